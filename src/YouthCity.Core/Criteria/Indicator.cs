namespace YouthCity.Core.Criteria;

public enum IndicatorKind
{
    /// <summary>Data that offices collect routinely.</summary>
    Admin,

    /// <summary>A share of surveyed young people; the number of respondents may come with it.</summary>
    Survey,
}

/// <summary>What a city is measured by.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    /// <summary>Position of the indicator's group in <see cref="Contest.Groups"/>.</summary>
    public required int Group { get; init; }

    /// <summary>Above 0, relative to the other indicators of the group.</summary>
    public required double Weight { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>+1 where more is better, -1 where less is.</summary>
    public required int Direction { get; init; }

    public required LocalName Name { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>The lowest accepted value, inclusive; none: no bound.</summary>
    public double? Minimum { get; init; }

    /// <summary>The highest accepted value, inclusive; none: no bound.</summary>
    public double? Maximum { get; init; }

    /// <summary>The goalpost that scores 0; present for every indicator where the rules normalise by goalposts.</summary>
    public double? Worst { get; init; }

    /// <summary>The goalpost that scores 100.</summary>
    public double? Best { get; init; }

    /// <summary>What kind of record the figure comes from; may be empty.</summary>
    public string Source { get; init; } = "";

    public bool Accepts(double value) => !(value < Minimum) && !(value > Maximum);
}
