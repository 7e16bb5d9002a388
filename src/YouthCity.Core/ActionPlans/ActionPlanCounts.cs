namespace YouthCity.Core.ActionPlans;

/// <summary>The actions of a contest counted: in all and by city and group. Either adds up to the total.</summary>
/// <param name="Cities">By city id, in the order of the ids; cities without a plan are not among them.</param>
/// <param name="Groups">By group id; the empty id holds the actions of cities as a whole.</param>
public sealed record ActionPlanCounts(ActionCounts Total, IReadOnlyDictionary<string, ActionCounts> Cities, IReadOnlyDictionary<string, ActionCounts> Groups)
{
    public static ActionPlanCounts Of(IReadOnlyCollection<PlannedAction> actions) => new(
        ActionCounts.Of(actions), By(actions, action => action.City), By(actions, action => action.Group ?? ""));

    private static SortedDictionary<string, ActionCounts> By(IEnumerable<PlannedAction> actions, Func<PlannedAction, string> key) =>
        new(actions.GroupBy(key, StringComparer.Ordinal).ToDictionary(group => group.Key, ActionCounts.Of), StringComparer.Ordinal);
}
