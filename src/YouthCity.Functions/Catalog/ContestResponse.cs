using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Catalog;

/// <summary>Every contest that there is.</summary>
/// <param name="Contests">In the order of their ids.</param>
public sealed record ContestList(IReadOnlyList<ContestLine> Contests);

/// <summary>A contest in the list of all contests.</summary>
/// <param name="Id">The contest's id, such as <c>2020</c>: what addresses take.</param>
/// <param name="Name">The contest's name in three languages.</param>
/// <param name="Edition">The year or number; null if its rules name none.</param>
/// <param name="Continues">The id of the contest before; null if its rules name none.</param>
/// <param name="Stage"><c>collecting</c>, <c>judging</c>, <c>decided</c> or <c>published</c>.</param>
/// <param name="Archived">Whether it takes nothing more.</param>
/// <param name="OpensOn">The day from which applications are taken, in Asia/Bishkek; null if its rules name none.</param>
/// <param name="ApplicationsCloseOn">The last day for applications, in Asia/Bishkek; null if its rules name none.</param>
/// <param name="Version">The contest's version; null before the first act.</param>
/// <param name="Cities">How many cities its rules name.</param>
/// <param name="Indicators">How many indicators its rules name.</param>
/// <param name="Self">The address that says more of it.</param>
public sealed record ContestLine(
    string Id, LocalName Name, int? Edition, string? Continues, string Stage, bool Archived, DateOnly? OpensOn, DateOnly? ApplicationsCloseOn, string? Version, string RulesSha256, int Cities, int Indicators, string Self)
{
    public static ContestLine Of(KnownContest known) => new(
        known.Rules.Id, known.Rules.Name, known.Rules.Edition, known.Rules.Continues, known.Version.Manifest.Stage.Stage.Code(), known.Version.Manifest.IsArchived, known.Rules.OpensOn, known.Rules.ApplicationsCloseOn,
        known.Version.Hash?.Hex, known.RulesHash.Hex, known.Rules.Cities.Count, known.Rules.Indicators.Count, $"/api/contests/{known.Rules.Id}");
}

