namespace YouthCity.Core.Criteria;

public enum Normalisation
{
    MinMax,
    Goalposts,
    ZScore,
    Rank,
    PercentRank,
    Standardised,
}

public enum Mean
{
    Arithmetic,
    Geometric,
    Harmonic,

    /// <summary>The arithmetic mean less a penalty for imbalance.</summary>
    MazziottaPareto,
}

/// <summary>What a gap does to a city's score.</summary>
public enum MissingRule
{
    /// <summary>A gap scores 0.</summary>
    Zero,

    /// <summary>A gap is skipped while enough of its siblings are there.</summary>
    Available,

    /// <summary>The column's mean is filled in.</summary>
    Mean,

    /// <summary>An application with gaps is not accepted.</summary>
    Reject,
}

/// <summary>How values become a score; the meaning of every setting is in <c>criteria/2020/README.md</c>.</summary>
public sealed record ScoringRules
{
    public required Normalisation Normalisation { get; init; }

    /// <summary>0 to 1: the part of an indicator's score that progress makes; the rest is level.</summary>
    public required double ProgressShare { get; init; }

    public required Mean Indicators { get; init; }

    public required Mean Groups { get; init; }

    public required MissingRule Missing { get; init; }

    /// <summary>0 to 1: the share of the siblings in force, by count, that must be present under <see cref="MissingRule.Available"/>.</summary>
    public required double MinimumAvailability { get; init; }

    /// <summary>Above 0 and below 100: where normalised levels and progress start instead of at 0; none: at 0.</summary>
    public double? Floor { get; init; }

    /// <summary>How extreme values are pulled in before they are normalised; none: they are not.</summary>
    public Winsorising? Winsorise { get; init; }

    /// <summary>What parts cities whose totals are equal, tried in this order; empty: they share the better place.</summary>
    public IReadOnlyList<TieBreaker> Ties { get; init; } = [];

    /// <summary>The scale's upper end, which a mean of scores cannot pass; none where the scale has no end.</summary>
    public double? Ceiling => Normalisation is Normalisation.ZScore or Normalisation.Rank or Normalisation.Standardised ? null : 100;

    /// <summary>Whether <see cref="Floor"/> acts: ranks, z-scores and standardised scores are not on a scale of 0 to 100.</summary>
    public bool FloorActs => Floor is not null && Ceiling is not null;

    /// <summary>Whether baselines act at all.</summary>
    public bool ProgressCounts => ProgressShare > 0;

    /// <summary>Whether levels act at all.</summary>
    public bool LevelCounts => ProgressShare < 1;
}
