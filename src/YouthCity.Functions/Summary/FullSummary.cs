using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Robustness;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Summary;

/// <summary>Place, prize and social orders (МСЗ) of every city, in the order of the ranks, with the totals; money in som.</summary>
public sealed record FullSummary(
    string Contest, Money Fund, Money Paid, Money Undistributed, IReadOnlyList<FullSummaryLine> Cities, int SocialOrders, Money SocialOrderAmount)
{
    public static FullSummary Of(ContestState state, ContestResult result, Language language) => new(
        state.Contest.Id,
        result.Allocation.Fund,
        result.Allocation.Paid,
        result.Allocation.Undistributed,
        [.. result.Ranks.Order.Select(city => FullSummaryLine.Of(state, result, city, language))],
        state.Sums.Total.Orders,
        state.Sums.Total.Amount);

    public CsvTable Table() => new(
        ["rank", "city", "name", "tied", "score", "prize", "reason", "applied", "socialOrders", "socialOrderAmount"],
        Cities.Select(IReadOnlyList<object?> (line) =>
        [
            line.Rank, line.City, line.Name, line.Tied, line.Score, line.Prize, line.Reason, line.Applied, line.SocialOrders, line.SocialOrderAmount,
        ]));
}

public sealed record FullSummaryLine(
    string City, string Name, int? Rank, bool Tied, double? Score, Money? Prize, string? Reason, bool Applied, int SocialOrders, Money SocialOrderAmount)
{
    public static FullSummaryLine Of(ContestState state, ContestResult result, int city, Language language)
    {
        var open = OpenSummaryLine.Of(state, city, language);
        return new(
            open.City, open.Name, result.Ranks.Rank(city), result.Ranks.Tied(city), result.Total(city), result.Allocation.Prizes[city],
            UnrankedReasons.Of(result.Scores, city)?.Code(), open.Applied, open.SocialOrders, open.SocialOrderAmount);
    }
}
