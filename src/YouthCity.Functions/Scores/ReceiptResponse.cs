using System.Text.Json.Serialization;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Surveys;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Scores;

/// <summary>A city's line of the scores, then what acted on it: gaps, columns left out, scaled-up weights, broken ties.</summary>
public sealed record ReceiptResponse : CityLine
{
    private ReceiptResponse(CityLine line)
        : base(line)
    {
    }

    /// <summary>In the order of the groups.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<GroupCoverage> CoverageByGroup { get; init; }

    /// <summary>The indicators for which the city has no value, or no baseline where progress counts.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<GapLine> Gaps { get; init; }

    /// <summary>The best and the worst rank the city could have if its gaps were filled; null where there is nothing to fill.</summary>
    [JsonPropertyOrder(2)]
    public required GapRanks? RanksWithGapsFilled { get; init; }

    /// <summary>What cannot tell cities apart and is left out for all of them.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<LeftOutLine> LeftOut { get; init; }

    /// <summary>Weights that are not as declared, because something beside them is not there.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<ScaledWeight> ScaledWeights { get; init; }

    /// <summary>Every use of a tie-breaker that concerns the city.</summary>
    [JsonPropertyOrder(2)]
    public required IReadOnlyList<TieBreakLine> TieBreaks { get; init; }

    /// <summary>What surveys say of the city, and whether the answers support that it has changed; not there where no number of answers is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(2)]
    public IReadOnlyList<SurveyLine>? Surveys { get; init; }

    public static ReceiptResponse Of(ContestResult result, int city)
    {
        var (contest, receipt) = (result.Contest, Receipt.Of(result, city));
        return new(CityLine.Of(contest, receipt))
        {
            CoverageByGroup = [.. receipt.Groups.Select(line => new GroupCoverage(contest.Groups[line.Group].Id, line.Coverage))],
            Gaps = [.. receipt.Indicators.Where(line => line.HasGap(contest.Scoring)).Select(line => GapLine.Of(contest, line))],
            RanksWithGapsFilled = GapRanks.Of(result, city),
            LeftOut = [.. result.LeftOut().Select(left => LeftOutLine.Of(contest, left))],
            ScaledWeights = [.. ScaledWeight.Of(contest, receipt)],
            TieBreaks = [.. result.Ranks.Breaks.Where(use => use.Ahead.Contains(city) || use.Behind.Contains(city)).Select(use => TieBreakLine.Of(contest, use))],
        };
    }

    /// <summary>
    /// A row for each indicator; then, without an indicator, what is lost for imbalance in a group, and without a group, among them. The jury's part,
    /// where there is one, stands last under a name that no indicator can have.
    /// </summary>
    public CsvTable Table() => new(
        ["city", "indicator", "group", "weight", "baseline", "value", "level", "progress", "score", "points", "winsorisedValue", "winsorisedChange", "surveyChange"],
        [
            .. Indicators.Select(IReadOnlyList<object?> (line) =>
            [
                City, line.Indicator, line.Group, line.Weight, line.Baseline, line.Value, line.Level, line.Progress, line.Score, line.Points,
                line.WinsorisedValue, line.WinsorisedChange, Word.Of("change", Surveys?.FirstOrDefault(survey => survey.Indicator == line.Indicator)?.Change),
            ]),
            .. Groups.Where(group => group.Penalty is not null).Select(group => PenaltyRow(group.Group, group.Penalty)),
            .. Penalty is null ? [] : new[] { PenaltyRow(null, Penalty) },
            .. Jury is null ? (IReadOnlyList<object?>[])[] : [[City, "(jury)", null, Jury.Weight, null, null, null, null, Jury.Score, Jury.Points, null, null, null]],
        ]);

    private object?[] PenaltyRow(string? group, double? points) => [City, null, group, null, null, null, null, null, null, points, null, null, null];
}

/// <summary>How much of a criteria group has arrived from a city.</summary>
/// <param name="Coverage">0 to 1: the group's indicators with a current value, by count.</param>
public sealed record GroupCoverage(string Group, double Coverage);

/// <summary>An indicator that a city has nothing for.</summary>
/// <param name="Part"><c>value</c>, or <c>baseline</c> where the value is there and only progress is missing.</param>
public sealed record GapLine(string Indicator, string Part)
{
    public static GapLine Of(Contest contest, IndicatorLine line) =>
        new(contest.Indicators[line.Indicator].Id, line.Value is null ? "value" : "baseline");
}

/// <summary>A weight in force that is not the declared one: of a group, or of an indicator within its group; both as shares of 1.</summary>
/// <param name="Indicator">The id of the indicator; null if it is the weight of the group.</param>
/// <param name="Declared">The weight as the rules declare it, from 0 to 1.</param>
/// <param name="InForce">The weight that counts, from 0 to 1.</param>
public sealed record ScaledWeight(string Group, string? Indicator, double Declared, double InForce)
{
    public static IEnumerable<ScaledWeight> Of(Contest contest, Receipt receipt)
    {
        foreach (var line in receipt.Groups.Where(line => line.IsScaled))
            yield return new(contest.Groups[line.Group].Id, null, line.DeclaredWeight, line.Weight!.Value);
        foreach (var line in receipt.Indicators.Where(line => line.IsScaled))
        {
            var indicator = contest.Indicators[line.Indicator];
            yield return new(contest.Groups[indicator.Group].Id, indicator.Id, line.DeclaredWeight, line.Weight!.Value);
        }
    }
}
