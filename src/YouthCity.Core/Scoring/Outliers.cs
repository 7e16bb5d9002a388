using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>Winsorising: which of a column's numbers lie so far out that they are pulled in to their nearest neighbour.</summary>
internal static class Outliers
{
    /// <summary>Excess kurtosis is not defined for fewer.</summary>
    private const int Fewest = 4;

    /// <summary>
    /// The bounds that numbers are pulled in to; none where no number is. While both measures exceed their limits, all numbers at the extreme on
    /// the side of the skew go to the next one. It ends before more than the allowed number of cities would be pulled in, and before all numbers
    /// would be equal.
    /// </summary>
    /// <param name="numbers">NaN is a gap.</param>
    public static (double Lowest, double Highest)? Bounds(Winsorising limits, ReadOnlySpan<double> numbers)
    {
        var sorted = Present(numbers);
        var (from, to) = (0, sorted.Length);
        while (Exceeds(limits, sorted, out var above))
        {
            var next = above ? NextBelow(sorted, to) : NextAbove(sorted, from);
            var pulled = above ? from + sorted.Length - next : next + sorted.Length - to;
            if (pulled > limits.MaxPoints || sorted[above ? next - 1 : next] == sorted[above ? from : to - 1])
                break;
            (from, to) = above ? (from, next) : (next, to);
            sorted.AsSpan(..from).Fill(sorted[from]);
            sorted.AsSpan(to..).Fill(sorted[to - 1]);
        }

        return from > 0 || to < sorted.Length ? (sorted[from], sorted[to - 1]) : null;
    }

    /// <summary>Sorted, so that sums do not depend on the order of the cities.</summary>
    private static double[] Present(ReadOnlySpan<double> numbers)
    {
        var present = new List<double>(numbers.Length);
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number))
                present.Add(number);
        }

        present.Sort();
        return [.. present];
    }

    private static int NextBelow(double[] sorted, int to)
    {
        var next = to;
        while (next > 0 && sorted[next - 1] == sorted[^1])
            next--;
        return next;
    }

    private static int NextAbove(double[] sorted, int from)
    {
        var next = from;
        while (next < sorted.Length && sorted[next] == sorted[0])
            next++;
        return next;
    }

    /// <param name="above">Whether the long tail is that of the high numbers.</param>
    private static bool Exceeds(Winsorising limits, double[] numbers, out bool above)
    {
        above = false;
        if (numbers.Length < Fewest || numbers[0] == numbers[^1])
            return false;
        var (skewness, kurtosis) = Measures(numbers);
        above = skewness > 0;
        return Math.Abs(skewness) > limits.Skewness && kurtosis > limits.Kurtosis;
    }

    /// <summary>
    /// Bias-corrected sample skewness and excess kurtosis, as Excel's SKEW and KURT (Joanes &amp; Gill 1998, G1 and G2). Numbers are measured by their
    /// range, so that squares of very small ones are not lost.
    /// </summary>
    /// <param name="numbers">Sorted, and not all equal.</param>
    private static (double Skewness, double Kurtosis) Measures(ReadOnlySpan<double> numbers)
    {
        var (n, range) = ((double)numbers.Length, numbers[^1] - numbers[0]);
        var (sum, squares, cubes, fourths) = (0.0, 0.0, 0.0, 0.0);
        foreach (var number in numbers)
            sum += number;
        var mean = sum / n;
        foreach (var number in numbers)
            squares += (number - mean) / range * ((number - mean) / range);
        var deviation = Math.Sqrt(squares / (n - 1));
        foreach (var number in numbers)
        {
            var z = (number - mean) / range / deviation;
            cubes += z * z * z;
            fourths += z * z * z * z;
        }

        return (
            n / ((n - 1) * (n - 2)) * cubes,
            (n * (n + 1) / ((n - 1) * (n - 2) * (n - 3)) * fourths) - (3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3))));
    }
}
