using YouthCity.Core.Applications;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

/// <summary>
/// The best and the worst rank a city could have if its gaps were filled: each with the best, or the worst, value that any city reported for the
/// indicator, and a missing baseline so that the change is the best, or the worst, of any city. Everything is scored again with them.
/// </summary>
/// <param name="Best">The best rank, 1 is first.</param>
/// <param name="Worst">The worst rank.</param>
public sealed record GapRanks(int Best, int Worst)
{
    /// <summary>Null for a city without gaps, for one that reported nothing at all, and where a filled city could not be ranked either.</summary>
    public static GapRanks? Of(ContestResult result, int city)
    {
        var sheet = result.Scores.Sheet;
        if (sheet.Coverage(city) == 0 || !HasGaps(result, city))
            return null;
        var (one, other) = (Rank(result, city, 1), Rank(result, city, -1));
        return one is null || other is null ? null : new(Math.Min(one.Value, other.Value), Math.Max(one.Value, other.Value));
    }

    private static bool HasGaps(ContestResult result, int city) => Enumerable.Range(0, result.Contest.Indicators.Count).Any(i =>
        result.Scores.Sheet.Value(i, city) is null || (result.Contest.Scoring.ProgressCounts && result.Scores.Sheet.Baseline(i, city) is null));

    private static int? Rank(ContestResult result, int city, int better) =>
        ContestResult.TryCompute(result.Contest, Fill(result.Scores, city, better), result.Judged, out var filled, out _) ? filled.Ranks.Rank(city) : null;

    private static ApplicationTable Fill(ScoreTable scores, int city, int better)
    {
        var sheet = scores.Sheet.Copy();
        for (var i = 0; i < sheet.Indicators; i++)
        {
            var direction = scores.Contest.Indicators[i].Direction;
            if (sheet.Value(i, city) is null)
                sheet.Put(i, city, null, Extreme(scores.Sheet.Values(i), [], direction * better));
            if (sheet.Value(i, city) is { } value && sheet.Baseline(i, city) is null)
                sheet.Put(i, city, value - Extreme(scores.Sheet.Values(i), scores.Sheet.Baselines(i), direction * better), null);
        }

        return sheet;
    }

    /// <summary>The highest (or lowest) number, or difference to the other numbers; null if there is none.</summary>
    private static double? Extreme(ReadOnlySpan<double> numbers, ReadOnlySpan<double> others, int upwards)
    {
        double? extreme = null;
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = others.Length == 0 ? numbers[i] : numbers[i] - others[i];
            if (!double.IsNaN(number) && (extreme is null || (number - extreme) * upwards > 0))
                extreme = number;
        }

        return extreme;
    }
}
