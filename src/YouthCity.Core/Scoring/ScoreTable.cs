using System.Numerics;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>The scores of all cities. Positions are those of the contest's lists; numbers are unrounded, and null stands for what is not there.</summary>
public sealed class ScoreTable
{
    private readonly IndicatorScores _scores;
    private readonly double[] _groups;
    private readonly double[] _totals;

    internal ScoreTable(Contest contest, ApplicationTable sheet, Weights weights, IndicatorScores scores, double[] groups, double[] totals)
    {
        (Contest, Sheet, Weights, _scores, _groups, _totals) = (contest, sheet, weights, scores, groups, totals);
    }

    public Contest Contest { get; }

    public ApplicationTable Sheet { get; }

    public Weights Weights { get; }

    public int Cities => Sheet.Cities;

    internal IndicatorScores Scores => _scores;

    /// <summary>The totals of all cities; NaN is an unranked city.</summary>
    internal ReadOnlySpan<double> Totals => _totals.AsSpan(0, Cities);

    /// <summary>The same scores on a sheet of their own, whose values can be tried out.</summary>
    internal WhatIf Try() => new(this, _scores);

    public bool TakesPart(int city) => _scores.TakesPart(city);

    public double? Total(int city) => Present(_totals[city]);

    /// <summary>The group's score; null if all its indicators were left out or too few are there.</summary>
    public double? GroupScore(int group, int city) =>
        GroupInForce(group) && TakesPart(city) ? Present(_groups[(group * Scorer.Padded(Cities)) + city]) : null;

    /// <summary>What the indicator was scored with; null if it was left out or a gap is skipped.</summary>
    public double? IndicatorScore(int indicator, int city) =>
        _scores.InForce(indicator) && TakesPart(city)
            ? One((scores, scratch) => _scores.Scores(indicator, city, 1, scores, scratch))
            : null;

    /// <summary>Likewise of all cities at once, for an indicator in force; NaN where there is nothing. What cities that do not take part have is not theirs.</summary>
    internal double[] IndicatorScores(int indicator)
    {
        var (scores, scratch) = (new double[Scorer.Padded(Cities)], new double[Scorer.Padded(Cities)]);
        _scores.Scores(indicator, 0, Cities, scores, scratch);
        return scores;
    }

    /// <summary>A group's scores of all cities, likewise.</summary>
    internal ReadOnlySpan<double> GroupScores(int group) => _groups.AsSpan(group * Scorer.Padded(Cities), Cities);

    /// <summary>The normalised value; null for a gap, and where levels are left out.</summary>
    public double? Level(int indicator, int city) =>
        _scores.LevelInForce(indicator) && TakesPart(city) ? One((scores, _) => _scores.Levels(indicator, city, 1, scores)) : null;

    /// <summary>The normalised change since the baseline; null for a gap, and where progress is left out.</summary>
    public double? Progress(int indicator, int city) =>
        _scores.ProgressInForce(indicator) && TakesPart(city) ? One((scores, _) => _scores.Progress(indicator, city, 1, scores)) : null;

    /// <summary>The value that the level was made of, where the city's own lies so far out that the rules pull it in.</summary>
    public double? WinsorisedValue(int indicator, int city) => TakesPart(city) ? _scores.WinsorisedValue(indicator, city) : null;

    /// <summary>The change (in the better direction) that progress was made of, where the city's own is pulled in.</summary>
    public double? WinsorisedChange(int indicator, int city) => TakesPart(city) ? _scores.WinsorisedChange(indicator, city) : null;

    /// <summary>Whether levels of the indicator count; they do not where all values are equal, nor where the rules look at progress alone.</summary>
    public bool LevelInForce(int indicator) => _scores.LevelInForce(indicator);

    public bool ProgressInForce(int indicator) => _scores.ProgressInForce(indicator);

    public bool InForce(int indicator) => _scores.InForce(indicator);

    /// <summary>Whether any indicator of the group counts.</summary>
    public bool GroupInForce(int group)
    {
        for (var i = 0; i < Contest.Indicators.Count; i++)
        {
            if (Contest.Indicators[i].Group == group && _scores.InForce(i))
                return true;
        }

        return false;
    }

    private static double? Present(double number) => double.IsNaN(number) ? null : number;

    private static double? One(Action<double[], double[]> fill)
    {
        var (scores, scratch) = (new double[Vector<double>.Count], new double[Vector<double>.Count]);
        fill(scores, scratch);
        return Present(scores[0]);
    }
}
