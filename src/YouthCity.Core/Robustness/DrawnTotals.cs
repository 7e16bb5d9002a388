using System.Numerics;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Robustness;

/// <summary>The totals of the ranked cities under the weights of a batch of draws; a row for each city, a lane for each draw.</summary>
/// <param name="cities">Positions of the ranked cities, in the order of the rows.</param>
internal abstract class DrawnTotals(ScoreTable table, IReadOnlyList<int> cities)
{
    protected ScoreTable Table { get; } = table;

    protected IReadOnlyList<int> Cities { get; } = cities;

    /// <summary>By the shorter way where there is one.</summary>
    public static DrawnTotals Of(ScoreTable table, IReadOnlyList<int> cities, WeightLevel level) =>
        ArithmeticTotals.CanScore(table.Contest.Scoring) ? new ArithmeticTotals(table, cities, level) : new ScoredTotals(table, cities);

    public abstract void Fill(ReadOnlySpan<double> weights, Span<double> totals);

    /// <summary>A city's score in a group, in one draw of the batch that was filled last. Whether there is one does not depend on the weights.</summary>
    public double? GroupScore(int group, int row, int lane) =>
        Table.GroupScore(group, Cities[row]) is null ? null : DrawnGroupScore(group, row, lane);

    protected abstract double DrawnGroupScore(int group, int row, int lane);
}

/// <summary>Any aggregation: the scorer itself, draw by draw.</summary>
internal sealed class ScoredTotals(ScoreTable table, IReadOnlyList<int> cities) : DrawnTotals(table, cities)
{
    private readonly Weights _weights = new(new double[table.Contest.Groups.Count], new double[table.Contest.Indicators.Count]);
    private readonly double[][] _groups =
        [.. Enumerable.Range(0, Vector<double>.Count).Select(_ => new double[table.Contest.Groups.Count * Scorer.Padded(table.Cities)])];

    private readonly double[] _totals = new double[Scorer.Padded(table.Cities)];

    public override void Fill(ReadOnlySpan<double> weights, Span<double> totals)
    {
        var width = Vector<double>.Count;
        for (var lane = 0; lane < width; lane++)
        {
            for (var group = 0; group < _weights.Groups.Length; group++)
                _weights.Groups[group] = weights[(group * width) + lane];
            for (var i = 0; i < _weights.Indicators.Length; i++)
                _weights.Indicators[i] = weights[((_weights.Groups.Length + i) * width) + lane];
            Scorer.Reweigh(Table, _weights, _groups[lane], _totals);
            for (var row = 0; row < Cities.Count; row++)
                totals[(row * width) + lane] = _totals[Cities[row]];
        }
    }

    protected override double DrawnGroupScore(int group, int row, int lane) => _groups[lane][(group * Scorer.Padded(Table.Cities)) + Cities[row]];
}
