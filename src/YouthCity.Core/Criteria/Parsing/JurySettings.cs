namespace YouthCity.Core.Criteria.Parsing;

/// <summary>What <c>contest.json</c> says under <c>jury</c>.</summary>
internal static class JurySettings
{
    public static JuryRules Parse(RuleObject? jury, ScoringRules? scoring)
    {
        var usual = JuryRules.Usual;
        if (jury is null)
            return usual;
        var rules = new JuryRules
        {
            Share = jury.Number(RuleSettings.JuryShare) ?? usual.Share,
            Trim = jury.Number(RuleSettings.Trim) ?? usual.Trim,
            MinimumBallots = jury.Whole(RuleSettings.MinimumBallots) ?? usual.MinimumBallots,
            Adjustment = jury.Choice(RuleSettings.Adjustment, ScoringCodes.Adjustments) ?? usual.Adjustment,
            ClosesOn = jury.Date(RuleSettings.JuryClosesOn),
        };
        jury.RefuseUnknownKeys();

        // A jury's score lies between 0 and 100; a share of it means nothing beside totals on another scale.
        if (rules.Share > 0 && scoring is { Ceiling: null })
            jury.AddProblem<object>(RuleSettings.JuryShare.Key, "share-off-scale");
        return rules;
    }
}
