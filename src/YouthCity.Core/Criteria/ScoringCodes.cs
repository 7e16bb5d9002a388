namespace YouthCity.Core.Criteria;

/// <summary>Settings as <c>contest.json</c> and the tables of rules write them.</summary>
public static class ScoringCodes
{
    internal static (string Code, Mean Value)[] Means { get; } =
    [
        ("arithmetic", Mean.Arithmetic), ("geometric", Mean.Geometric), ("harmonic", Mean.Harmonic), ("mazziotta-pareto", Mean.MazziottaPareto),
    ];

    internal static (string Code, Normalisation Value)[] Normalisations { get; } =
    [
        ("min-max", Normalisation.MinMax), ("goalposts", Normalisation.Goalposts), ("z-score", Normalisation.ZScore),
        ("rank", Normalisation.Rank), ("percent-rank", Normalisation.PercentRank),
        ("standardised", Normalisation.Standardised),
    ];

    internal static (string Code, MissingRule Value)[] MissingRules { get; } =
        [("zero", MissingRule.Zero), ("available", MissingRule.Available), ("mean", MissingRule.Mean), ("reject", MissingRule.Reject)];

    internal static (string Code, JuryAdjustment Value)[] Adjustments { get; } = [("none", JuryAdjustment.None), ("leniency", JuryAdjustment.Leniency)];

    internal static (string Code, IndicatorKind Value)[] Kinds { get; } = [("admin", IndicatorKind.Admin), ("survey", IndicatorKind.Survey)];

    internal static (string Code, int Value)[] Directions { get; } = [("+", 1), ("-", -1)];

    public static string Code(this JuryAdjustment adjustment) => Adjustments.First(choice => choice.Value == adjustment).Code;

    public static string Code(this IndicatorKind kind) => Kinds.First(choice => choice.Value == kind).Code;

    public static string Code(this Normalisation normalisation) => Normalisations.First(choice => choice.Value == normalisation).Code;

    public static string Code(this Mean mean) => Means.First(choice => choice.Value == mean).Code;

    public static string Code(this MissingRule missing) => MissingRules.First(choice => choice.Value == missing).Code;
}
