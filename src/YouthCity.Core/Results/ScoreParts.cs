using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

/// <summary>A city's score taken apart: the weights in force, and the points of each group and indicator.</summary>
internal sealed class ScoreParts
{
    /// <summary>As a part of the reference: shares are as large as that, so their rounding alone is beyond comparison with a smaller score.</summary>
    private const double TinyScore = 1e-3;

    private readonly ScoreTable _scores;
    private readonly int _city;
    private readonly double[] _groupScores;
    private readonly double[] _indicatorScores;
    private readonly double[] _groupWeights;
    private readonly double[] _indicatorWeights;
    private readonly double[] _groupPoints;
    private readonly double[] _indicatorPoints;
    private readonly double[] _groupPenalties;

    public ScoreParts(ScoreTable scores, int city)
    {
        (_scores, _city) = (scores, city);
        var (groups, indicators) = (Contest.Groups.Count, Contest.Indicators.Count);
        (_groupScores, _groupPoints, _groupPenalties) = (new double[groups], new double[groups], new double[groups]);
        (_indicatorScores, _indicatorPoints) = (new double[indicators], new double[indicators]);
        for (var group = 0; group < groups; group++)
            _groupScores[group] = scores.GroupScore(group, city) ?? double.NaN;
        for (var indicator = 0; indicator < indicators; indicator++)
            _indicatorScores[indicator] = scores.IndicatorScore(indicator, city) ?? double.NaN;
        _groupWeights = Shares(scores.Weights.Groups, _groupScores, static _ => 0);
        _indicatorWeights = Shares(scores.Weights.Indicators, _indicatorScores, i => Contest.Indicators[i].Group);
        if (scores.Total(city) is { } total)
            Split(total);
    }

    /// <summary>What the city loses for imbalance among its groups; none where its mean takes nothing off.</summary>
    public double? Penalty { get; private set; }

    private Contest Contest => _scores.Contest;

    private bool IsRanked => _scores.Total(_city) is not null;

    public GroupLine[] Groups()
    {
        var declared = Shares(_scores.Weights.Groups, scores: [], static _ => 0);
        var balances = IsRanked && Contest.Scoring.Indicators == Mean.MazziottaPareto;
        return [.. Enumerable.Range(0, _groupScores.Length).Select(group =>
        {
            var isThere = !double.IsNaN(_groupScores[group]);
            return new GroupLine(group, isThere ? _groupWeights[group] : null, Present(_groupScores[group]), isThere && IsRanked ? _groupPoints[group] : null)
            {
                DeclaredWeight = declared[group],
                Coverage = Coverage(group),
                Penalty = isThere && balances ? _groupPenalties[group] : null,
            };
        })];
    }

    public IndicatorLine[] Indicators()
    {
        var declared = Shares(_scores.Weights.Indicators, scores: [], i => Contest.Indicators[i].Group);
        var leftOut = LeftOut.Of(_scores);
        return [.. Enumerable.Range(0, _indicatorScores.Length).Select(i =>
        {
            var isThere = !double.IsNaN(_indicatorScores[i]);
            var counts = isThere && IsRanked && !double.IsNaN(_groupScores[Contest.Indicators[i].Group]);
            return new IndicatorLine(
                i, isThere ? _indicatorWeights[i] : null, _scores.Sheet.Baseline(i, _city), _scores.Sheet.Value(i, _city), _scores.Level(i, _city),
                _scores.Progress(i, _city), Present(_indicatorScores[i]), counts ? _indicatorPoints[i] : null)
            {
                DeclaredWeight = declared[i],
                LeftOut = leftOut(i)?.Part,
                WinsorisedValue = _scores.WinsorisedValue(i, _city),
                WinsorisedChange = _scores.WinsorisedChange(i, _city),
            };
        })];
    }

    /// <summary>Relative weights of the siblings that are there, divided by their sum; 0 for one that is not.</summary>
    /// <param name="scores">NaN is not there; none at all: all are.</param>
    private static double[] Shares(double[] weights, double[] scores, Func<int, int> parent)
    {
        var sums = new double[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            sums[parent(i)] += IsThere(i) ? weights[i] : 0;
        return [.. weights.Select((weight, i) => IsThere(i) ? weight / sums[parent(i)] : 0)];

        bool IsThere(int i) => scores.Length == 0 || !double.IsNaN(scores[i]);
    }

    private void Split(double total)
    {
        var rules = Contest.Scoring;
        var reference = rules.FloorActs ? rules.Floor!.Value : MeanShares.UsualReference;
        var penalty = MeanShares.Split(rules.Groups, reference, _groupWeights, _groupScores, total, _groupPoints);
        Penalty = rules.Groups == Mean.MazziottaPareto ? penalty : null;
        for (var group = 0; group < _groupScores.Length; group++)
        {
            if (!double.IsNaN(_groupScores[group]))
                SplitGroup(group, reference);
        }
    }

    /// <summary>
    /// The group's points go to its indicators as they bring the group's score about. Where that is 0, or so small beside the reference that a point of
    /// it would stand for millions, there is nothing to go by, and they go by weight.
    /// </summary>
    private void SplitGroup(int group, double reference)
    {
        var indicators = Contest.Indicators;
        var weights = new double[indicators.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = indicators[i].Group == group ? _indicatorWeights[i] : 0;
        var (mean, points, shares) = (_groupScores[group], _groupPoints[group], new double[weights.Length]);
        var penalty = MeanShares.Split(Contest.Scoring.Indicators, reference, weights, _indicatorScores, mean, shares);
        var groupsAdd = Contest.Scoring.Groups is Mean.Arithmetic or Mean.MazziottaPareto;
        var indicatorsAdd = Contest.Scoring.Indicators is Mean.Arithmetic or Mean.MazziottaPareto;
        var isTiny = !groupsAdd && mean <= reference * TinyScore;
        var rate = groupsAdd || isTiny ? _groupWeights[group] : points / mean;
        _groupPenalties[group] = rate * penalty;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                _indicatorPoints[i] = isTiny ? (weights[i] * (points - (rate * mean))) + (rate * shares[i])
                    : indicatorsAdd ? rate * weights[i] * _indicatorScores[i]
                    : rate * shares[i];
            }
        }
    }

    private double Coverage(int group)
    {
        var (present, indicators) = (0, 0);
        for (var i = 0; i < Contest.Indicators.Count; i++)
        {
            if (Contest.Indicators[i].Group != group)
                continue;
            indicators++;
            present += _scores.Sheet.Value(i, _city) is null ? 0 : 1;
        }

        return (double)present / indicators;
    }

    private static double? Present(double number) => double.IsNaN(number) ? null : number;
}
