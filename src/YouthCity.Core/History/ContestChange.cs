using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Objections;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Stages;

namespace YouthCity.Core.History;

/// <summary>What an act changes, cell by cell: nothing else in the contest moves.</summary>
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
    private static readonly Dictionary<string, IReadOnlyList<PlannedAction>> s_noPlans = [];

    /// <summary>A change of nothing that was sent.</summary>
    public static ContestChange None { get; } = new(s_noEntries, s_noOrders, s_noBallots);

    public static ContestChange Of(IReadOnlyDictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> entries) =>
        new(entries, s_noOrders, s_noBallots);

    public static ContestChange Of(IReadOnlyList<SocialOrder> orders) => new(s_noEntries, orders
        .GroupBy(order => (order.City, order.Year))
        .ToDictionary(group => group.Key, IReadOnlyList<SocialOrder> (group) => [.. group]), s_noBallots);

    /// <summary>By city id, the whole action plan of each city named.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PlannedAction>> Plans { get; init; } = s_noPlans;

    public static ContestChange Of(IReadOnlyList<PlannedAction> actions) => None with
    {
        Plans = actions.GroupBy(action => action.City, StringComparer.Ordinal).ToDictionary(plan => plan.Key, IReadOnlyList<PlannedAction> (plan) => [.. plan], StringComparer.Ordinal),
    };

    /// <param name="ballots">Where they name nothing they change nothing, not even who the juror is.</param>
    public static ContestChange Of(string juror, JurorBallots ballots) => new(
        s_noEntries, s_noOrders, ballots.Size == 0 ? s_noBallots : new Dictionary<string, JurorBallots>(StringComparer.Ordinal) { [juror] = ballots });

    /// <summary>What is taken back.</summary>
    public Withdrawal Withdrawn { get; init; } = Withdrawal.None;

    /// <summary>An earlier content whose applications, social orders and action plans take the place of those that there are; null in all but one kind of act. Ballots are their jurors' and stay.</summary>
    public ContestContent? SetBackTo { get; init; }

    /// <summary>The stage that the contest goes to; null in all but one kind of act.</summary>
    public ContestStage? Stage { get; init; }

    /// <summary>The objection that is made, or answered; null in all but these two kinds of act.</summary>
    public Objection? Objection { get; init; }

    public static ContestChange Of(Objection objection) => new(s_noEntries, s_noOrders, s_noBallots) { Objection = objection };

    public static ContestChange Of(ContestStage stage) => new(s_noEntries, s_noOrders, s_noBallots) { Stage = stage };

    /// <summary>Rules that take the place of those in force; null in all but one kind of act. Nothing that they do not name is deleted.</summary>
    public Contest? Rules { get; init; }

    /// <summary>Whether the contest takes nothing more, or is opened again; null in all but one kind of act.</summary>
    public bool? IsArchived { get; init; }

    /// <summary>Losses that are acknowledged; none in all but one kind of act.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];

    public static ContestChange Of(IReadOnlyList<Restoration> restorations) => new(s_noEntries, s_noOrders, s_noBallots) { Restorations = restorations };

    public static ContestChange Of(Contest rules) => new(s_noEntries, s_noOrders, s_noBallots) { Rules = rules };

    /// <summary>The change that puts a contest into the archive, or takes it out again.</summary>
    public static ContestChange Archiving(bool isArchived) => new(s_noEntries, s_noOrders, s_noBallots) { IsArchived = isArchived };

    public static ContestChange Of(Withdrawal withdrawn) => new(s_noEntries, s_noOrders, s_noBallots) { Withdrawn = withdrawn };

    /// <summary>The change that sets applications, social orders and action plans back to what an earlier version held.</summary>
    public static ContestChange BackTo(ContestContent earlier) => new(s_noEntries, s_noOrders, s_noBallots) { SetBackTo = earlier };

    /// <summary>How many cells (city and indicator), rows of social orders, actions of plans, marks and declarations of a juror, or rows of the rules are named.</summary>
    public int Size => Entries.Values.Sum(city => city.Count) + Orders.Values.Sum(rows => rows.Count) + Plans.Values.Sum(plan => plan.Count) + Ballots.Values.Sum(juror => juror.Size) + Withdrawn.Size
        + (Rules is { } rules ? rules.Groups.Count + rules.Indicators.Count + rules.Cities.Count : 0);

    /// <summary>The ids of the cities that it is about.</summary>
    public IEnumerable<string> Cities =>
        Entries.Keys.Concat(Orders.Keys.Select(key => key.City)).Concat(Plans.Keys).Concat(Ballots.Values.SelectMany(juror => juror.Cities.Keys)).Concat(Withdrawn.Cities).Distinct();

    /// <summary>The cities whose application may be another after this change.</summary>
    public IEnumerable<string> Applying(ContestContent content) => Entries.Keys.Concat(Withdrawn.Applications).Concat(Withdrawn.Entries.Keys)
        .Concat(SetBackTo is null ? [] : content.Applications.Keys.Concat(SetBackTo.Applications.Keys).Order(StringComparer.Ordinal)).Distinct();

    /// <summary>The cities whose social orders may be others after this change.</summary>
    public IEnumerable<string> Ordering(ContestContent content) => Orders.Keys.Concat(Withdrawn.Orders.Keys).Select(key => key.City)
        .Concat(SetBackTo is null ? [] : content.SocialOrders.Keys.Concat(SetBackTo.SocialOrders.Keys).Order(StringComparer.Ordinal)).Distinct();

    /// <summary>The cities whose action plans may be others after this change.</summary>
    public IEnumerable<string> Planning(ContestContent content) => Plans.Keys.Concat(Withdrawn.Actions.Keys)
        .Concat(SetBackTo is null ? [] : content.ActionPlans.Keys.Concat(SetBackTo.ActionPlans.Keys).Order(StringComparer.Ordinal)).Distinct();

    /// <summary>The jurors whose ballots may be others after this change.</summary>
    public IEnumerable<string> Judging => Ballots.Keys.Concat(Withdrawn.Ballots.Keys).Distinct();

    /// <summary>The ids of the cities whose own documents it is about: those with applications or social orders in it.</summary>
    public IEnumerable<string> CitiesOfDocuments => Entries.Keys.Concat(Orders.Keys.Select(key => key.City)).Distinct();

    public ContestContent ApplyTo(ContestContent content)
    {
        if (SetBackTo is { } earlier)
            return content with { Applications = earlier.Applications, SocialOrders = earlier.SocialOrders, ActionPlans = earlier.ActionPlans };
        var applications = content.Applications.ToBuilder();
        foreach (var (city, entries) in Entries)
            applications[city] = content.Application(city).With(entries);
        foreach (var (city, parts) in Withdrawn.Entries)
            applications[city] = content.Application(city).Without(parts);
        applications.RemoveRange(Withdrawn.Applications);
        var orders = content.SocialOrders.ToBuilder();
        foreach (var ((city, year), rows) in Orders)
        {
            // Rows that are there already stay where they stand: otherwise sending one year again would move it behind the others.
            if (!HasSame(content.Orders((city, year)), rows))
                orders[city] = [.. orders.GetValueOrDefault(city, []).Where(order => order.Year != year), .. rows];
        }

        foreach (var ((city, _), rows) in Withdrawn.Orders)
            orders[city] = ContestDifference.Less(orders.GetValueOrDefault(city, []), rows);

        var plans = content.ActionPlans.ToBuilder();
        foreach (var (city, plan) in Plans)
        {
            if (!HasSame(content.Plan(city), plan))
                plans[city] = plan;
        }

        foreach (var (city, actions) in Withdrawn.Actions)
            plans[city] = ContestDifference.Less(plans.GetValueOrDefault(city, []), actions);

        var ballots = content.Ballots.ToBuilder();
        foreach (var (juror, newer) in Ballots)
            ballots[juror] = newer.Over(content.BallotsOf(juror));
        foreach (var (juror, parts) in Withdrawn.Ballots)
            ballots[juror] = content.BallotsOf(juror).Without(parts);
        return content with
        {
            Stage = Stage ?? content.Stage,
            Objections = Objection is { } objection ? content.Objections.SetItem(objection.Id, objection) : content.Objections,
            Applications = applications.ToImmutable(),
            SocialOrders = orders.ToImmutable(),
            ActionPlans = plans.ToImmutable(),
            Ballots = ballots.ToImmutable(),
            IsArchived = IsArchived ?? content.IsArchived,
            Restorations = [.. content.Restorations, .. Restorations],
        };
    }

    /// <summary>Whether something that this change names was changed by others between two versions.</summary>
    public bool Overlaps(ContestContent before, ContestContent after) =>
        SetBackTo is not null || before.IsArchived != after.IsArchived || (Stage is not null && before.Stage != after.Stage) || (Restorations.Count > 0 && before.Restorations.Count != after.Restorations.Count)
        || (Objection is { Id: var id } && before.Objections.GetValueOrDefault(id) != after.Objections.GetValueOrDefault(id)) || Withdrawn.Overlaps(before, after)
        || Entries.Any(city => city.Value.Keys.Any(indicator =>
            before.Application(city.Key).Entries.GetValueOrDefault(indicator) != after.Application(city.Key).Entries.GetValueOrDefault(indicator)))
        || Orders.Keys.Any(key => !before.Orders(key).SequenceEqual(after.Orders(key)))
        || Plans.Keys.Any(city => !before.Plan(city).SequenceEqual(after.Plan(city)))
        || Ballots.Any(juror => juror.Value.Overlaps(before.BallotsOf(juror.Key), after.BallotsOf(juror.Key)));

    private static bool HasSame<T>(IEnumerable<T> left, IEnumerable<T> right)
        where T : notnull =>
        left.CountBy(row => row).ToHashSet().SetEquals(right.CountBy(row => row));
}
