using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.History;

/// <summary>What an upload changes, cell by cell: nothing else in the contest moves.</summary>
/// <param name="Entries">By city id and indicator id: what is named replaces, a blank never deletes.</param>
/// <param name="Orders">All rows of each city and year named; no year is a year of its own.</param>
/// <param name="Ballots">By juror: what is named replaces, a blank never deletes.</param>
public sealed record ContestChange(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> Entries,
    IReadOnlyDictionary<(string City, int? Year), IReadOnlyList<SocialOrder>> Orders,
    IReadOnlyDictionary<string, JurorBallots> Ballots)
{
    private static readonly Dictionary<string, JurorBallots> s_noBallots = [];
    private static readonly Dictionary<(string, int?), IReadOnlyList<SocialOrder>> s_noOrders = [];
    private static readonly Dictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> s_noEntries = [];

    /// <summary>A change of nothing that was sent.</summary>
    public static ContestChange None { get; } = new(s_noEntries, s_noOrders, s_noBallots);

    public static ContestChange Of(IReadOnlyDictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> entries) =>
        new(entries, s_noOrders, s_noBallots);

    public static ContestChange Of(IReadOnlyList<SocialOrder> orders) => new(s_noEntries, orders
        .GroupBy(order => (order.City, order.Year))
        .ToDictionary(group => group.Key, IReadOnlyList<SocialOrder> (group) => [.. group]), s_noBallots);

    /// <param name="ballots">Where they name nothing they change nothing, not even who the juror is.</param>
    public static ContestChange Of(string juror, JurorBallots ballots) => new(
        s_noEntries, s_noOrders, ballots.Size == 0 ? s_noBallots : new Dictionary<string, JurorBallots>(StringComparer.Ordinal) { [juror] = ballots });

    /// <summary>How many cells (city and indicator), rows of social orders, or marks and declarations of a juror are named.</summary>
    public int Size => Entries.Values.Sum(city => city.Count) + Orders.Values.Sum(rows => rows.Count) + Ballots.Values.Sum(juror => juror.Size);

    /// <summary>The ids of the cities that it is about.</summary>
    public IEnumerable<string> Cities =>
        Entries.Keys.Concat(Orders.Keys.Select(key => key.City)).Concat(Ballots.Values.SelectMany(juror => juror.Cities.Keys)).Distinct();

    /// <summary>The ids of the cities whose own documents it is about: those with applications or social orders in it.</summary>
    public IEnumerable<string> CitiesOfDocuments => Entries.Keys.Concat(Orders.Keys.Select(key => key.City)).Distinct();

    public ContestContent ApplyTo(ContestContent content)
    {
        var applications = content.Applications.ToBuilder();
        foreach (var (city, entries) in Entries)
            applications[city] = content.Application(city).With(entries);
        var orders = content.SocialOrders.ToBuilder();
        foreach (var ((city, year), rows) in Orders)
        {
            // Rows that are there already stay where they stand: otherwise sending one year again would move it behind the others.
            if (!HasSame(Rows(content, (city, year)), rows))
                orders[city] = [.. orders.GetValueOrDefault(city, []).Where(order => order.Year != year), .. rows];
        }

        var ballots = content.Ballots.ToBuilder();
        foreach (var (juror, newer) in Ballots)
            ballots[juror] = newer.Over(content.BallotsOf(juror));
        return new(applications.ToImmutable(), orders.ToImmutable(), ballots.ToImmutable());
    }

    /// <summary>Whether something that this change names was changed by others between two versions.</summary>
    public bool Overlaps(ContestContent before, ContestContent after) =>
        Entries.Any(city => city.Value.Keys.Any(indicator =>
            before.Application(city.Key).Entries.GetValueOrDefault(indicator) != after.Application(city.Key).Entries.GetValueOrDefault(indicator)))
        || Orders.Keys.Any(key => !Rows(before, key).SequenceEqual(Rows(after, key)))
        || Ballots.Any(juror => juror.Value.Overlaps(before.BallotsOf(juror.Key), after.BallotsOf(juror.Key)));

    private static bool HasSame(IEnumerable<SocialOrder> left, IEnumerable<SocialOrder> right) =>
        left.CountBy(order => order).ToHashSet().SetEquals(right.CountBy(order => order));

    private static IEnumerable<SocialOrder> Rows(ContestContent content, (string City, int? Year) key) =>
        content.Orders(key.City).Where(order => order.Year == key.Year);
}
