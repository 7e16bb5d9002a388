namespace YouthCity.Core.Criteria.Parsing;

/// <summary>Every setting of <c>contest.json</c>: the loader reads by this list, and workbooks and schemas are made of it.</summary>
public static class RuleSettings
{
    /// <summary>Years, and numbers that count editions.</summary>
    private const int LatestEdition = 9999;

    private const int MostPoints = 1_000_000;

    /// <summary>Below one half: cut from both ends, half of the marks would be all of them.</summary>
    private const double MostTrim = 0.49;

    private const int MostBallots = 1000;

    public static RuleSetting Id { get; } = new("id", SettingKind.Id) { IsRequired = true };

    public static RuleSetting Edition { get; } = new("edition", SettingKind.Whole) { Minimum = 1, Maximum = LatestEdition };

    public static RuleSetting Continues { get; } = new("continues", SettingKind.Id);

    public static RuleSetting Name { get; } = new("name", SettingKind.Name) { IsRequired = true };

    public static RuleSetting LegalBasis { get; } = new("legalBasis", SettingKind.LocalText);

    public static RuleSetting Contact { get; } = new("contact", SettingKind.LocalText);

    public static RuleSetting Notice { get; } = new("notice", SettingKind.LocalText);

    public static RuleSetting OpensOn { get; } = new("opensOn", SettingKind.Date);

    public static RuleSetting ApplicationsCloseOn { get; } = new("applicationsCloseOn", SettingKind.Date);

    public static RuleSetting ValidUntil { get; } = new("validUntil", SettingKind.Date);

    public static RuleSetting Fund { get; } = new("prizes.fund", SettingKind.Money) { IsRequired = true };

    public static RuleSetting Currency { get; } = new("prizes.currency", SettingKind.Text) { IsRequired = true };

    public static RuleSetting Places { get; } = new("prizes.places", SettingKind.MoneyList) { IsRequired = true };

    public static RuleSetting Normalisation { get; } = Choice("scoring.normalisation", ScoringCodes.Normalisations) with { IsRequired = true };

    public static RuleSetting ProgressShare { get; } = Share("scoring.progressShare") with { IsRequired = true };

    public static RuleSetting Indicators { get; } = Choice("scoring.aggregation.indicators", ScoringCodes.Means) with { IsRequired = true };

    public static RuleSetting Groups { get; } = Choice("scoring.aggregation.groups", ScoringCodes.Means) with { IsRequired = true };

    public static RuleSetting Missing { get; } = Choice("scoring.missing", ScoringCodes.MissingRules) with { IsRequired = true };

    public static RuleSetting MinimumAvailability { get; } = Share("scoring.minimumAvailability");

    public static RuleSetting Floor { get; } = new("scoring.floor", SettingKind.Number) { Minimum = 0, Maximum = 100, IsExclusive = true };

    public static RuleSetting Skewness { get; } = new("scoring.winsorise.skewness", SettingKind.Number) { IsRequired = true, Minimum = 0 };

    public static RuleSetting Kurtosis { get; } = new("scoring.winsorise.kurtosis", SettingKind.Number) { IsRequired = true, Minimum = 0 };

    public static RuleSetting MaximumPoints { get; } = new("scoring.winsorise.maxPoints", SettingKind.Whole) { IsRequired = true, Minimum = 1, Maximum = MostPoints };

    public static RuleSetting Ties { get; } = new("scoring.ties", SettingKind.Ties);

    public static RuleSetting JuryShare { get; } = Share("jury.share");

    public static RuleSetting Trim { get; } = new("jury.trim", SettingKind.Number) { Minimum = 0, Maximum = MostTrim };

    public static RuleSetting MinimumBallots { get; } = new("jury.minimumBallots", SettingKind.Whole) { Minimum = 1, Maximum = MostBallots };

    public static RuleSetting Adjustment { get; } = Choice("jury.adjust", ScoringCodes.Adjustments);

    public static RuleSetting JuryClosesOn { get; } = new("jury.closesOn", SettingKind.Date);

    public static RuleSetting PublishTexts { get; } = new("objections.publishTexts", SettingKind.YesNo);

    /// <summary>In the order in which people read them. Stands last: it is made of the ones above.</summary>
    public static IReadOnlyList<RuleSetting> All { get; } =
    [
        Id, Edition, Continues, Name, LegalBasis, Contact, Notice, OpensOn, ApplicationsCloseOn, ValidUntil, Fund, Currency, Places,
        Normalisation, ProgressShare, Indicators, Groups, Missing, MinimumAvailability, Floor, Skewness, Kurtosis, MaximumPoints, Ties,
        JuryShare, Trim, MinimumBallots, Adjustment, JuryClosesOn, PublishTexts,
    ];

    private static RuleSetting Share(string path) => new(path, SettingKind.Number) { Minimum = 0, Maximum = 1 };

    private static RuleSetting Choice<T>(string path, (string Code, T Value)[] choices) => new(path, SettingKind.Choice) { Choices = [.. choices.Select(choice => choice.Code)] };
}
