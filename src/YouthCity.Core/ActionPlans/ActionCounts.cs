namespace YouthCity.Core.ActionPlans;

/// <summary>How many actions there are, and how far they are.</summary>
/// <param name="Planned">Those that are planned and not begun.</param>
/// <param name="UnderWay">Those that are under way.</param>
/// <param name="Done">Those that are done.</param>
/// <param name="Dropped">Those that will not be done.</param>
/// <param name="NotSaid">Those of which the city does not say how far they are.</param>
public readonly record struct ActionCounts(int Actions, int Planned, int UnderWay, int Done, int Dropped, int NotSaid)
{
    public static ActionCounts Of(IEnumerable<PlannedAction> actions) => actions.Aggregate(default(ActionCounts), (counts, action) => counts.With(action.Status));

    /// <summary>How many have a status; null stands for those that do not say.</summary>
    public int this[ActionStatus? status] => status switch
    {
        ActionStatus.Planned => Planned,
        ActionStatus.UnderWay => UnderWay,
        ActionStatus.Done => Done,
        ActionStatus.Dropped => Dropped,
        _ => NotSaid,
    };

    private ActionCounts With(ActionStatus? status) => status switch
    {
        ActionStatus.Planned => this with { Actions = Actions + 1, Planned = Planned + 1 },
        ActionStatus.UnderWay => this with { Actions = Actions + 1, UnderWay = UnderWay + 1 },
        ActionStatus.Done => this with { Actions = Actions + 1, Done = Done + 1 },
        ActionStatus.Dropped => this with { Actions = Actions + 1, Dropped = Dropped + 1 },
        _ => this with { Actions = Actions + 1, NotSaid = NotSaid + 1 },
    };
}
