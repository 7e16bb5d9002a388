namespace YouthCity.Core.Ballots;

/// <summary>The mean of what is left when the same number of values is cut off at each end, as R's <c>mean(x, trim)</c> takes it.</summary>
public static class TrimmedMean
{
    /// <summary>Makes up for a share such as 0.29, of which 100 times is a hair less than 29.</summary>
    private const double Hair = 1e-9;

    /// <param name="values">At least one.</param>
    /// <param name="trim">0 to below 0.5: of n values the smallest and the largest [trim x n] are cut off; with few values that is none.</param>
    public static double Of(IEnumerable<double> values, double trim)
    {
        double[] sorted = [.. values.Order()];
        var cut = (int)((trim * sorted.Length) + Hair);
        var sum = 0.0;
        for (var i = cut; i < sorted.Length - cut; i++)
            sum += sorted[i];
        return sum / (sorted.Length - (2 * cut));
    }
}
