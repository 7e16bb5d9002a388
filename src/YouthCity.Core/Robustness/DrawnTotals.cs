using System.Numerics;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Robustness;

/// <summary>The totals of the ranked cities under the weights of a batch of draws; a row for each city, a lane for each draw.</summary>
internal abstract class DrawnTotals
{
    /// <summary>By the shorter way where there is one.</summary>
    public static DrawnTotals Of(ScoreTable table, IReadOnlyList<int> cities, WeightLevel level) =>
        ArithmeticTotals.CanScore(table.Contest.Scoring) ? new ArithmeticTotals(table, cities, level) : new ScoredTotals(table, cities);

    public abstract void Fill(ReadOnlySpan<double> weights, Span<double> totals);
}

/// <summary>Any aggregation: the scorer itself, draw by draw.</summary>
internal sealed class ScoredTotals(ScoreTable table, IReadOnlyList<int> cities) : DrawnTotals
{
    private readonly Weights _weights = new(new double[table.Contest.Groups.Count], new double[table.Contest.Indicators.Count]);
    private readonly double[] _groups = new double[table.Contest.Groups.Count * Scorer.Padded(table.Cities)];
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
            Scorer.Reweigh(table, _weights, _groups, _totals);
            for (var row = 0; row < cities.Count; row++)
                totals[(row * width) + lane] = _totals[cities[row]];
        }
    }
}
