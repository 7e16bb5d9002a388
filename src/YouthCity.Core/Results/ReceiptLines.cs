using YouthCity.Core.Criteria;

namespace YouthCity.Core.Results;

/// <summary>A group's part in a city's score. Null stands for what is not there.</summary>
/// <param name="Weight">In force for this city: relative weights divided by the sum of the groups that are there; they add up to 1.</param>
/// <param name="Points">What the group brings to the total; under an arithmetic mean weight x score.</param>
public sealed record GroupLine(int Group, double? Weight, double? Score, double? Points)
{
    /// <summary>As the rules declare it, divided by the sum of all groups.</summary>
    public required double DeclaredWeight { get; init; }

    /// <summary>Whether the weight in force is not the declared one, because another group is not there.</summary>
    public bool IsScaled => Weight is { } weight && Math.Abs(weight - DeclaredWeight) > IndicatorLine.SameWeight;

    /// <summary>0 to 1: the group's indicators with a current value, by count.</summary>
    public required double Coverage { get; init; }

    /// <summary>The part of the points, 0 or less, that the group loses for imbalance among its indicators; none under other means.</summary>
    public double? Penalty { get; init; }
}

/// <summary>An indicator's part in a city's score. Null stands for what is not there; a gap stays a gap even where the rules score it.</summary>
/// <param name="Weight">In force for this city within the group: relative weights divided by the sum of the siblings that are there.</param>
/// <param name="Points">What the indicator brings to the total; under arithmetic means the group's weight x its own x score.</param>
public sealed record IndicatorLine(
    int Indicator, double? Weight, double? Baseline, double? Value, double? Level, double? Progress, double? Score, double? Points)
{
    /// <summary>Shares of 1 that differ by less are the same, summed in another order.</summary>
    internal const double SameWeight = 1e-12;

    /// <summary>As the rules declare it, divided by the sum of the group's indicators.</summary>
    public required double DeclaredWeight { get; init; }

    /// <summary>Whether the weight in force is not the declared one, because a sibling is not there.</summary>
    public bool IsScaled => Weight is { } weight && Math.Abs(weight - DeclaredWeight) > SameWeight;

    /// <summary>What of the indicator counts for no city, because it cannot tell them apart.</summary>
    public LeftOutPart? LeftOut { get; init; }

    /// <summary>The value that was scored instead of the city's own, which lies too far out.</summary>
    public double? WinsorisedValue { get; init; }

    /// <summary>The change, in the better direction, that was scored instead of the city's own.</summary>
    public double? WinsorisedChange { get; init; }

    /// <summary>Whether a number is missing that these rules look at.</summary>
    public bool HasGap(ScoringRules rules) => Value is null || (Baseline is null && rules.ProgressCounts);
}
