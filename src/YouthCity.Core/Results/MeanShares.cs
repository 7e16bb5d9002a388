using YouthCity.Core.Criteria;

namespace YouthCity.Core.Results;

/// <summary>
/// What each sibling brings to a mean, so that the shares add up to it. The arithmetic mean is such a sum already, and so is Mazziotta-Pareto once
/// its penalty stands as a share of its own. The geometric mean is split by the logarithmic mean Divisia index (Ang 2005, "The LMDI approach to
/// decomposition analysis", Energy Policy 33, 867-871), against a city that scores the reference everywhere; the harmonic mean in the same way,
/// with reciprocals in the place of logarithms, where the quotient of differences is a plain product.
/// </summary>
internal static class MeanShares
{
    /// <summary>The reference where the rules set no floor: the lowest rank, and what a floor usually is.</summary>
    public const double UsualReference = 1;

    /// <summary>Closer than this, as a part of the reference, a quotient of differences is worse than the mean of its ends.</summary>
    private const double Near = 1e-6;

    /// <param name="weights">They add up to 1; 0 for a sibling that is not there.</param>
    /// <param name="mean">What these scores come to.</param>
    /// <param name="shares">Gets what each sibling brings.</param>
    /// <returns>What the mean takes off for imbalance, 0 or less; 0 where it takes nothing off.</returns>
    public static double Split(Mean method, double reference, ReadOnlySpan<double> weights, ReadOnlySpan<double> scores, double mean, Span<double> shares)
    {
        if (method is Mean.Geometric or Mean.Harmonic)
        {
            SplitByDifferences(method, reference, weights, scores, mean, shares);
            return 0;
        }

        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = weights[i] > 0 ? weights[i] * scores[i] : 0;
            sum += shares[i];
        }

        return method == Mean.MazziottaPareto ? mean - sum : 0;
    }

    private static void SplitByDifferences(
        Mean method, double reference, ReadOnlySpan<double> weights, ReadOnlySpan<double> scores, double mean, Span<double> shares)
    {
        var zeros = 0.0;
        for (var i = 0; i < shares.Length; i++)
            zeros += weights[i] > 0 && scores[i] <= 0 ? weights[i] : 0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = weights[i] <= 0 ? 0
                : zeros > 0 ? weights[i] * (reference - (scores[i] <= 0 ? reference / zeros : 0))
                : weights[i] * (reference + Lift(method, reference, scores[i], mean));
        }
    }

    /// <summary>How far a score lifts the mean above the reference; without its weight.</summary>
    private static double Lift(Mean method, double reference, double score, double mean) => method == Mean.Harmonic
        ? mean * reference * ((1 / reference) - (1 / score))
        : LogarithmicMean(mean, reference) * (Math.Log(score) - Math.Log(reference));

    private static double LogarithmicMean(double a, double b) =>
        Math.Abs(a - b) <= Near * b ? (a + b) / 2 : (a - b) / (Math.Log(a) - Math.Log(b));
}
