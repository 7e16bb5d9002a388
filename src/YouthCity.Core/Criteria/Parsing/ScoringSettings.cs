namespace YouthCity.Core.Criteria.Parsing;

/// <summary>The object <c>scoring</c> of <c>contest.json</c>.</summary>
/// <param name="Rules">All but the tie-breakers, whose groups are not known yet.</param>
/// <param name="Ties">The names of the tie-breakers, in order.</param>
internal sealed record ScoringSettings(ScoringRules Rules, IReadOnlyList<string> Ties, RuleObject Source)
{
    /// <summary>Two thirds, as the reference contest writes it.</summary>
    private const double UsualAvailability = 0.6667;

    /// <summary>What stands for no tie-breaker at all.</summary>
    internal const string Share = "share";

    public static ScoringSettings? Read(RuleObject? scoring)
    {
        if (scoring is null)
            return null;
        var normalisation = scoring.Choice(RuleSettings.Normalisation, ScoringCodes.Normalisations);
        var progressShare = scoring.Number(RuleSettings.ProgressShare);
        var (indicators, groups) = ReadMeans(scoring);
        var missing = scoring.Choice(RuleSettings.Missing, ScoringCodes.MissingRules);
        var availability = scoring.Number(RuleSettings.MinimumAvailability);
        var floor = scoring.Number(RuleSettings.Floor);
        var winsorise = scoring.Object("winsorise", required: false) is { } limits ? ReadWinsorising(limits) : null;
        var ties = ReadTies(scoring);
        scoring.RefuseUnknownKeys();
        if (normalisation is null || progressShare is null || indicators is null || groups is null || missing is null)
            return null;
        var rules = new ScoringRules
        {
            Normalisation = normalisation.Value,
            ProgressShare = progressShare.Value,
            Indicators = indicators.Value,
            Groups = groups.Value,
            Missing = missing.Value,
            MinimumAvailability = availability ?? UsualAvailability,
            Floor = floor,
            Winsorise = winsorise,
        };
        foreach (var conflict in RuleConflict.Of(rules))
            scoring.AddProblem<object>(conflict.Key, conflict.Code);
        return new(rules, ties, scoring);
    }

    /// <summary>The rules with their tie-breakers, which may name these groups.</summary>
    /// <param name="groups">Null where they are not known: then no tie-breaker is looked at.</param>
    public ScoringRules Complete(IReadOnlyList<CriteriaGroup>? groups)
    {
        if (groups is null)
            return Rules;
        var (breakers, known) = (new List<TieBreaker>(), new Dictionary<string, TieBreaker>(StringComparer.Ordinal));

        // Groups whose ids are repeated or blank are a problem that was said already.
        foreach (var breaker in TieBreaker.All(groups.Count))
            known.TryAdd(breaker.Name(groups), breaker);
        foreach (var name in Ties)
        {
            if (known.TryGetValue(name, out var breaker) && !breakers.Contains(breaker))
                breakers.Add(breaker);
            else
                Source.AddProblem<object>(RuleSettings.Ties.Key, "bad-tie-breaker", name, string.Join(", ", known.Keys));
        }

        return Rules with { Ties = breakers };
    }

    /// <summary>One name stands for both means.</summary>
    private static (Mean? Indicators, Mean? Groups) ReadMeans(RuleObject scoring)
    {
        if (scoring.IsText("aggregation"))
        {
            var both = scoring.Choice(RuleSettings.Indicators with { Path = "scoring.aggregation" }, ScoringCodes.Means);
            return (both, both);
        }

        var aggregation = scoring.Object("aggregation");
        var means = (aggregation?.Choice(RuleSettings.Indicators, ScoringCodes.Means), aggregation?.Choice(RuleSettings.Groups, ScoringCodes.Means));
        aggregation?.RefuseUnknownKeys();
        return means;
    }

    private static Winsorising? ReadWinsorising(RuleObject limits)
    {
        var (skewness, kurtosis) = (limits.Number(RuleSettings.Skewness), limits.Number(RuleSettings.Kurtosis));
        var points = limits.Whole(RuleSettings.MaximumPoints);
        limits.RefuseUnknownKeys();
        return skewness is null || kurtosis is null || points is null ? null : new(skewness.Value, kurtosis.Value, points.Value);
    }

    private static IReadOnlyList<string> ReadTies(RuleObject scoring)
    {
        const string Chain = $"[\"{TieBreaker.GroupPrefix}ID\", \"{TieBreaker.CoverageName}\", \"{TieBreaker.JuryName}\"]";
        if (!scoring.IsText(RuleSettings.Ties.Key))
            return scoring.TextList(RuleSettings.Ties, Chain) ?? [];
        if (scoring.Text(RuleSettings.Ties) is { } text && text != Share)
            scoring.AddProblem<object>(RuleSettings.Ties.Key, "unknown-value", $"{Share}, {Chain}");
        return [];
    }
}
