namespace YouthCity.Core.Stages;

/// <summary>Why a stage, or the clock, stands in the way of an act.</summary>
public enum StageObstacle
{
    /// <summary>Nothing of the kind is done in this stage.</summary>
    Stage,

    /// <summary>It is a withdrawal or a reversion, which are done for a reason only.</summary>
    NoReason,

    /// <summary>The day from which on applications are taken has not begun: nothing of cities is taken, for no reason.</summary>
    NotOpenYet,

    /// <summary>The day until which applications are taken is over: what comes now comes for a reason only.</summary>
    NoReasonAfterClosing,

    /// <summary>The contest is judged: what is corrected now is corrected for a reason only.</summary>
    NoReasonWhileJudging,

    /// <summary>Rules are changed for a reason only.</summary>
    NoReasonForRules,

    /// <summary>The day until which ballots are taken is over.</summary>
    JuryClosed,

    /// <summary>The day until which cities may object is over, or none was set.</summary>
    ObjectionsClosed,
}

/// <param name="Stage">The stage that the contest is in.</param>
/// <param name="Day">The day that is over, or has not begun; null if neither is what stands in the way.</param>
public sealed record StageRefusal(StageObstacle Obstacle, Stage Stage, DateOnly? Day = null)
{
    /// <summary>Whether a reason would be enough.</summary>
    public bool WantsReason => Obstacle is StageObstacle.NoReason or StageObstacle.NoReasonAfterClosing or StageObstacle.NoReasonWhileJudging or StageObstacle.NoReasonForRules;
}
