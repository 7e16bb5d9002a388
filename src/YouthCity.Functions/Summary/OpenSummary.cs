using YouthCity.Core;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Summary;

/// <summary>What everyone may see before the result is published: who takes part, and social orders (МСЗ) in som.</summary>
public sealed record OpenSummary(string Contest, Money Fund, IReadOnlyList<OpenSummaryLine> Cities, int SocialOrders, Money SocialOrderAmount)
{
    public static OpenSummary Of(ContestState state, Language language) => new(
        state.Contest.Id,
        state.Contest.Prizes.Fund,
        [.. state.Contest.Cities.Select((city, position) => OpenSummaryLine.Of(state, position, language))],
        state.Sums.Total.Orders,
        state.Sums.Total.Amount);

    public CsvTable Table() => new(
        ["city", "name", "applied", "socialOrders", "socialOrderAmount"],
        Cities.Select(IReadOnlyList<object?> (line) => [line.City, line.Name, line.Applied, line.SocialOrders, line.SocialOrderAmount]));
}

public sealed record OpenSummaryLine(string City, string Name, bool Applied, int SocialOrders, Money SocialOrderAmount)
{
    public static OpenSummaryLine Of(ContestState state, int position, Language language)
    {
        var city = state.Contest.Cities[position];
        var sum = state.Sums.City(city.Id);
        return new(city.Id, city.Name.In(language), state.Sheet.Coverage(position) > 0, sum.Orders, sum.Amount);
    }
}
