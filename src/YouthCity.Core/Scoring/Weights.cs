using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>Relative weights, above 0: of each group among the groups, of each indicator within its group.</summary>
public sealed record Weights(double[] Groups, double[] Indicators)
{
    /// <summary>The weights that the rules declare.</summary>
    public static Weights Declared(Contest contest) => new(
        [.. contest.Groups.Select(group => group.Weight)],
        [.. contest.Indicators.Select(indicator => indicator.Weight)]);
}
