using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.History;

/// <summary>A cell (city and indicator) as it is and as it will be.</summary>
/// <param name="Before">Empty where the contest has nothing of the cell yet.</param>
public sealed record CellDifference(string City, string Indicator, ApplicationEntry Before, ApplicationEntry After);

/// <summary>A juror's ballot for a city as it is and as it will be.</summary>
public sealed record BallotDifference(string City, Ballot Before, Ballot After);

/// <summary>What a change alters; what it names and the contest holds already is no difference.</summary>
/// <param name="Removed">Rows of social orders that go; a row that stands twice goes twice.</param>
public sealed record ContestDifference(
    IReadOnlyList<CellDifference> Cells, IReadOnlyList<BallotDifference> Ballots, IReadOnlyList<SocialOrder> Removed, IReadOnlyList<SocialOrder> Added)
{
    public bool IsEmpty => Cells.Count + Ballots.Count + Removed.Count + Added.Count == 0;

    public static ContestDifference Of(ContestChange change, ContestContent content)
    {
        var (removed, added) = (new List<SocialOrder>(), new List<SocialOrder>());
        foreach (var ((city, year), rows) in change.Orders)
        {
            var before = content.Orders(city).Where(order => order.Year == year).ToList();
            removed.AddRange(Less(before, rows));
            added.AddRange(Less(rows, before));
        }

        return new(
            [.. change.Entries.SelectMany(city => Compare(city.Key, city.Value, content.Application(city.Key)))],
            [.. change.Ballots.SelectMany(juror => Compare(juror.Value, content.BallotsOf(juror.Key)))],
            removed, added);
    }

    private static IEnumerable<BallotDifference> Compare(JurorBallots newer, JurorBallots known) =>
        from city in newer.Cities.Keys
        let before = known.Ballot(city)
        let after = newer.Ballot(city).Over(before)
        where after.Conflict != before.Conflict || !after.Marks.SequenceEqual(before.Marks)
        select new BallotDifference(city, before, after);

    private static IEnumerable<CellDifference> Compare(string city, IReadOnlyDictionary<string, ApplicationEntry> entries, Application application)
    {
        foreach (var (indicator, entry) in entries)
        {
            var before = application.Entries.GetValueOrDefault(indicator, ApplicationEntry.Empty);
            var after = entry.Over(before);
            if (after != before)
                yield return new(city, indicator, before, after);
        }
    }

    /// <summary>The rows that are left when each row of the other list has taken away one like it.</summary>
    private static List<SocialOrder> Less(IReadOnlyList<SocialOrder> rows, IReadOnlyList<SocialOrder> others)
    {
        var counts = others.GroupBy(order => order).ToDictionary(same => same.Key, same => same.Count());
        return [.. rows.Where(order => !counts.TryGetValue(order, out var left) || (counts[order] = left - 1) < 0)];
    }
}
