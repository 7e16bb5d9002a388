namespace YouthCity.Core.Criteria;

public enum Normalisation
{
    MinMax,
    Goalposts,
    ZScore,
    Rank,
    PercentRank,
    DistanceToBest,
}

public enum Mean
{
    Arithmetic,
    Geometric,
    Harmonic,
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

    /// <summary>Whether baselines act at all.</summary>
    public bool ProgressCounts => ProgressShare > 0;

    /// <summary>Whether levels act at all.</summary>
    public bool LevelCounts => ProgressShare < 1;

    /// <summary>What cannot go together: the setting that would have to change, and the stable code of why.</summary>
    public IEnumerable<(string Setting, string Code)> Contradictions()
    {
        if (Normalisation == Normalisation.ZScore && Missing == MissingRule.Zero)
            yield return ("missing", "zero-with-z-score");
        if (Normalisation == Normalisation.ZScore && (Indicators != Mean.Arithmetic || Groups != Mean.Arithmetic))
            yield return ("aggregation", "mean-with-z-score");
    }
}

/// <summary>The settings as <c>contest.json</c> writes them.</summary>
public static class ScoringCodes
{
    public static string Code(this Normalisation normalisation) => ContestSettings.CodeOf(normalisation);

    public static string Code(this Mean mean) => ContestSettings.CodeOf(mean);

    public static string Code(this MissingRule missing) => ContestSettings.CodeOf(missing);
}
