namespace YouthCity.Core.Stages;

/// <summary>Why a stage, or the clock, stands in the way of an act.</summary>
public enum StageObstacle
{
    /// <summary>Nothing of the kind is done in this stage.</summary>
    Stage,

    /// <summary>It is a withdrawal or a reversion, which are done for a reason only.</summary>
    NoReason,

    /// <summary>The day until which applications are taken is over: what comes now comes for a reason only.</summary>
    NoReasonAfterClosing,

    /// <summary>The contest is judged: what is corrected now is corrected for a reason only.</summary>
    NoReasonWhileJudging,

    /// <summary>The day until which ballots are taken is over.</summary>
    JuryClosed,

    /// <summary>The day until which cities may object is over, or none was set.</summary>
    ObjectionsClosed,
}

/// <param name="Stage">The stage that the contest is in.</param>
/// <param name="Last">The day that is over; null if none is.</param>
public sealed record StageRefusal(StageObstacle Obstacle, Stage Stage, DateOnly? Last = null)
{
    /// <summary>Whether a reason would be enough.</summary>
    public bool WantsReason => Obstacle is StageObstacle.NoReason or StageObstacle.NoReasonAfterClosing or StageObstacle.NoReasonWhileJudging;
}
