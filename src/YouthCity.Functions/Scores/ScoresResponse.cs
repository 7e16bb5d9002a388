using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Scores;

/// <summary>The scores of a contest as JSON, the same over HTTP and on the command line. Ids name cities, groups and indicators; numbers are unrounded.</summary>
/// <param name="LeftOut">What cannot tell cities apart and is left out for all of them.</param>
/// <param name="Cities">In the order of their ranks; unranked cities last.</param>
public sealed record ScoresResponse(string Contest, string RulesSha256, string InputsSha256, IReadOnlyList<LeftOutLine> LeftOut, IReadOnlyList<CityLine> Cities) : ResultResponse
{
    /// <summary>The jury's part in the scores; not there where the rules give it none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JuryShareResponse? Jury { get; init; }

    /// <summary>Every use of a tie-breaker; only where one parted cities.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)]
    public IReadOnlyList<TieBreakLine>? TieBreaks { get; init; }

    public static ScoresResponse Of(ContestResult result, string rulesHash) => new(
        result.Contest.Id,
        rulesHash,
        Fingerprints.OfInputs(result).Hex,
        [.. result.LeftOut().Select(left => LeftOutLine.Of(result.Contest, left))],
        [.. result.Receipts().Select(receipt => CityLine.Of(result.Contest, receipt))])
    {
        Jury = JuryShareResponse.Of(result),
        TieBreaks = result.Ranks.Breaks.Count > 0 ? [.. result.Ranks.Breaks.Select(use => TieBreakLine.Of(result.Contest, use))] : null,
    };

    public override ResultResponse At(Standing standing) => (ScoresResponse)base.At(standing) with { Cities = [.. Cities.Select(city => city.Of(standing))] };

    /// <summary>A row for each city with its groups' scores beside each other.</summary>
    public CsvTable Table(Contest contest, Language language) => new(
        ["rank", "city", "name", "tied", "score", "coverage", "prize", .. If(["prizeIfItStayedSo"]), "reason", .. contest.Groups.Select(group => $"group {group.Id}"), .. Jury is null ? (string[])[] : ["jury"]],
        Cities.Select(IReadOnlyList<object?> (city) =>
        [
            city.Rank, city.City, contest.Cities[contest.FindCity(city.City)!.Value].Name.In(language), city.Tied, city.Score, city.Coverage, city.Prize, .. If([city.PrizeIfItStayedSo]), Word.Of("reason", city.Reason),
            .. city.Groups.Select(group => (object?)group.Score), .. city.Jury is null ? (object?[])[] : [city.Jury.Score],
        ]));

    /// <summary>Cells that only a table has which says what it is worth.</summary>
    private T[] If<T>(T[] cells) => Provisional is null ? [] : cells;
}

/// <summary>A column in which all cities are equal, so that it is left out.</summary>
/// <param name="Part"><c>level</c>, <c>progress</c>, or <c>indicator</c> where nothing of it counts.</param>
public sealed record LeftOutLine(string Indicator, string Part)
{
    public static LeftOutLine Of(Contest contest, LeftOut left) =>
        new(contest.Indicators[left.Indicator].Id, PartName(left.Part));

    public static string PartName(LeftOutPart part) => part switch
    {
        LeftOutPart.Level => "level",
        LeftOutPart.Progress => "progress",
        _ => "indicator",
    };
}

/// <summary>A tie that was broken: the cities ahead and those next below them have the same total.</summary>
/// <param name="By">The tie-breaker as the rules write it.</param>
/// <param name="Ahead">Ids of the cities that it puts ahead.</param>
/// <param name="Behind">Ids of the cities next below them.</param>
public sealed record TieBreakLine(string By, IReadOnlyList<string> Ahead, IReadOnlyList<string> Behind)
{
    public static TieBreakLine Of(Contest contest, TieBreak use) => new(
        use.By.Name(contest.Groups), [.. use.Ahead.Select(city => contest.Cities[city].Id)], [.. use.Behind.Select(city => contest.Cities[city].Id)]);
}
