namespace YouthCity.Core.Criteria;

/// <summary>What <c>contest.json</c> says.</summary>
internal sealed record ContestSettings(
    string Id, LocalName Name, string LegalBasis, DateOnly? ApplicationsCloseOn, DateOnly? ValidUntil, PrizeRules Prizes, ScoringRules Scoring, JuryRules Jury)
{
    private static readonly (string Code, Mean Value)[] s_means =
        [("arithmetic", Mean.Arithmetic), ("geometric", Mean.Geometric), ("harmonic", Mean.Harmonic)];

    private static readonly (string Code, Normalisation Value)[] s_normalisations =
    [
        ("min-max", Normalisation.MinMax), ("goalposts", Normalisation.Goalposts), ("z-score", Normalisation.ZScore),
        ("rank", Normalisation.Rank), ("percent-rank", Normalisation.PercentRank), ("distance-to-best", Normalisation.DistanceToBest),
    ];

    private static readonly (string Code, MissingRule Value)[] s_missing =
        [("zero", MissingRule.Zero), ("available", MissingRule.Available), ("mean", MissingRule.Mean), ("reject", MissingRule.Reject)];

    /// <summary>Two thirds, as the reference contest writes it.</summary>
    private const double UsualAvailability = 0.6667;

    public static string CodeOf(Mean mean) => s_means.First(choice => choice.Value == mean).Code;

    public static string CodeOf(Normalisation normalisation) => s_normalisations.First(choice => choice.Value == normalisation).Code;

    public static string CodeOf(MissingRule missing) => s_missing.First(choice => choice.Value == missing).Code;

    public static ContestSettings? Parse(TextFile text, List<RuleProblem> problems)
    {
        if (RuleFile.Open(text, problems) is not { } root)
            return null;
        var id = root.NonEmpty("id");
        if (id?.Length > 0 && !Identifier.IsValid(id))
            root.Say<string>("id", "bad-id", id);
        var name = root.Name("name");
        var legalBasis = root.Text("legalBasis", required: false) ?? "";
        var (closeOn, validUntil) = (root.Date("applicationsCloseOn"), root.Date("validUntil"));
        var prizes = ReadPrizes(root.Object("prizes"));
        var scoring = ReadScoring(root.Object("scoring"));
        var jury = JurySettings.Parse(root.Object("jury", required: false), scoring);
        root.RefuseUnknownKeys();
        return id is null || name is null || prizes is null || scoring is null
            ? null
            : new ContestSettings(id, name, legalBasis, closeOn, validUntil, prizes, scoring, jury);
    }

    private static PrizeRules? ReadPrizes(RuleObject? prizes)
    {
        if (prizes is null)
            return null;
        var (fund, currency, places) = (prizes.Money("fund"), prizes.NonEmpty("currency"), prizes.MoneyList("places"));
        prizes.RefuseUnknownKeys();
        if (fund is null || currency is null || places is null)
            return null;
        if (Money.Sum(places) > fund)
            prizes.Say<object>("places", "places-above-fund", Money.Sum(places).ToString(), fund.Value.ToString());
        for (var place = 1; place < places.Count; place++)
        {
            if (places[place] > places[place - 1])
                prizes.Say<object>("places", "places-rise", places[place - 1].ToString(), places[place].ToString());
        }

        return new PrizeRules(fund.Value, currency, places);
    }

    private static ScoringRules? ReadScoring(RuleObject? scoring)
    {
        if (scoring is null)
            return null;
        var normalisation = scoring.Choice("normalisation", s_normalisations);
        var progressShare = scoring.Number("progressShare", required: true, 0, 1);
        var aggregation = scoring.Object("aggregation");
        var indicators = aggregation?.Choice("indicators", s_means);
        var groups = aggregation?.Choice("groups", s_means);
        aggregation?.RefuseUnknownKeys();
        var missing = scoring.Choice("missing", s_missing);
        var availability = scoring.Number("minimumAvailability", required: false, 0, 1);
        var floor = scoring.Number("floor", required: false, 0, 100, exclusive: true);
        scoring.NotOffered("winsorise");
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
        };
        foreach (var (key, code) in rules.Contradictions())
            scoring.Say<object>(key, code);
        return rules;
    }
}
