using YouthCity.Core.Criteria;

namespace YouthCity.Core.Stages;

/// <summary>Why a contest cannot go to a stage.</summary>
public enum MoveObstacle
{
    /// <summary>It is there, and nothing of it would change.</summary>
    AlreadyThere,

    /// <summary>A stage lies between.</summary>
    StageBetween,

    /// <summary>It gets there by being published.</summary>
    ByPublishing,

    /// <summary>Going back, or changing what was decided, takes a reason.</summary>
    NoReason,

    /// <summary>To be decided takes the number and the date of the protocol.</summary>
    NoProtocol,

    /// <summary>A protocol, or a last day of objections, belongs to no other stage than decided.</summary>
    OnlyWhenDecided,

    /// <summary>The protocol is dated after today.</summary>
    ProtocolInFuture,

    /// <summary>The last day of objections is over already.</summary>
    ObjectionsOver,
}

/// <summary>A move to another stage, or to the same one with another protocol or another last day of objections.</summary>
public static class StageMove
{
    /// <summary>What stands in the way of a move; null if nothing does.</summary>
    public static MoveObstacle? Check(ContestStage from, ContestStage to, DateTimeOffset now, bool hasReason)
    {
        if (to.Stage == Stage.Published)
            return MoveObstacle.ByPublishing;
        if (to.Stage > from.Stage + 1)
            return MoveObstacle.StageBetween;
        if (to == from)
            return MoveObstacle.AlreadyThere;
        if (to.Stage <= from.Stage && !hasReason)
            return MoveObstacle.NoReason;
        return to.Stage == Stage.Decided ? CheckDecision(to, now)
            : to.Protocol is not null || to.ObjectionsUntil is not null ? MoveObstacle.OnlyWhenDecided
            : null;
    }

    private static MoveObstacle? CheckDecision(ContestStage to, DateTimeOffset now) =>
        to.Protocol is not { } protocol ? MoveObstacle.NoProtocol
        : protocol.Date > DateOnly.FromDateTime(Moments.InBishkek(now).DateTime) ? MoveObstacle.ProtocolInFuture
        : to.ObjectionsUntil is { } last && LastDay.IsOver(last, now) ? MoveObstacle.ObjectionsOver
        : null;

    /// <summary>The stages that a contest can be moved to from this one.</summary>
    public static IEnumerable<Stage> From(Stage stage) => Enum.GetValues<Stage>().Where(to => to != Stage.Published && to != stage && to <= stage + 1);
}
