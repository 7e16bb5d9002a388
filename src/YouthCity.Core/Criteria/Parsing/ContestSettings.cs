namespace YouthCity.Core.Criteria.Parsing;

/// <summary>What <c>contest.json</c> says.</summary>
internal sealed record ContestSettings(
    string Id, LocalName Name, string LegalBasis, DateOnly? ApplicationsCloseOn, DateOnly? ValidUntil, PrizeRules Prizes, ScoringSettings Scoring, JuryRules Jury)
{
    public static ContestSettings? Parse(TextFile text, List<RuleProblem> problems)
    {
        if (RuleFile.Open(text, problems) is not { } root)
            return null;
        var id = root.NonEmpty("id");
        if (id?.Length > 0 && !Identifier.IsValid(id))
            root.AddProblem<string>("id", "bad-id", id);
        var name = root.Name("name");
        var legalBasis = root.Text("legalBasis", required: false) ?? "";
        var (closeOn, validUntil) = (root.Date("applicationsCloseOn"), root.Date("validUntil"));
        var prizes = ReadPrizes(root.Object("prizes"));
        var scoring = ScoringSettings.Read(root.Object("scoring"));
        var jury = JurySettings.Parse(root.Object("jury", required: false), scoring?.Rules);
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
            prizes.AddProblem<object>("places", "places-above-fund", Money.Sum(places).ToString(), fund.Value.ToString());
        for (var place = 1; place < places.Count; place++)
        {
            if (places[place] > places[place - 1])
                prizes.AddProblem<object>("places", "places-rise", places[place - 1].ToString(), places[place].ToString());
        }

        return new PrizeRules(fund.Value, currency, places);
    }
}
