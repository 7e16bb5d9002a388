using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.History;

/// <summary>A cell (city and indicator) as it is and as it will be.</summary>
/// <param name="Before">Empty where the contest has nothing of the cell yet.</param>
public readonly record struct CellDifference(string City, string Indicator, ApplicationEntry Before, ApplicationEntry After);

/// <summary>A juror's ballot for a city as it is and as it will be.</summary>
public sealed record BallotDifference(string City, Ballot Before, Ballot After);

/// <summary>What a change alters; what it names and the contest holds already is no difference.</summary>
/// <param name="Cells">Found while they are gone through: a large file alters a million, of which few are shown.</param>
/// <param name="Removed">Rows of social orders that go; a row that stands twice goes twice.</param>
public sealed record ContestDifference(
    IEnumerable<CellDifference> Cells, IReadOnlyList<BallotDifference> Ballots, IReadOnlyList<SocialOrder> Removed, IReadOnlyList<SocialOrder> Added)
{
    /// <summary>What other rules say; empty where the rules stay.</summary>
    public IReadOnlyList<RuleDifference> Rules { get; init; } = [];

    /// <summary>Actions of plans that go.</summary>
    public IReadOnlyList<PlannedAction> RemovedActions { get; init; } = [];

    /// <summary>Actions of plans that come.</summary>
    public IReadOnlyList<PlannedAction> AddedActions { get; init; } = [];

    public bool IsEmpty => Ballots.Count + Removed.Count + Added.Count + RemovedActions.Count + AddedActions.Count + Rules.Count == 0 && !Cells.Any();

    /// <param name="rules">The rules in force.</param>
    public static ContestDifference Of(ContestChange change, ContestContent content, Contest rules) =>
        Of(change, content, [.. rules.Indicators.Select(indicator => indicator.Id)]) with { Rules = change.Rules is { } others ? RuleDifference.Of(rules, others) : [] };

    private static ContestDifference Of(ContestChange change, ContestContent content, string[] indicators)
    {
        var after = change.ApplyTo(content);
        var (removed, added) = (new List<SocialOrder>(), new List<SocialOrder>());
        foreach (var city in change.Ordering(content))
        {
            removed.AddRange(Less(content.Orders(city), after.Orders(city)));
            added.AddRange(Less(after.Orders(city), content.Orders(city)));
        }

        var planning = change.Planning(content).ToList();

        return new(
            change.Applying(content).SelectMany(city => Compare(
                city, content.Application(city), after.Application(city), change.Entries.GetValueOrDefault(city) is { } named ? indicators.Where(named.ContainsKey) : [])),
            [.. change.Judging.SelectMany(juror => Compare(content.BallotsOf(juror), after.BallotsOf(juror)))],
            removed, added)
        {
            RemovedActions = [.. planning.SelectMany(city => Less(content.Plan(city), after.Plan(city)))],
            AddedActions = [.. planning.SelectMany(city => Less(after.Plan(city), content.Plan(city)))],
        };
    }

    private static IEnumerable<BallotDifference> Compare(JurorBallots before, JurorBallots after) =>
        from city in after.Cities.Keys.Union(before.Cities.Keys, StringComparer.Ordinal)
        let then = before.Ballot(city)
        let now = after.Ballot(city)
        where now.Conflict != then.Conflict || !now.Marks.SequenceEqual(then.Marks)
        select new BallotDifference(city, then, now);

    /// <param name="named">The indicators that a file names, in the order of the rules; they come first.</param>
    private static IEnumerable<CellDifference> Compare(string city, Application before, Application after, IEnumerable<string> named) =>
        from indicator in named.Union(after.Entries.Keys).Union(before.Entries.Keys, StringComparer.Ordinal)
        let then = before.Entries.GetValueOrDefault(indicator, ApplicationEntry.Empty)
        let now = after.Entries.GetValueOrDefault(indicator, ApplicationEntry.Empty)
        where now != then
        select new CellDifference(city, indicator, then, now);

    /// <summary>The rows that are left when each row of the other list has taken away one like it.</summary>
    internal static List<T> Less<T>(IReadOnlyList<T> rows, IReadOnlyList<T> others)
        where T : notnull
    {
        var counts = others.CountBy(row => row).ToDictionary();
        return [.. rows.Where(row => !counts.TryGetValue(row, out var left) || (counts[row] = left - 1) < 0)];
    }
}
