using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Catalog;

/// <summary>Every contest that there is.</summary>
public sealed record ContestList(IReadOnlyList<ContestLine> Contests);

/// <param name="Edition">The year or number; null if its rules name none.</param>
/// <param name="Continues">The id of the contest before; null if its rules name none.</param>
/// <param name="Archived">Whether it takes nothing more.</param>
/// <param name="Version">Null before the first act.</param>
/// <param name="Self">The address that says more of it.</param>
public sealed record ContestLine(
    string Id, LocalName Name, int? Edition, string? Continues, bool Archived, DateOnly? OpensOn, DateOnly? ApplicationsCloseOn, string? Version, string RulesSha256, int Cities, int Indicators, string Self)
{
    public static ContestLine Of(KnownContest known) => new(
        known.Rules.Id, known.Rules.Name, known.Rules.Edition, known.Rules.Continues, known.Version.Manifest.IsArchived, known.Rules.OpensOn, known.Rules.ApplicationsCloseOn,
        known.Version.Hash?.Hex, known.RulesHash.Hex, known.Rules.Cities.Count, known.Rules.Indicators.Count, $"/api/contests/{known.Rules.Id}");
}

/// <summary>What a contest is about. All of its rules are at <c>rules</c>.</summary>
/// <param name="Editions">This contest and those that it continues or that continue it, the earliest first.</param>
/// <param name="Links">By what they lead to.</param>
public sealed record ContestResponse(
    string Contest,
    string? Version,
    string RulesSha256,
    bool Archived,
    LocalName Name,
    int? Edition,
    string? Continues,
    LocalName? LegalBasis,
    LocalName? Contact,
    LocalName? Notice,
    DateOnly? OpensOn,
    DateOnly? ApplicationsCloseOn,
    DateOnly? ValidUntil,
    Money PrizeFund,
    IReadOnlyList<Money> Prizes,
    IReadOnlyList<GroupOfContest> Groups,
    IReadOnlyList<IndicatorOfContest> Indicators,
    IReadOnlyList<CityOfContest> Cities,
    IReadOnlyList<EditionLine> Editions,
    IReadOnlyDictionary<string, string> Links)
{
    private static readonly string[] s_linked = ["rules", "template", "summary", "social-orders", "scores", "prizes"];

    public static ContestResponse Of(ContestState state, IReadOnlyList<EditionLine> editions)
    {
        var contest = state.Contest;
        return new(
            contest.Id, state.Version.Hash?.Hex, state.Known.RulesHash.Hex, state.Content.IsArchived, contest.Name, contest.Edition, contest.Continues,
            contest.LegalBasis, contest.Contact, contest.Notice, contest.OpensOn, contest.ApplicationsCloseOn, contest.ValidUntil, contest.Prizes.Fund, contest.Prizes.Places,
            [.. contest.Groups.Select(group => new GroupOfContest(group.Id, group.Name, group.Weight))],
            [.. contest.Indicators.Select(indicator => IndicatorOfContest.Of(contest, indicator))],
            [.. contest.Cities.Select(city => new CityOfContest(city.Id, city.Name, city.Region))],
            editions,
            s_linked.ToDictionary(what => what, what => $"/api/contests/{contest.Id}/{what}", StringComparer.Ordinal));
    }

    /// <summary>A row for each group, indicator and city.</summary>
    public CsvTable Table() => new(
        ["city", "indicator", "group", "weight", "unit", "name_ky", "name_ru", "name_en"],
        Groups.Select(IReadOnlyList<object?> (group) => [null, null, group.Id, group.Weight, null, group.Name.Ky, group.Name.Ru, group.Name.En])
            .Concat(Indicators.Select(IReadOnlyList<object?> (one) => [null, one.Id, one.Group, one.Weight, one.Unit, one.Name.Ky, one.Name.Ru, one.Name.En]))
            .Concat(Cities.Select(IReadOnlyList<object?> (city) => [city.Id, null, null, null, null, city.Name.Ky, city.Name.Ru, city.Name.En])));
}

public sealed record GroupOfContest(string Id, LocalName Name, double Weight);

/// <param name="Kind"><c>admin</c> or <c>survey</c>.</param>
/// <param name="Direction"><c>+</c> where more is better, <c>-</c> where less is.</param>
public sealed record IndicatorOfContest(string Id, string Group, LocalName Name, string Unit, string Kind, string Direction, double Weight, double? Minimum, double? Maximum)
{
    public static IndicatorOfContest Of(Contest contest, Indicator indicator) => new(
        indicator.Id, contest.Groups[indicator.Group].Id, indicator.Name, indicator.Unit, indicator.Kind == IndicatorKind.Survey ? "survey" : "admin",
        indicator.Direction > 0 ? "+" : "-", indicator.Weight, indicator.Minimum, indicator.Maximum);
}

/// <param name="Region">The oblast in English; may be empty.</param>
public sealed record CityOfContest(string Id, LocalName Name, string Region);
