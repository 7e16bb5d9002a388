using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Scores;

/// <summary>One city's receipt, as it stands in the list of scores. What only some rules bring is there only where it acts.</summary>
public record CityLine(
    string City,
    int? Rank,
    bool Tied,
    double? Score,
    double Coverage,
    Money? Prize,
    string? Reason,
    IReadOnlyList<GroupScore> Groups,
    IReadOnlyList<IndicatorScore> Indicators) : ResultResponse
{
    /// <summary>The prize that it would have if the contest were decided as it stands; there only before it is decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? PrizeIfItStayedSo { get; init; }

    /// <summary>Not there where the rules give the jury no share.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CityJuryShare? Jury { get; init; }

    /// <summary>Points lost for imbalance among the groups.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)]
    public double? Penalty { get; init; }

    public override ResultResponse At(Standing standing) => (CityLine)base.At(standing) with { Prize = standing.IsProvisional ? null : Prize, PrizeIfItStayedSo = standing.IsProvisional ? Prize : null };

    /// <summary>The line as it stands in a list that says itself what it is worth.</summary>
    public CityLine Of(Standing standing) => (CityLine)At(standing) with { Provisional = null, Arrived = null };

    public static CityLine Of(Contest contest, Receipt receipt) => new(
        contest.Cities[receipt.City].Id, receipt.Rank, receipt.Tied, receipt.Score, receipt.Coverage, receipt.Prize, receipt.Reason?.Code(),
        [.. receipt.Groups.Select(line => GroupScore.Of(contest, line))],
        [.. receipt.Indicators.Select(line => IndicatorScore.Of(contest, line))])
    {
        Jury = receipt.Jury,
        Penalty = receipt.Penalty,
    };
}

public sealed record GroupScore(string Group, double? Weight, double? Score, double? Points)
{
    /// <summary>The part of the points lost for imbalance among the group's indicators.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)]
    public double? Penalty { get; init; }

    public static GroupScore Of(Contest contest, GroupLine line) =>
        new(contest.Groups[line.Group].Id, line.Weight, line.Score, line.Points) { Penalty = line.Penalty };
}

public sealed record IndicatorScore(
    string Indicator, string Group, double? Weight, double? Baseline, double? Value, double? Level, double? Progress, double? Score, double? Points)
{
    /// <summary>The value that was scored, where the city's own was pulled in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)]
    public double? WinsorisedValue { get; init; }

    /// <summary>The change that was scored, where the city's own was pulled in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)]
    public double? WinsorisedChange { get; init; }

    public static IndicatorScore Of(Contest contest, IndicatorLine line)
    {
        var indicator = contest.Indicators[line.Indicator];
        return new(
            indicator.Id, contest.Groups[indicator.Group].Id, line.Weight, line.Baseline, line.Value, line.Level, line.Progress, line.Score, line.Points)
        {
            WinsorisedValue = line.WinsorisedValue,
            WinsorisedChange = line.WinsorisedChange,
        };
    }
}
