using System.Globalization;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>What <c>contest.json</c> says.</summary>
internal sealed record ContestSettings(string Id, LocalName Name, PrizeRules Prizes, ScoringSettings Scoring, JuryRules Jury)
{
    /// <summary>Years, and numbers that count editions.</summary>
    private const int LatestEdition = 9999;

    public int? Edition { get; private init; }

    public string? Continues { get; private init; }

    public LocalName? LegalBasis { get; private init; }

    public LocalName? Contact { get; private init; }

    public LocalName? Notice { get; private init; }

    public DateOnly? OpensOn { get; private init; }

    public DateOnly? ApplicationsCloseOn { get; private init; }

    public DateOnly? ValidUntil { get; private init; }

    public static ContestSettings? Parse(TextFile text, List<RuleProblem> problems)
    {
        if (RuleFile.Open(text, problems) is not { } root)
            return null;
        var id = root.NonEmpty("id");
        if (id?.Length > 0 && !Identifier.IsValid(id))
            root.AddProblem<string>("id", "bad-id", id);
        var (edition, continues) = (root.Whole("edition", 1, LatestEdition), ReadContinues(root, id));
        var name = root.Name("name");
        var (legalBasis, contact, notice) = (root.LocalText("legalBasis"), root.LocalText("contact"), root.LocalText("notice"));
        var (opensOn, closeOn, validUntil) = (root.Date("opensOn"), root.Date("applicationsCloseOn"), root.Date("validUntil"));
        if (opensOn > closeOn)
            root.AddProblem<object>("opensOn", "opens-after-closing", Day(opensOn), Day(closeOn));
        var prizes = ReadPrizes(root.Object("prizes"));
        var scoring = ScoringSettings.Read(root.Object("scoring"));
        var jury = JurySettings.Parse(root.Object("jury", required: false), scoring?.Rules);
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
            };
    }

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The id of another contest, whose rules need not be at hand.</summary>
    private static string? ReadContinues(RuleObject root, string? id)
    {
        if (root.Text("continues", required: false) is not { Length: > 0 } continues)
            return null;
        if (!Identifier.IsValid(continues))
            return root.AddProblem<string>("continues", "bad-id", continues);
        return continues.Equals(id, StringComparison.OrdinalIgnoreCase) ? root.AddProblem<string>("continues", "continues-itself", continues) : continues;
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
