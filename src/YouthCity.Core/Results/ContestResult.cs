using System.Diagnostics.CodeAnalysis;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

/// <summary>What the contest comes to: scores, ranks and prizes, from rules, applications and, where the rules ask for them, ballots alone.</summary>
/// <param name="Scores">Of the indicators, without the jury.</param>
public sealed record ContestResult(ScoreTable Scores, CityRanks Ranks, Allocation Allocation)
{
    public Contest Contest => Scores.Contest;

    /// <summary>The jury's part in the totals; null if the rules give it none.</summary>
    public JuryShare? Jury { get; init; }

    /// <summary>The jury's scores, where they act: they have a share of the totals, or part ties.</summary>
    public JuryScores? Judged { get; init; }

    /// <summary>True with the result of applications without any ballot, or false with the reason why the rules cannot score them.</summary>
    public static bool TryCompute(
        Contest contest, ApplicationTable sheet, [NotNullWhen(true)] out ContestResult? result, [NotNullWhen(false)] out ScoringRefusal? refusal) =>
        TryCompute(contest, sheet, jury: null, out result, out refusal);

    /// <summary>True with the result of what a contest holds, or false with the reason why the rules cannot score it.</summary>
    public static bool TryCompute(
        Contest contest, ContestContent content, [NotNullWhen(true)] out ContestResult? result, [NotNullWhen(false)] out ScoringRefusal? refusal) =>
        TryCompute(contest, ApplicationTable.Of(contest, content.Application), content, out result, out refusal);

    /// <param name="sheet">The applications among the content.</param>
    public static bool TryCompute(
        Contest contest, ApplicationTable sheet, ContestContent content, [NotNullWhen(true)] out ContestResult? result, [NotNullWhen(false)] out ScoringRefusal? refusal) =>
        TryCompute(contest, sheet, contest.IsJudged ? JuryScores.Of(contest, content.Ballots) : null, out result, out refusal);

    /// <param name="jury">Looked at only where the rules ask for it.</param>
    public static bool TryCompute(
        Contest contest, ApplicationTable sheet, JuryScores? jury, [NotNullWhen(true)] out ContestResult? result, [NotNullWhen(false)] out ScoringRefusal? refusal)
    {
        result = null;
        if (!Scorer.TryScore(contest, sheet, out var scores, out refusal))
            return false;
        var judged = contest.IsJudged ? jury ?? JuryScores.None(contest) : null;
        var part = contest.Jury.Share > 0 ? JuryShare.Of(judged!, contest.Jury.Share, scores.Totals) : null;
        var ranks = CityRanks.Of(part is null ? scores.Totals : part.Totals(scores.Totals), scores, judged is null ? null : judged.Score);
        result = new(scores, ranks, Allocation.Of(contest.Prizes, ranks)) { Jury = part, Judged = judged };
        return true;
    }

    /// <summary>The city's total, the jury's part included; null for an unranked city.</summary>
    public double? Total(int city) => Scores.Total(city) is { } indicators ? Jury?.Total(city, indicators) ?? indicators : null;

    /// <summary>The receipts of all cities in the order of their ranks, unranked ones last.</summary>
    public IEnumerable<Receipt> Receipts() => Ranks.Order.Select(city => Receipt.Of(this, city));

    /// <summary>What was left out because it cannot tell the cities apart.</summary>
    public IReadOnlyList<LeftOut> LeftOut() =>
        [.. Enumerable.Range(0, Contest.Indicators.Count).Select(Results.LeftOut.Of(Scores)).OfType<LeftOut>()];
}
