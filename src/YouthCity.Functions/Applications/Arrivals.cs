using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Applications;

/// <summary>What has arrived, city by city.</summary>
/// <param name="Version">The contest's version; none before the first act. It is what <c>If-Match</c> takes.</param>
/// <param name="Cities">Every city, in the order of the rules.</param>
public sealed record Arrivals(string Contest, string? Version, IReadOnlyList<Arrival> Cities)
{
    public static Arrivals Of(ContestState state) => new(
        state.Contest.Id, state.Version.Hash?.Hex, [.. Enumerable.Range(0, state.Contest.Cities.Count).Select(city => Arrival.Of(state, city))]);

    public CsvTable Table() => new(
        ["city", "applied", "values", "baselines", "indicators", "missing values", "missing baselines"],
        Cities.Select(IReadOnlyList<object?> (city) =>
            [city.City, city.Applied, city.Values, city.Baselines, city.Indicators, string.Join(" ", city.MissingValues), string.Join(" ", city.MissingBaselines)]));
}

/// <summary>What of one city's application is there.</summary>
/// <param name="Values">How many current values.</param>
/// <param name="Baselines">How many baselines.</param>
/// <param name="Indicators">How many there could be.</param>
/// <param name="MissingValues">Ids of the indicators without a current value.</param>
/// <param name="MissingBaselines">Ids of the indicators without a baseline; empty where the rules do not look at progress.</param>
public sealed record Arrival(
    string City, bool Applied, int Values, int Baselines, int Indicators, IReadOnlyList<string> MissingValues, IReadOnlyList<string> MissingBaselines)
{
    public static Arrival Of(ContestState state, int city)
    {
        var (contest, sheet) = (state.Contest, state.Sheet);
        var values = Missing(contest, indicator => sheet.Value(indicator, city));
        var baselines = Missing(contest, indicator => sheet.Baseline(indicator, city));
        return new(
            contest.Cities[city].Id,
            sheet.Coverage(city) > 0,
            sheet.Indicators - values.Count,
            sheet.Indicators - baselines.Count,
            sheet.Indicators,
            values,
            contest.Scoring.ProgressCounts ? baselines : []);
    }

    private static List<string> Missing(Contest contest, Func<int, double?> number) =>
        [.. Enumerable.Range(0, contest.Indicators.Count).Where(i => number(i) is null).Select(i => contest.Indicators[i].Id)];
}
