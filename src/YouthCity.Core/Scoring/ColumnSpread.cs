using System.Numerics;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>How the numbers of a column lie: their extremes, and where a method asks for them mean, deviation and order.</summary>
internal readonly ref struct ColumnSpread
{
    private readonly ReadOnlySpan<double> _numbers;
    private readonly int _gaps;
    private readonly double _squares;
    private readonly RoundingError _blur;

    /// <param name="numbers">NaN is a gap.</param>
    /// <param name="participants">How many cities take part: where the mean fills gaps, those of these are thought filled.</param>
    /// <param name="rounding">What the numbers were computed from; none where they were not computed.</param>
    public ColumnSpread(ReadOnlySpan<double> numbers, int participants, RoundingError rounding, Normalisation method, bool fillsGaps)
    {
        _blur = rounding;
        _numbers = numbers;
        (Lowest, Highest, Present) = Extremes(numbers);
        _gaps = participants - Present;
        var deviates = method is Normalisation.ZScore or Normalisation.Standardised;
        if (Present == 0 || !(fillsGaps || deviates))
            return;
        Mean = MeanOf(numbers, Present, Lowest, Highest);
        if (deviates)
            _squares = SquaresAround(Mean, numbers);
    }

    /// <summary>How many numbers there are, gaps among them.</summary>
    public int Cities => _numbers.Length;

    /// <summary>How many numbers are not gaps.</summary>
    public int Present { get; }

    public double Lowest { get; }

    public double Highest { get; }

    /// <summary>The mean of the numbers present, never outside their extremes.</summary>
    public double Mean { get; }

    /// <summary>Decided by the extremes: the deviation of equal numbers can come out a little above 0.</summary>
    public bool TellsCitiesApart => Present > 0 && _blur.TellsApart(_numbers, Lowest, Highest);

    /// <summary>The standard deviation; filled gaps count as numbers that lie at the mean.</summary>
    /// <param name="ofSample">With n - 1, else that of the population.</param>
    public double Deviation(bool fillsGaps, bool ofSample) =>
        Math.Sqrt(_squares / Math.Max(1, Present + (fillsGaps ? _gaps : 0) - (ofSample ? 1 : 0)));

    /// <summary>The upper ends of the numbers, read so that more is better, from worst to best; filled gaps are among them.</summary>
    public double[] Ascending(double direction, bool fillsGaps)
    {
        var ascending = new double[Present + (fillsGaps && Present > 0 ? _gaps : 0)];
        Array.Fill(ascending, Mean * direction);
        var next = 0;
        for (var i = 0; i < _numbers.Length; i++)
        {
            if (!double.IsNaN(_numbers[i]))
                ascending[next++] = (_numbers[i] * direction) + _blur.Of(i);
        }

        Array.Sort(ascending);
        return ascending;
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
