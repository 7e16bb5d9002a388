using System.Numerics;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Robustness;

/// <summary>One thread's part of the work: everything that the draws need is made beforehand.</summary>
internal sealed class DrawWorker
{
    private readonly WeightDraws _draws;
    private readonly DrawnTotals _drawn;
    private readonly DrawnRanks _ranker;
    private readonly double[] _weights;
    private readonly double[] _shares;
    private readonly double[] _totals;
    private readonly int[] _ranks;

    public DrawWorker(ScoreTable table, IReadOnlyList<int> cities, WeightDrawing drawing)
    {
        _draws = new(table.Contest, drawing);
        _drawn = DrawnTotals.Of(table, cities, drawing.Level);
        _ranker = new(cities.Count);
        _weights = new double[_draws.Length];
        _shares = new double[_draws.Length];
        _totals = new double[cities.Count * Vector<double>.Count];
        _ranks = new int[cities.Count];
        Tally = new(cities.Count, _draws.Siblings.Sum(rows => rows.Length));
    }

    public DrawTally Tally { get; }

    /// <summary>Draws weights, scores, ranks and counts.</summary>
    public void Draw(int from, int to)
    {
        for (var draw = from; draw < to; draw += Vector<double>.Count)
        {
            _draws.Fill(draw, _weights);
            _drawn.Fill(_weights, _totals);
            _ranker.Compare(_totals);
            Share();
            for (var lane = 0; lane < Math.Min(Vector<double>.Count, to - draw); lane++)
            {
                _ranker.Of(_totals, lane, _ranks);
                Tally.Add(_ranks, _shares, lane);
            }
        }
    }

    /// <summary>Each weight as a part of its siblings' sum.</summary>
    private void Share()
    {
        var width = Vector<double>.Count;
        foreach (var rows in _draws.Siblings)
        {
            var sum = Vector<double>.Zero;
            foreach (var row in rows)
                sum += new Vector<double>(_weights, row * width);
            foreach (var row in rows)
                (new Vector<double>(_weights, row * width) / sum).CopyTo(_shares, row * width);
        }
    }
}
