using YouthCity.Core;
using YouthCity.Core.Names;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Overview;

/// <summary>What has arrived from a city, group by group, and its action plan.</summary>
/// <param name="Actions">How many actions its plan has; 0 where none has arrived.</param>
/// <param name="Missing">How many values and, where the rules look at progress, baselines are not there.</param>
public sealed record ArrivalRow(int City, IReadOnlyList<ArrivalCell> Groups, int Actions, int Missing)
{
    /// <summary>All cities in the order of their names.</summary>
    public static IReadOnlyList<ArrivalRow> All(ContestState state, Language language) =>
        [.. Enumerable.Range(0, state.Contest.Cities.Count).OrderBy(city => state.Contest.Cities[city].Name.In(language), Alphabet.Order).Select(city => Of(state, city))];

    private static ArrivalRow Of(ContestState state, int city)
    {
        var (contest, sheet) = (state.Contest, state.Sheet);
        var cells = contest.Groups.Select((_, group) =>
        {
            var own = Enumerable.Range(0, contest.Indicators.Count).Where(i => contest.Indicators[i].Group == group).ToList();
            var values = own.Count(i => sheet.Value(i, city) is not null);
            return new ArrivalCell(values, own.Count, contest.Scoring.ProgressCounts ? own.Count(i => sheet.Baseline(i, city) is null) : 0);
        }).ToList();
        return new(city, cells, state.Content.Plan(contest.Cities[city].Id).Count, cells.Sum(cell => cell.All - cell.Values + cell.NoBaseline));
    }
}

/// <param name="Values">How many values are there, of how many there could be.</param>
/// <param name="NoBaseline">How many baselines are not there, where the rules look at progress.</param>
public sealed record ArrivalCell(int Values, int All, int NoBaseline);
