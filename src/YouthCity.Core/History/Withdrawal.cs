using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.History;

/// <summary>What is taken back of a contest: it becomes a gap, and only the versions before have it.</summary>
public sealed record Withdrawal
{
    public static Withdrawal None { get; } = new();

    /// <summary>Ids of cities whose whole application goes.</summary>
    public IReadOnlySet<string> Applications { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>By city id and indicator id, what of the entry goes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, EntryPart>> Entries { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, EntryPart>>(StringComparer.Ordinal);

    /// <summary>By city id and year (null where the orders have none), the orders that go.</summary>
    public IReadOnlyDictionary<(string City, int? Year), IReadOnlyList<SocialOrder>> Orders { get; init; } =
        new Dictionary<(string, int?), IReadOnlyList<SocialOrder>>();

    /// <summary>By city id, the actions of its plan that go.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PlannedAction>> Actions { get; init; } =
        new Dictionary<string, IReadOnlyList<PlannedAction>>(StringComparer.Ordinal);

    /// <summary>By juror, city and group; null for a group is the declaration about the city.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string City, string? Group)>> Ballots { get; init; } =
        new Dictionary<string, IReadOnlyList<(string, string?)>>(StringComparer.Ordinal);

    /// <summary>How many applications, entries, orders, actions, marks and declarations are taken back.</summary>
    public int Size => Applications.Count + Entries.Values.Sum(city => city.Count) + Orders.Values.Sum(rows => rows.Count) + Actions.Values.Sum(rows => rows.Count) + Ballots.Values.Sum(juror => juror.Count);

    /// <summary>The ids of the cities that it is about; a city may come twice.</summary>
    public IEnumerable<string> Cities =>
        Applications.Concat(Entries.Keys).Concat(Orders.Keys.Select(key => key.City)).Concat(Actions.Keys).Concat(Ballots.Values.SelectMany(juror => juror.Select(part => part.City)));

    /// <summary>Whether something that is taken back was changed by others between two versions.</summary>
    public bool Overlaps(ContestContent before, ContestContent after) =>
        Applications.Any(city => !before.Application(city).Entries.SequenceEqual(after.Application(city).Entries))
        || Entries.Any(city => city.Value.Keys.Any(indicator => before.Entry(city.Key, indicator) != after.Entry(city.Key, indicator)))
        || Orders.Keys.Any(key => !before.Orders(key).SequenceEqual(after.Orders(key)))
        || Actions.Keys.Any(city => !before.Plan(city).SequenceEqual(after.Plan(city)))
        || Ballots.Any(juror => juror.Value.Any(part => part.Group is { } group
            ? before.BallotsOf(juror.Key).Ballot(part.City).Marks.GetValueOrDefault(group) != after.BallotsOf(juror.Key).Ballot(part.City).Marks.GetValueOrDefault(group)
            : before.BallotsOf(juror.Key).Ballot(part.City).Conflict != after.BallotsOf(juror.Key).Ballot(part.City).Conflict));
}
