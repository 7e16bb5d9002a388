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
/// <param name="Score">The total, from 0 to 100, unrounded; null if the city is unranked.</param>
/// <param name="Coverage">Current values that are there / indicators, by count, from 0 to 1.</param>
/// <param name="Prize">In som; 0 for a ranked city without one, null for an unranked city and before the contest is decided.</param>
/// <param name="Reason">Why the city is unranked: <c>no-application</c>, <c>gaps</c>, <c>too-little-data</c> or <c>nothing-to-compare</c>; null if it is ranked.</param>
/// <param name="Groups">Every criteria group, in the order of the rules.</param>
/// <param name="Indicators">Every indicator, in the order of the rules.</param>
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

/// <summary>A city's score in a criteria group.</summary>
/// <param name="Weight">The weight in force among the groups, from 0 to 1; null if the group does not count.</param>
/// <param name="Score">From 0 to 100, unrounded; null if it has none.</param>
/// <param name="Points">What the group brings to the total; null where the total is no weighted sum.</param>
public sealed record GroupScore(string Group, double? Weight, double? Score, double? Points)
{
    /// <summary>The part of the points lost for imbalance among the group's indicators.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(1)]
    public double? Penalty { get; init; }

    public static GroupScore Of(Contest contest, GroupLine line) =>
        new(contest.Groups[line.Group].Id, line.Weight, line.Score, line.Points) { Penalty = line.Penalty };
}

/// <summary>A city's score in an indicator.</summary>
/// <param name="Weight">The weight in force within the group, from 0 to 1; null if the indicator does not count.</param>
/// <param name="Baseline">The value at the start of the contest, in the indicator's unit; null if there is none.</param>
/// <param name="Value">The current value, in the indicator's unit; null if there is none.</param>
/// <param name="Level">The current value normalised over the cities, usually from 0 to 100; null if there is none.</param>
/// <param name="Progress">The change since the baseline normalised over the cities, usually from 0 to 100; null if there is none.</param>
/// <param name="Score">The level and the progress together; null if there is neither.</param>
/// <param name="Points">What the indicator brings to the total; null where the total is no weighted sum.</param>
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