/// <summary>What a contest is about. All of its rules are at <c>rules</c>.</summary>
/// <param name="Version">The contest's version; null before the first act.</param>
/// <param name="Stage"><c>collecting</c>, <c>judging</c>, <c>decided</c> or <c>published</c>.</param>
/// <param name="Archived">Whether the contest is in the archive, where it is read as before and takes nothing more.</param>
/// <param name="Name">The contest's name in three languages.</param>
/// <param name="Edition">The year or number of the edition; null if its rules name none.</param>
/// <param name="Continues">The id of the contest before; null if its rules name none.</param>
/// <param name="LegalBasis">The decree that the contest rests on; null if its rules name none.</param>
/// <param name="Contact">Whom to ask about the contest; null if its rules name nobody.</param>
/// <param name="Notice">What every page and template says about the rules, such as that they are an example; null if there is nothing to say.</param>
/// <param name="OpensOn">The day from which applications are taken, in Asia/Bishkek; null if its rules name none.</param>
/// <param name="ApplicationsCloseOn">The last day for applications, in Asia/Bishkek; null if its rules name none.</param>
/// <param name="ValidUntil">The last day on which the legal basis is in force; null if its rules name none.</param>
/// <param name="PrizeFund">What all prizes add up to at most, in som.</param>
/// <param name="Prizes">The prize of each place in som, the first place first.</param>
/// <param name="Groups">The criteria groups in the order of the rules.</param>
/// <param name="Indicators">The indicators in the order of the rules.</param>
/// <param name="Cities">The cities in the order of the rules.</param>
/// <param name="Editions">This contest and those that it continues or that continue it, the earliest first.</param>
/// <param name="Links">The addresses that need nothing more to be known, by what they lead to; some of them need an access key.</param>
public sealed record ContestResponse(
    string Contest,
    string? Version,
    string RulesSha256,
    string Stage,
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
    private const string Route = "api/contests/{contest}";

    public static ContestResponse Of(ContestState state, IReadOnlyList<EditionLine> editions)
    {
        var contest = state.Contest;
        return new(
            contest.Id, state.Version.Hash?.Hex, state.Known.RulesHash.Hex, state.Stage.Stage.Code(), state.Content.IsArchived, contest.Name, contest.Edition, contest.Continues,
            contest.LegalBasis, contest.Contact, contest.Notice, contest.OpensOn, contest.ApplicationsCloseOn, contest.ValidUntil, contest.Prizes.Fund, contest.Prizes.Places,
            [.. contest.Groups.Select(group => new GroupOfContest(group.Id, group.Name, group.Weight))],
            [.. contest.Indicators.Select(indicator => IndicatorOfContest.Of(contest, indicator))],
            [.. contest.Cities.Select(city => new CityOfContest(city.Id, city.Name, city.Region))],
            editions,
            ApiResponse.LinksUnder(Route).ToDictionary(link => link.Key, link => link.Value.Replace("{contest}", contest.Id, StringComparison.Ordinal), StringComparer.Ordinal));
    }

    /// <summary>A row for each group, indicator and city.</summary>
    public CsvTable Table() => new(
        ["city", "indicator", "group", "weight", "unit", "name_ky", "name_ru", "name_en"],
        Groups.Select(IReadOnlyList<object?> (group) => [null, null, group.Id, group.Weight, null, group.Name.Ky, group.Name.Ru, group.Name.En])
            .Concat(Indicators.Select(IReadOnlyList<object?> (one) => [null, one.Id, one.Group, one.Weight, one.Unit, one.Name.Ky, one.Name.Ru, one.Name.En]))
            .Concat(Cities.Select(IReadOnlyList<object?> (city) => [city.Id, null, null, null, null, city.Name.Ky, city.Name.Ru, city.Name.En])));
}

/// <summary>A criteria group of a contest.</summary>
/// <param name="Id">The group's id, such as <c>1</c>.</param>
/// <param name="Name">The group's name in three languages.</param>
/// <param name="Weight">Relative to the other groups: each weight is divided by their sum.</param>
public sealed record GroupOfContest(string Id, LocalName Name, double Weight);

/// <summary>What is asked of every city, with its unit, weight and bounds.</summary>
/// <param name="Id">The indicator's id, such as <c>1.2</c>.</param>
/// <param name="Name">The indicator's name in three languages.</param>
/// <param name="Unit">What values are counted in, such as <c>%</c>; empty if its rules name none.</param>
/// <param name="Kind"><c>admin</c> or <c>survey</c>.</param>
/// <param name="Direction"><c>+</c> where more is better, <c>-</c> where less is.</param>
/// <param name="Weight">Relative to the other indicators of its group: each weight is divided by their sum.</param>
/// <param name="Minimum">The least value that is accepted, in the indicator's unit; null if there is no bound.</param>
/// <param name="Maximum">The largest value that is accepted, in the indicator's unit; null if there is no bound.</param>
public sealed record IndicatorOfContest(string Id, string Group, LocalName Name, string Unit, string Kind, string Direction, double Weight, double? Minimum, double? Maximum)
{
    public static IndicatorOfContest Of(Contest contest, Indicator indicator) => new(
        indicator.Id, contest.Groups[indicator.Group].Id, indicator.Name, indicator.Unit, indicator.Kind == IndicatorKind.Survey ? "survey" : "admin",
        indicator.Direction > 0 ? "+" : "-", indicator.Weight, indicator.Minimum, indicator.Maximum);
}

/// <summary>A city that can take part in a contest.</summary>
/// <param name="Id">The city's id, such as <c>osh</c>.</param>
/// <param name="Name">The city's name in three languages.</param>
/// <param name="Region">The oblast in English; may be empty.</param>
public sealed record CityOfContest(string Id, LocalName Name, string Region);
