namespace YouthCity.Core.Criteria.Parsing;

/// <summary>What <c>contest.json</c> says under <c>jury</c>.</summary>
internal static class JurySettings
{
    /// <summary>Below one half: cut from both ends, half of the marks would be all of them.</summary>
    private const double MostTrim = 0.49;

    private const int MostBallots = 1000;

    internal static (string Code, JuryAdjustment Value)[] Adjustments { get; } = [("none", JuryAdjustment.None), ("leniency", JuryAdjustment.Leniency)];

    public static JuryRules Parse(RuleObject? jury, ScoringRules? scoring)
    {
        var usual = JuryRules.Usual;
        if (jury is null)
            return usual;
        var rules = new JuryRules
        {
            Share = jury.Number("share", required: false, 0, 1) ?? usual.Share,
            Trim = jury.Number("trim", required: false, 0, MostTrim) ?? usual.Trim,
            MinimumBallots = jury.Whole("minimumBallots", 1, MostBallots) ?? usual.MinimumBallots,
            Adjustment = jury.Choice("adjust", Adjustments, required: false) ?? usual.Adjustment,
            ClosesOn = jury.Date("closesOn"),
        };
        jury.RefuseUnknownKeys();

        // A jury's score lies between 0 and 100; a share of it means nothing beside totals on another scale.
        if (rules.Share > 0 && scoring is { Ceiling: null })
            jury.AddProblem<object>("share", "share-off-scale");
        return rules;
    }
}
