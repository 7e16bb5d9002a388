using System.Numerics;

namespace YouthCity.Core.Scoring;

/// <summary>
/// How far from its value on paper each change can come out (0.2 to 0.3 and 1.1 to 1.2 are the same on paper): value, baseline and difference are each
/// rounded by at most 2^-53 of the larger of the first two. Two changes whose ranges meet are equal; numbers of up to 15 digits that differ, differ by
/// more. One city's huge number blurs its own change alone.
/// </summary>
internal readonly ref struct RoundingError(ReadOnlySpan<double> values, ReadOnlySpan<double> baselines)
{
    private const double Rounding = 1.0 / (1L << 51);

    private readonly ReadOnlySpan<double> _values = values;
    private readonly ReadOnlySpan<double> _baselines = baselines;

    /// <summary>Numbers as they were reported, which are what they are.</summary>
    public static RoundingError None => default;

    public double Of(int city) => _values.IsEmpty ? 0 : Rounding * Math.Max(Math.Abs(_values[city]), Math.Abs(_baselines[city]));

    /// <summary>Whether any two of the numbers differ.</summary>
    /// <param name="numbers">NaN is a gap.</param>
    public bool TellsApart(ReadOnlySpan<double> numbers, double lowest, double highest)
    {
        if (_values.IsEmpty)
            return highest > lowest;
        var (width, i) = (Vector<double>.Count, 0);
        var (low, high) = (new Vector<double>(double.PositiveInfinity), new Vector<double>(double.NegativeInfinity));
        for (; i <= numbers.Length - width; i += width)
        {
            var number = new Vector<double>(numbers[i..]);
            var rounding = new Vector<double>(Rounding) * Vector.Max(Vector.Abs(new Vector<double>(_values[i..])), Vector.Abs(new Vector<double>(_baselines[i..])));
            var (upper, lower) = (number + rounding, number - rounding);
            low = Vector.ConditionalSelect(Vector.LessThan(upper, low), upper, low);
            high = Vector.ConditionalSelect(Vector.GreaterThan(lower, high), lower, high);

            // Two that differ are all it takes, and nearly every column has them among its first.
            if (Vector.GreaterThanAny(high, low))
                return true;
        }

        var (lowestUpper, highestLower) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var lane = 0; lane < width; lane++)
            (lowestUpper, highestLower) = (Math.Min(lowestUpper, low[lane]), Math.Max(highestLower, high[lane]));
        for (; i < numbers.Length; i++)
        {
            lowestUpper = numbers[i] + Of(i) < lowestUpper ? numbers[i] + Of(i) : lowestUpper;
            highestLower = numbers[i] - Of(i) > highestLower ? numbers[i] - Of(i) : highestLower;
        }

        return highestLower > lowestUpper;
    }
}
