using System.Diagnostics;

namespace YouthCity.Core.Stages;

/// <summary>How far a contest is, in the order in which it goes.</summary>
public enum Stage
{
    /// <summary>Applications, social orders and surveys arrive.</summary>
    Collecting,

    /// <summary>The jury gives marks.</summary>
    Judging,

    /// <summary>The protocol is signed: nothing changes any more.</summary>
    Decided,

    /// <summary>A publication exists.</summary>
    Published,
}

/// <summary>Stages as addresses and documents name them.</summary>
public static class StageCodes
{
    public static string Code(this Stage stage) => stage switch
    {
        Stage.Collecting => "collecting",
        Stage.Judging => "judging",
        Stage.Decided => "decided",
        Stage.Published => "published",
        _ => throw new UnreachableException($"Stage {stage} has no code."),
    };

    /// <summary>Null if there is no such stage.</summary>
    public static Stage? TryParse(string? code)
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            if (stage.Code() == code)
                return stage;
        }

        return null;
    }
}
