using System.Numerics;
using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Robustness;

/// <summary>
/// Arithmetic means alone: which scores are there does not depend on the weights, so what is left of scoring is a product of a matrix with the
/// weights. It is added up in the order of <see cref="WeightedMean"/> and divided where that divides, so the bits are the scorer's.
/// </summary>
/// <remarks>A gap that is skipped stands as a score of 0, which adds nothing; the weights that a city's sum is divided by are those of its pattern of gaps.</remarks>
internal sealed class ArithmeticTotals : DrawnTotals
{
    private readonly MeanTerms _groups;
    private readonly MeanTerms[] _indicators;
    private readonly double[] _means;
    private readonly int[] _inForce;

    /// <param name="cities">The cities that have a total.</param>
    /// <param name="level">Where the indicators keep their weights, so do the groups keep their scores.</param>
    public ArithmeticTotals(ScoreTable table, IReadOnlyList<int> cities, WeightLevel level)
        : base(table, cities)
    {
        var contest = table.Contest;
        var ceiling = contest.Scoring.Ceiling ?? double.PositiveInfinity;
        _inForce = [.. Enumerable.Range(0, contest.Groups.Count).Where(table.GroupInForce)];
        _groups = new(_inForce, cities, group => [.. table.GroupScores(group)], ceiling);
        _indicators = level == WeightLevel.Groups ? [] : [.. _inForce.Select(group => new MeanTerms(
            [.. Enumerable.Range(0, contest.Indicators.Count).Where(i => contest.Indicators[i].Group == group && table.InForce(i))],
            cities,
            indicator => Counted(table, indicator, group),
            ceiling,
            firstRow: contest.Groups.Count))];
        _means = new double[_inForce.Length * cities.Count * Vector<double>.Count];
    }

    public static bool CanScore(ScoringRules rules) => rules.Indicators == Mean.Arithmetic && rules.Groups == Mean.Arithmetic;

    public override void Fill(ReadOnlySpan<double> weights, Span<double> totals)
    {
        for (var group = 0; group < _indicators.Length; group++)
            _indicators[group].Means(weights, _means.AsSpan(group * Vector<double>.Count), _indicators.Length * Vector<double>.Count);
        if (_indicators.Length == 0)
            _groups.Means(weights, totals, Vector<double>.Count);
        else
            _groups.MeansOf(_means, weights, totals);
    }

    /// <summary>Where the indicators keep their weights, a group's score is what it is without any draw.</summary>
    protected override double DrawnGroupScore(int group, int row, int lane) => _indicators.Length == 0
        ? Table.GroupScore(group, Cities[row])!.Value
        : _means[(((row * _inForce.Length) + Array.IndexOf(_inForce, group)) * Vector<double>.Count) + lane];

    /// <summary>An indicator's scores of all cities, as far as they count: where too much of the group is missing, none of it does.</summary>
    private static double[] Counted(ScoreTable table, int indicator, int group)
    {
        var scores = table.IndicatorScores(indicator);
        var means = table.GroupScores(group);
        for (var city = 0; city < means.Length; city++)
            scores[city] = double.IsNaN(means[city]) ? double.NaN : scores[city];
        return scores;
    }
}
