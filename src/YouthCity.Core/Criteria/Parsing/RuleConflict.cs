namespace YouthCity.Core.Criteria.Parsing;

/// <summary>Two settings that make no sense together.</summary>
/// <param name="Key">The key of <c>scoring</c> that is named to the reader.</param>
public sealed record RuleConflict(string Key, string Code)
{
    /// <summary>Everything about the rules that makes no sense together; <see cref="ContestParser"/> refuses it.</summary>
    public static IEnumerable<RuleConflict> Of(ScoringRules rules)
    {
        Mean[] means = [rules.Indicators, rules.Groups];
        if (rules.Missing == MissingRule.Zero && rules.Normalisation == Normalisation.ZScore)
            yield return new("missing", "zero-with-z-score");
        if (rules.Missing == MissingRule.Zero && rules.Normalisation == Normalisation.Standardised)
            yield return new("missing", "zero-with-standardised");
        if (rules.Normalisation == Normalisation.ZScore && means.Any(mean => mean != Mean.Arithmetic))
            yield return new("aggregation", "mean-with-z-score");
        else if (rules.Normalisation != Normalisation.Standardised && means.Contains(Mean.MazziottaPareto))
            yield return new("aggregation", "mazziotta-pareto-without-standardised");
        if (rules.Winsorise is not null && rules.Normalisation is Normalisation.Rank or Normalisation.PercentRank)
            yield return new("winsorise", "winsorise-with-ranks");
    }
}
