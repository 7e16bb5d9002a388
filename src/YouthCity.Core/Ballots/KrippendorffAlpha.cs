namespace YouthCity.Core.Ballots;

/// <summary>What the distance between two values means.</summary>
public enum AlphaLevel
{
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}

/// <summary>
/// How far jurors agree beyond chance: 1 is full agreement, 0 is what chance gives, below 0 is systematic disagreement. Any number of jurors,
/// values may be missing (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
/// </summary>
public static class KrippendorffAlpha
{
    /// <param name="units">For each unit the values that it was given; units with fewer than two say nothing of agreement.</param>
    /// <returns>Null if there is nothing to compare: no unit with two values, or all values alike.</returns>
    public static double? Of(AlphaLevel level, IEnumerable<IReadOnlyList<double>> units)
    {
        var pairable = units.Where(unit => unit.Count > 1).ToList();
        double[] values = [.. pairable.SelectMany(unit => unit).Distinct().Order()];
        var coincidences = Coincidences(pairable, values);
        double[] counts = [.. Enumerable.Range(0, values.Length).Select(value => Enumerable.Range(0, values.Length).Sum(other => coincidences[value, other]))];
        var (observed, expected) = (0.0, 0.0);
        for (var low = 0; low < values.Length; low++)
        {
            for (var high = low + 1; high < values.Length; high++)
            {
                var distance = SquaredDistance(level, values, counts, low, high);
                observed += coincidences[low, high] * distance;
                expected += counts[low] * counts[high] * distance;
            }
        }

        var total = pairable.Sum(unit => unit.Count);
        return expected > 0 ? 1 - ((total - 1) * observed / expected) : null;
    }

    /// <summary>How often two values meet in a unit, each unit weighing as much as it has values.</summary>
    private static double[,] Coincidences(List<IReadOnlyList<double>> units, double[] values)
    {
        var coincidences = new double[values.Length, values.Length];
        foreach (var unit in units)
        {
            int[] at = [.. unit.Select(value => Array.BinarySearch(values, value))];
            for (var i = 0; i < at.Length; i++)
            {
                for (var j = 0; j < at.Length; j++)
                    coincidences[at[i], at[j]] += i == j ? 0 : 1.0 / (at.Length - 1);
            }
        }

        return coincidences;
    }

    private static double SquaredDistance(AlphaLevel level, double[] values, double[] counts, int low, int high)
    {
        var distance = level switch
        {
            AlphaLevel.Nominal => 1,
            AlphaLevel.Ordinal => counts.AsSpan(low, high - low + 1).ToArray().Sum() - ((counts[low] + counts[high]) / 2),
            AlphaLevel.Interval => values[high] - values[low],
            _ => (values[high] - values[low]) / (values[high] + values[low]),
        };
        return distance * distance;
    }
}
