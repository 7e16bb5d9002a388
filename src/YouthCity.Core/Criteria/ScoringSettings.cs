namespace YouthCity.Core.Criteria;

/// <summary>The object <c>scoring</c> of <c>contest.json</c>.</summary>
/// <param name="Rules">All but the tie-breakers, whose groups are not known yet.</param>
/// <param name="Ties">The names of the tie-breakers, in order.</param>
internal sealed record ScoringSettings(ScoringRules Rules, IReadOnlyList<string> Ties, RuleObject Source)
{
    private const string TiesKey = "ties";

    /// <summary>Two thirds, as the reference contest writes it.</summary>
    private const double UsualAvailability = 0.6667;

    private const int MostPoints = 1_000_000;

    private const string Share = "share";

    private static readonly (string Code, Mean Value)[] s_means =
    [
        ("arithmetic", Mean.Arithmetic), ("geometric", Mean.Geometric), ("harmonic", Mean.Harmonic), ("mazziotta-pareto", Mean.MazziottaPareto),
    ];

    private static readonly (string Code, Normalisation Value)[] s_normalisations =
    [
        ("min-max", Normalisation.MinMax), ("goalposts", Normalisation.Goalposts), ("z-score", Normalisation.ZScore),
        ("rank", Normalisation.Rank), ("percent-rank", Normalisation.PercentRank),
        ("standardised", Normalisation.Standardised),
    ];

    private static readonly (string Code, MissingRule Value)[] s_missing =
        [("zero", MissingRule.Zero), ("available", MissingRule.Available), ("mean", MissingRule.Mean), ("reject", MissingRule.Reject)];

    public static string CodeOf(Mean mean) => s_means.First(choice => choice.Value == mean).Code;

    public static string CodeOf(Normalisation normalisation) => s_normalisations.First(choice => choice.Value == normalisation).Code;

    public static string CodeOf(MissingRule missing) => s_missing.First(choice => choice.Value == missing).Code;

    public static ScoringSettings? Read(RuleObject? scoring)
    {
        if (scoring is null)
            return null;
        var normalisation = scoring.Choice("normalisation", s_normalisations);
        var progressShare = scoring.Number("progressShare", required: true, 0, 1);
        var (indicators, groups) = ReadMeans(scoring);
        var missing = scoring.Choice("missing", s_missing);
        var availability = scoring.Number("minimumAvailability", required: false, 0, 1);
        var floor = scoring.Number("floor", required: false, 0, 100, exclusive: true);
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
            scoring.Say<object>(conflict.Key, conflict.Code);
        return new(rules, ties, scoring);
    }

    /// <summary>The rules with their tie-breakers, which may name these groups.</summary>
    public ScoringRules Complete(IReadOnlyList<CriteriaGroup> groups)
    {
        var (breakers, known) = (new List<TieBreaker>(), new Dictionary<string, TieBreaker>(StringComparer.Ordinal));

        // Groups whose ids are repeated or blank are a problem that was said already.
        foreach (var breaker in TieBreaker.All(groups.Count))
            known.TryAdd(breaker.Name(groups), breaker);
        foreach (var name in Ties)
        {
            if (known.TryGetValue(name, out var breaker) && !breakers.Contains(breaker))
                breakers.Add(breaker);
            else
                Source.Say<object>(TiesKey, "bad-tie-breaker", name, string.Join(", ", known.Keys));
        }

        return Rules with { Ties = breakers };
    }

    /// <summary>One name stands for both means.</summary>
    private static (Mean? Indicators, Mean? Groups) ReadMeans(RuleObject scoring)
    {
        if (scoring.IsText("aggregation"))
        {
            var both = scoring.Choice("aggregation", s_means);
            return (both, both);
        }

        var aggregation = scoring.Object("aggregation");
        var means = (aggregation?.Choice("indicators", s_means), aggregation?.Choice("groups", s_means));
        aggregation?.RefuseUnknownKeys();
        return means;
    }

    private static Winsorising? ReadWinsorising(RuleObject limits)
    {
        var skewness = limits.Number("skewness", required: true, 0, double.MaxValue);
        var kurtosis = limits.Number("kurtosis", required: true, 0, double.MaxValue);
        var points = limits.Whole("maxPoints", 1, MostPoints, required: true);
        limits.RefuseUnknownKeys();
        return skewness is null || kurtosis is null || points is null ? null : new(skewness.Value, kurtosis.Value, points.Value);
    }

    private static IReadOnlyList<string> ReadTies(RuleObject scoring)
    {
        const string Chain = $"[\"{TieBreaker.GroupPrefix}ID\", \"{TieBreaker.CoverageName}\", \"{TieBreaker.JuryName}\"]";
        if (!scoring.IsText(TiesKey))
            return scoring.TextList(TiesKey, Chain) ?? [];
        if (scoring.Text(TiesKey) is { } text && text != Share)
            scoring.Say<object>(TiesKey, "unknown-value", text, $"{Share}, {Chain}");
        return [];
    }
}
