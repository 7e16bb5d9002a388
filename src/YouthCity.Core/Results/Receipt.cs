using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

/// <summary>A group's part in a city's score. Null stands for what is not there.</summary>
/// <param name="Weight">In force for this city: relative weights divided by the sum of the groups that are there; they add up to 1.</param>
/// <param name="Points">What the group brings to the total: weight x score.</param>
public sealed record GroupLine(int Group, double? Weight, double? Score, double? Points);

/// <summary>An indicator's part in a city's score. Null stands for what is not there; a gap stays a gap even where the rules score it.</summary>
/// <param name="Weight">In force for this city within the group: relative weights divided by the sum of the siblings that are there.</param>
/// <param name="Points">What the indicator brings to the total: the group's weight x its own x score.</param>
public sealed record IndicatorLine(
    int Indicator, double? Weight, double? Baseline, double? Value, double? Level, double? Progress, double? Score, double? Points);

/// <summary>Why a city stands where it stands: every group and every indicator, adding up to the score.</summary>
/// <param name="Coverage">0 to 1: indicators with a current value, by count.</param>
/// <param name="Prize">0 for a ranked city without one, nothing for an unranked city.</param>
public sealed record Receipt(
    int City,
    int? Rank,
    bool Tied,
    double? Score,
    double Coverage,
    Money? Prize,
    UnrankedReason? Reason,
    IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<IndicatorLine> Indicators)
{
    /// <summary>The jury's part in the score; nothing where the rules give it none.</summary>
    public JuryLine? Jury { get; private init; }

    public static Receipt Of(ContestResult result, int city)
    {
        var scores = result.Scores;
        var contest = result.Contest;
        var indicatorScores = new double?[contest.Indicators.Count];
        for (var indicator = 0; indicator < indicatorScores.Length; indicator++)
            indicatorScores[indicator] = scores.IndicatorScore(indicator, city);
        var groups = GroupLines(scores, city);
        var receipt = new Receipt(
            city,
            result.Ranks.Rank(city),
            result.Ranks.Tied(city),
            scores.Total(city),
            (double)scores.Sheet.Coverage(city) / contest.Indicators.Count,
            result.Allocation.Prizes[city],
            UnrankedReasons.Of(scores, city),
            groups,
            IndicatorLines(scores, city, indicatorScores, groups));
        return result.Jury is { } jury ? receipt.With(jury) : receipt;
    }

    /// <summary>The receipt with the jury's line: what the indicators bring is the rest of the score.</summary>
    private Receipt With(JuryPart jury)
    {
        var line = JuryLine.Of(jury, City, Score);
        var rest = 1 - (line.Weight ?? 0);
        return this with
        {
            Jury = line,
            Score = Score is { } indicators ? jury.Total(City, indicators) : null,
            Groups = [.. Groups.Select(group => group with { Points = rest * group.Points })],
            Indicators = [.. Indicators.Select(indicator => indicator with { Points = rest * indicator.Points })],
        };
    }

    private static GroupLine[] GroupLines(ScoreTable scores, int city)
    {
        var groups = scores.Contest.Groups;
        var found = new double?[groups.Count];
        var weights = 0.0;
        for (var group = 0; group < found.Length; group++)
        {
            found[group] = scores.GroupScore(group, city);
            weights += found[group] is null ? 0 : scores.Weights.Groups[group];
        }

        var addsUp = scores.Contest.Scoring.Groups == Mean.Arithmetic && scores.Total(city) is not null;
        return [.. found.Select((score, group) =>
        {
            double? weight = score is null ? null : scores.Weights.Groups[group] / weights;
            return new GroupLine(group, weight, score, addsUp ? weight * score : null);
        })];
    }

    private static IndicatorLine[] IndicatorLines(ScoreTable scores, int city, double?[] found, GroupLine[] groups)
    {
        var indicators = scores.Contest.Indicators;
        var weights = new double[groups.Length];
        for (var i = 0; i < found.Length; i++)
            weights[indicators[i].Group] += found[i] is null ? 0 : scores.Weights.Indicators[i];
        var addsUp = scores.Contest.Scoring.Indicators == Mean.Arithmetic;
        return [.. found.Select((score, i) =>
        {
            var group = groups[indicators[i].Group];
            double? weight = score is null ? null : scores.Weights.Indicators[i] / weights[indicators[i].Group];
            return new IndicatorLine(
                i, weight, scores.Sheet.Baseline(i, city), scores.Sheet.Value(i, city), scores.Level(i, city), scores.Progress(i, city),
                score, addsUp && group.Points is not null ? group.Weight * weight * score : null);
        })];
    }
}
