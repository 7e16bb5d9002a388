using System.Numerics;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>How the numbers of a column lie: their extremes, and where a method asks for them mean, deviation and order.</summary>
internal readonly ref struct ColumnSpread
{
    private readonly ReadOnlySpan<double> _numbers;
    private readonly int _gaps;
    private readonly double _squares;

    /// <param name="numbers">NaN is a gap.</param>
    /// <param name="gaps">How many gaps are to be thought filled where the mean fills them.</param>
    /// <param name="noise">How far apart numbers can come out that are equal on paper; 0 where none was computed.</param>
    public ColumnSpread(ReadOnlySpan<double> numbers, int gaps, double noise, Normalisation method, bool fillsGaps)
    {
        Noise = noise;
        _numbers = numbers;
        _gaps = gaps;
        (Lowest, Highest, Present) = Extremes(numbers);
        if (Present == 0 || !(fillsGaps || method == Normalisation.ZScore))
            return;
        Mean = MeanOf(numbers, Present, Lowest, Highest);
        if (method == Normalisation.ZScore)
            _squares = SquaresAround(Mean, numbers);
    }

    /// <summary>How far apart numbers can come out that are equal on paper.</summary>
    public double Noise { get; }

    /// <summary>How many numbers are not gaps.</summary>
    public int Present { get; }

    public double Lowest { get; }

    public double Highest { get; }

    /// <summary>The mean of the numbers present, never outside their extremes.</summary>
    public double Mean { get; }

    /// <summary>Decided by the extremes: the deviation of equal numbers can come out a little above 0.</summary>
    public bool TellsCitiesApart => Present > 0 && Highest - Lowest > Noise;

    /// <summary>The standard deviation with n - 1; filled gaps count as numbers that lie at the mean.</summary>
    public double Deviation(bool fillsGaps) => Math.Sqrt(_squares / Math.Max(1, Present + (fillsGaps ? _gaps : 0) - 1));

    /// <summary>The numbers, read so that more is better, from worst to best; filled gaps are among them.</summary>
    public double[] Ascending(double direction, bool fillsGaps)
    {
        var ascending = new double[Present + (fillsGaps && Present > 0 ? _gaps : 0)];
        Array.Fill(ascending, Mean * direction);
        var next = 0;
        foreach (var number in _numbers)
        {
            if (!double.IsNaN(number))
                ascending[next++] = number * direction;
        }

        Array.Sort(ascending);
        return ascending;
    }

    /// <summary>The number farthest from 0 that any of these changes comes from; 0 where there is none.</summary>
    public static double LargestBehind(ReadOnlySpan<double> changes, ReadOnlySpan<double> values, ReadOnlySpan<double> baselines)
    {
        var (largest, width, i) = (Vector<double>.Zero, Vector<double>.Count, 0);
        for (; i <= changes.Length - width; i += width)
        {
            var change = new Vector<double>(changes[i..]);
            var behind = Vector.Max(Vector.Abs(new Vector<double>(values[i..])), Vector.Abs(new Vector<double>(baselines[i..])));
            var counts = Vector.Equals(change, change) & Vector.GreaterThan(behind, largest);
            largest = Vector.ConditionalSelect(counts, behind, largest);
        }

        var most = 0.0;
        for (var lane = 0; lane < width; lane++)
            most = Math.Max(most, largest[lane]);
        for (; i < changes.Length; i++)
            most = double.IsNaN(changes[i]) ? most : Math.Max(most, Math.Max(Math.Abs(values[i]), Math.Abs(baselines[i])));
        return most;
    }

    private static (double Lowest, double Highest, int Present) Extremes(ReadOnlySpan<double> numbers)
    {
        var (lowest, highest) = (new Vector<double>(double.PositiveInfinity), new Vector<double>(double.NegativeInfinity));
        var present = Vector<long>.Zero;
        var i = 0;
        for (; i <= numbers.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var number = new Vector<double>(numbers[i..]);
            lowest = Vector.ConditionalSelect(Vector.LessThan(number, lowest), number, lowest);
            highest = Vector.ConditionalSelect(Vector.GreaterThan(number, highest), number, highest);
            present -= Vector.Equals(number, number);
        }

        var (low, high, count) = (double.PositiveInfinity, double.NegativeInfinity, Vector.Sum(present));
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            (low, high) = (Math.Min(low, lowest[lane]), Math.Max(high, highest[lane]));
        for (; i < numbers.Length; i++)
        {
            var number = numbers[i];
            low = number < low ? number : low;
            high = number > high ? number : high;
            count += double.IsNaN(number) ? 0 : 1;
        }

        // -0 and 0 are equal but not the same bits; which of them came first must not matter.
        return (low + 0.0, high + 0.0, (int)count);
    }

    private static double MeanOf(ReadOnlySpan<double> numbers, int present, double lowest, double highest)
    {
        var sum = 0.0;
        foreach (var number in numbers)
            sum += double.IsNaN(number) ? 0 : number;
        return Math.Clamp(sum / present, lowest, highest);
    }

    private static double SquaresAround(double mean, ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        foreach (var number in numbers)
        {
            var difference = number - mean;
            sum += double.IsNaN(number) ? 0 : difference * difference;
        }

        return sum;
    }
}
