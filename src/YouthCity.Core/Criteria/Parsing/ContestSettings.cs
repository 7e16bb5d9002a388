using System.Globalization;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>What <c>contest.json</c> says.</summary>
internal sealed record ContestSettings(string Id, LocalName Name, PrizeRules Prizes, ScoringSettings Scoring, JuryRules Jury)
{
    public int? Edition { get; private init; }

    public string? Continues { get; private init; }

    public LocalName? LegalBasis { get; private init; }

    public LocalName? Contact { get; private init; }

    public LocalName? Notice { get; private init; }

    public DateOnly? OpensOn { get; private init; }

    public DateOnly? ApplicationsCloseOn { get; private init; }

    public DateOnly? ValidUntil { get; private init; }

    public bool PublishesObjectionTexts { get; private init; }

    public static ContestSettings? Parse(TextFile text, List<RuleProblem> problems)
    {
        if (RuleFile.Open(text, problems) is not { } root)
            return null;
        var (id, edition) = (root.Id(RuleSettings.Id), root.Whole(RuleSettings.Edition));
        var continues = root.Id(RuleSettings.Continues);
        if (continues is not null && continues.Equals(id, StringComparison.OrdinalIgnoreCase))
            root.AddProblem<object>(RuleSettings.Continues.Key, "continues-itself");
        var name = root.Name(RuleSettings.Name);
        var (legalBasis, contact, notice) = (root.LocalText(RuleSettings.LegalBasis), root.LocalText(RuleSettings.Contact), root.LocalText(RuleSettings.Notice));
        var (opensOn, closeOn, validUntil) = (root.Date(RuleSettings.OpensOn), root.Date(RuleSettings.ApplicationsCloseOn), root.Date(RuleSettings.ValidUntil));
        if (opensOn > closeOn)
            root.AddProblem<object>(RuleSettings.OpensOn.Key, "opens-after-closing", closeOn.Value.ToString("O", CultureInfo.InvariantCulture));
        var prizes = ReadPrizes(root.Object("prizes"));
        var scoring = ScoringSettings.Read(root.Object("scoring"));
        var jury = JurySettings.Parse(root.Object("jury", required: false), scoring?.Rules);
        var objections = root.Object("objections", required: false);
        var publishesTexts = objections?.YesNo(RuleSettings.PublishTexts) ?? false;
        objections?.RefuseUnknownKeys();
        root.RefuseUnknownKeys();
        return id is null || name is null || prizes is null || scoring is null
            ? null
            : new ContestSettings(id, name, prizes, scoring, jury)
            {
                Edition = edition,
                Continues = continues,
                LegalBasis = legalBasis,
                Contact = contact,
                Notice = notice,
                OpensOn = opensOn,
                ApplicationsCloseOn = closeOn,
                ValidUntil = validUntil,
                PublishesObjectionTexts = publishesTexts,
            };
    }

    private static PrizeRules? ReadPrizes(RuleObject? prizes)
    {
        if (prizes is null)
            return null;
        var (fund, currency, places) = (prizes.Money(RuleSettings.Fund), prizes.NonEmpty(RuleSettings.Currency), prizes.MoneyList(RuleSettings.Places));
        prizes.RefuseUnknownKeys();
        if (fund is null || currency is null || places is null)
            return null;
        if (Money.Sum(places) > fund)
            prizes.AddProblem<object>(RuleSettings.Places.Key, "places-above-fund", Money.Sum(places).ToString(), fund.Value.ToString());
        for (var place = 1; place < places.Count; place++)
        {
            if (places[place] > places[place - 1])
                prizes.AddProblem<object>(RuleSettings.Places.Key, "places-rise", places[place - 1].ToString(), places[place].ToString());
        }

        return new PrizeRules(fund.Value, currency, places);
    }
}
