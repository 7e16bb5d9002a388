using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Summary;

/// <summary>Who takes part, and the state social orders (MSZ) of every city; money in som.</summary>
/// <param name="Fund">What all prizes add up to at most, in som.</param>
/// <param name="Cities">A line for each city.</param>
/// <param name="SocialOrders">How many state social orders (MSZ) there are.</param>
/// <param name="SocialOrderAmount">What they add up to, in som.</param>
public record SummaryResponse<TLine>(string Contest, Money Fund, IReadOnlyList<TLine> Cities, int SocialOrders, Money SocialOrderAmount) : ResultResponse
    where TLine : SummaryLine;

/// <summary>What everyone may see before the result is published, in the order of the contest's cities.</summary>
public sealed record OpenSummary(string Contest, Money Fund, IReadOnlyList<SummaryLine> Cities, int SocialOrders, Money SocialOrderAmount)
    : SummaryResponse<SummaryLine>(Contest, Fund, Cities, SocialOrders, SocialOrderAmount)
{
    /// <summary>It shows no result.</summary>
    public override ResultResponse At(Standing standing) => this;

    public static OpenSummary Of(ContestState state, Language language) => new(
        state.Contest.Id, state.Contest.Prizes.Fund, [.. state.Contest.Cities.Select((_, city) => SummaryLine.Of(state, city, language))],
        state.Sums.Total.Orders, state.Sums.Total.Amount);

    public CsvTable Table() => new(
        ["city", "name", "applied", "socialOrders", "socialOrderAmount"],
        Cities.Select(IReadOnlyList<object?> (line) => [line.City, line.Name, line.Applied, line.SocialOrders, line.SocialOrderAmount]));
}

/// <summary>The same with rank and prize of every city, in the order of the ranks, and the totals.</summary>
/// <param name="Paid">What the prizes add up to, in som.</param>
/// <param name="Undistributed">What of the fund nobody gets, in som.</param>
public sealed record ScoredSummary(
    string Contest, Money Fund, Money Paid, Money Undistributed, IReadOnlyList<ScoredSummaryLine> Cities, int SocialOrders, Money SocialOrderAmount)
    : SummaryResponse<ScoredSummaryLine>(Contest, Fund, Cities, SocialOrders, SocialOrderAmount)
{
    public override ResultResponse At(Standing standing) => (ScoredSummary)base.At(standing) with { Cities = [.. Cities.Select(line => line.At(standing))] };

    public static ScoredSummary Of(ContestState state, ContestResult result, Language language) => new(
        state.Contest.Id, result.Allocation.Fund, result.Allocation.Paid, result.Allocation.Undistributed,
        [.. result.Ranks.Order.Select(city => ScoredSummaryLine.Of(state, result, city, language))], state.Sums.Total.Orders, state.Sums.Total.Amount);

    public CsvTable Table() => new(
        ["rank", "city", "name", "tied", "score", "prize", "prizeIfItStayedSo", "reason", "applied", "socialOrders", "socialOrderAmount"],
        Cities.Select(IReadOnlyList<object?> (line) =>
        [
            line.Rank, line.City, line.Name, line.Tied, line.Score, line.Prize, line.PrizeIfItStayedSo, Word.Of("reason", line.Reason), line.Applied, line.SocialOrders, line.SocialOrderAmount,
        ]));
}

/// <summary>A city in one line: whether it takes part, and its social orders.</summary>
/// <param name="Name">The city's name in the language asked for.</param>
public record SummaryLine(string City, string Name, bool Applied, int SocialOrders, Money SocialOrderAmount)
{
    public static SummaryLine Of(ContestState state, int position, Language language)
    {
        var city = state.Contest.Cities[position];
        var sum = state.Sums.City(city.Id);
        return new(city.Id, city.Name.In(language), state.Sheet.Coverage(position) > 0, sum.Orders, sum.Amount);
    }
}

/// <summary>A city in one line, with its rank and prize.</summary>
/// <param name="Score">The total, from 0 to 100, unrounded; null if the city is unranked.</param>
/// <param name="Prize">In som; 0 for a ranked city without one, null for an unranked city and before the contest is decided.</param>
/// <param name="Reason">Why the city is unranked: <c>no-application</c>, <c>gaps</c>, <c>too-little-data</c> or <c>nothing-to-compare</c>; null if it is ranked.</param>
public sealed record ScoredSummaryLine(
    string City, string Name, int? Rank, bool Tied, double? Score, Money? Prize, string? Reason, bool Applied, int SocialOrders, Money SocialOrderAmount)
    : SummaryLine(City, Name, Applied, SocialOrders, SocialOrderAmount)
{
    /// <summary>The prize that it would have if the contest were decided as it stands; there only before it is decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? PrizeIfItStayedSo { get; init; }

    public ScoredSummaryLine At(Standing standing) => standing.IsProvisional ? this with { Prize = null, PrizeIfItStayedSo = Prize } : this;

    public static ScoredSummaryLine Of(ContestState state, ContestResult result, int city, Language language)
    {
        var open = SummaryLine.Of(state, city, language);
        return new(
            open.City, open.Name, result.Ranks.Rank(city), result.Ranks.Tied(city), result.Total(city), result.Allocation.Prizes[city],
            UnrankedReasons.Of(result.Scores, city)?.Code(), open.Applied, open.SocialOrders, open.SocialOrderAmount);
    }
}
