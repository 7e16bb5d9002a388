namespace YouthCity.Core.Access;

/// <summary>What a caller may do. Code asks for a capability, never for a role.</summary>
public enum Capability
{
    /// <summary>Scores, ranks, prizes, robustness, surveys and how the jury judged, before the result is published.</summary>
    ReadScores,

    /// <summary>The marks of every juror.</summary>
    ReadAllBallots,

    /// <summary>The marks of the caller.</summary>
    ReadOwnBallots,

    /// <summary>Gives marks.</summary>
    Mark,

    /// <summary>Sends files of applications, social orders and surveys, and reads what has arrived.</summary>
    Upload,

    /// <summary>Issues and revokes access keys.</summary>
    ManageKeys,

    /// <summary>Moves a contest to another stage.</summary>
    DecideStage,

    /// <summary>Objects for the own city while the contest is decided.</summary>
    RaiseObjections,

    /// <summary>Answers the objections of cities.</summary>
    AnswerObjections,

    /// <summary>Publishes the result.</summary>
    Publish,

    /// <summary>Who did what, when and why.</summary>
    ReadAudit,

    /// <summary>Everything that a city has sent; the holder of a city's key may read its own city only.</summary>
    ReadCity,
}
