using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

public enum LeftOutPart
{
    Level,
    Progress,

    /// <summary>All that the rules look at: the indicator plays no part.</summary>
    Indicator,
}

/// <summary>A column whose numbers are all equal, or that has none: it cannot tell cities apart, and its siblings' weights are scaled up.</summary>
/// <param name="Indicator">Position of the indicator.</param>
public sealed record LeftOut(int Indicator, LeftOutPart Part)
{
    internal static Func<int, LeftOut?> Of(ScoreTable scores)
    {
        var rules = scores.Contest.Scoring;
        return indicator =>
            !scores.InForce(indicator) ? new(indicator, LeftOutPart.Indicator)
            : rules.LevelCounts && !scores.LevelInForce(indicator) ? new(indicator, LeftOutPart.Level)
            : rules.ProgressCounts && !scores.ProgressInForce(indicator) ? new LeftOut(indicator, LeftOutPart.Progress)
            : null;
    }
}
