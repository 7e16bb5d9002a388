using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Prizes;

/// <summary>The prize allocation, in som; paid and undistributed add up to the fund.</summary>
/// <param name="Currency">The code of the currency (ISO 4217).</param>
/// <param name="Fund">What all prizes add up to at most, in som.</param>
/// <param name="Paid">What the prizes add up to, in som.</param>
/// <param name="Undistributed">What of the fund nobody gets, in som.</param>
/// <param name="Places">The prize of each place in som, the first place first.</param>
/// <param name="Cities">Those that get a prize, the first place first.</param>
public sealed record PrizesResponse(
    string Contest, string Currency, Money Fund, Money Paid, Money Undistributed, IReadOnlyList<Money> Places, IReadOnlyList<PrizeLine> Cities) : ResultResponse
{
    public override ResultResponse At(Standing standing) => (PrizesResponse)base.At(standing) with { Cities = [.. Cities.Select(line => line.At(standing))] };

    public static PrizesResponse Of(ContestResult result) => new(
        result.Contest.Id,
        result.Contest.Prizes.Currency,
        result.Allocation.Fund,
        result.Allocation.Paid,
        result.Allocation.Undistributed,
        result.Contest.Prizes.Places,
        [.. result.Ranks.Order.Where(city => result.Allocation.Prizes[city] > Money.Zero).Select(city => new PrizeLine(
            result.Contest.Cities[city].Id, result.Ranks.Rank(city)!.Value, result.Ranks.Tied(city), result.Allocation.Prizes[city]!.Value))]);

    public CsvTable Table(Contest contest, Language language) => new(
        ["rank", "city", "name", "tied", "prize", "prizeIfItStayedSo"],
        Cities.Select(IReadOnlyList<object?> (line) =>
            [line.Rank, line.City, contest.Cities[contest.FindCity(line.City)!.Value].Name.In(language), line.Tied, line.Prize, line.PrizeIfItStayedSo]));
}

/// <summary>A city that gets a prize; tied cities share the prizes of the places they span.</summary>
/// <param name="Rank">1 is first.</param>
/// <param name="Prize">Null before the contest is decided.</param>
public sealed record PrizeLine(string City, int Rank, bool Tied, Money? Prize)
{
    /// <summary>The prize that it would have if the contest were decided as it stands; there only before it is decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? PrizeIfItStayedSo { get; init; }

    public PrizeLine At(Standing standing) => standing.IsProvisional ? this with { Prize = null, PrizeIfItStayedSo = Prize } : this;
}
