using System.Diagnostics.CodeAnalysis;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

/// <summary>What the contest comes to: scores, ranks and prizes, from rules and applications alone.</summary>
public sealed record ContestResult(ScoreTable Scores, CityRanks Ranks, Allocation Allocation)
{
    public Contest Contest => Scores.Contest;

    /// <summary>True with the result, or false with the reason why the rules cannot score these applications.</summary>
    public static bool TryCompute(
        Contest contest, ApplicationSheet sheet, [NotNullWhen(true)] out ContestResult? result, [NotNullWhen(false)] out ScoringRefusal? refusal)
    {
        result = null;
        if (!Scorer.TryScore(contest, sheet, out var scores, out refusal))
            return false;
        var ranks = CityRanks.Of(scores);
        result = new(scores, ranks, Allocation.Of(contest.Prizes, ranks));
        return true;
    }

    /// <summary>The receipts of all cities in the order of their ranks, unranked ones last.</summary>
    public IEnumerable<Receipt> Receipts() => Ranks.Order.Select(city => Receipt.Of(this, city));

    /// <summary>What was left out because it cannot tell the cities apart.</summary>
    public IReadOnlyList<LeftOut> LeftOut() =>
        [.. Enumerable.Range(0, Contest.Indicators.Count).Select(Results.LeftOut.Of(Scores)).OfType<LeftOut>()];
}
