using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Functions.Answers;

namespace YouthCity.Functions.Scores;

/// <summary>The scores of a contest as JSON, the same over HTTP and on the command line. Ids name cities, groups and indicators; numbers are unrounded.</summary>
public sealed record ScoreSheet(string Contest, string RulesSha256, string InputsSha256, IReadOnlyList<LeftOutLine> LeftOut, IReadOnlyList<CityLine> Cities)
{
    /// <summary>The jury's part in the scores; not there where the rules give it none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JuryShare? Jury { get; init; }

    public static ScoreSheet Of(ContestResult result, string rulesHash) => new(
        result.Contest.Id,
        rulesHash,
        Fingerprints.OfInputs(result).Hex,
        [.. result.LeftOut().Select(left => LeftOutLine.Of(result.Contest, left))],
        [.. result.Receipts().Select(receipt => CityLine.Of(result.Contest, receipt))])
    {
        Jury = JuryShare.Of(result),
    };

    /// <summary>A row for each city with its groups' scores beside each other.</summary>
    public CsvTable Table(Contest contest) => new(
        ["rank", "city", "name", "tied", "score", "coverage", "prize", "reason", .. contest.Groups.Select(group => $"group {group.Id}"), .. Jury is null ? (string[])[] : ["jury"]],
        Cities.Select(IReadOnlyList<object?> (city) =>
        [
            city.Rank, city.City, contest.Cities[contest.FindCity(city.City)!.Value].Name.Ky, city.Tied, city.Score, city.Coverage, city.Prize, city.Reason,
            .. city.Groups.Select(group => (object?)group.Score), .. city.Jury is null ? (object?[])[] : [city.Jury.Score],
        ]));
}

/// <param name="Part"><c>level</c>, <c>progress</c>, or <c>indicator</c> where nothing of it counts.</param>
public sealed record LeftOutLine(string Indicator, string Part)
{
    public static LeftOutLine Of(Contest contest, LeftOut left) =>
        new(contest.Indicators[left.Indicator].Id, left.Part switch
        {
            LeftOutPart.Level => "level",
            LeftOutPart.Progress => "progress",
            _ => "indicator",
        });
}

/// <summary>One city's receipt.</summary>
public sealed record CityLine(
    string City,
    int? Rank,
    bool Tied,
    double? Score,
    double Coverage,
    Money? Prize,
    string? Reason,
    IReadOnlyList<GroupScore> Groups,
    IReadOnlyList<IndicatorScore> Indicators)
{
    /// <summary>Not there where the rules give the jury no share.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JuryLine? Jury { get; init; }

    public static CityLine Of(Contest contest, Receipt receipt) => new(
        contest.Cities[receipt.City].Id, receipt.Rank, receipt.Tied, receipt.Score, receipt.Coverage, receipt.Prize, receipt.Reason?.Code(),
        [.. receipt.Groups.Select(line => new GroupScore(contest.Groups[line.Group].Id, line.Weight, line.Score, line.Points))],
        [.. receipt.Indicators.Select(line => IndicatorScore.Of(contest, line))])
    {
        Jury = receipt.Jury,
    };

    /// <summary>A row for each indicator; the jury's part, where there is one, stands last under a name that no indicator can have.</summary>
    public CsvTable Table() => new(
        ["city", "indicator", "group", "weight", "baseline", "value", "level", "progress", "score", "points"],
        [
            .. Indicators.Select(IReadOnlyList<object?> (line) =>
                [City, line.Indicator, line.Group, line.Weight, line.Baseline, line.Value, line.Level, line.Progress, line.Score, line.Points]),
            .. Jury is null ? (IReadOnlyList<object?>[])[] : [[City, "(jury)", null, Jury.Weight, null, null, null, null, Jury.Score, Jury.Points]],
        ]);
}

public sealed record GroupScore(string Group, double? Weight, double? Score, double? Points);

public sealed record IndicatorScore(
    string Indicator, string Group, double? Weight, double? Baseline, double? Value, double? Level, double? Progress, double? Score, double? Points)
{
    public static IndicatorScore Of(Contest contest, IndicatorLine line)
    {
        var indicator = contest.Indicators[line.Indicator];
        return new(
            indicator.Id, contest.Groups[indicator.Group].Id, line.Weight, line.Baseline, line.Value, line.Level, line.Progress, line.Score, line.Points);
    }
}
