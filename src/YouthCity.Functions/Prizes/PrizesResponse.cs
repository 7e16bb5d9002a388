using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Prizes;

/// <summary>The prize allocation, in som; paid and undistributed add up to the fund.</summary>
public sealed record PrizesResponse(
    string Contest, string Currency, Money Fund, Money Paid, Money Undistributed, IReadOnlyList<Money> Places, IReadOnlyList<PrizeLine> Cities)
{
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
        ["rank", "city", "name", "tied", "prize"],
        Cities.Select(IReadOnlyList<object?> (line) =>
            [line.Rank, line.City, contest.Cities[contest.FindCity(line.City)!.Value].Name.In(language), line.Tied, line.Prize]));
}

/// <summary>A city that gets a prize; tied cities share the prizes of the places they span.</summary>
public sealed record PrizeLine(string City, int Rank, bool Tied, Money Prize);
