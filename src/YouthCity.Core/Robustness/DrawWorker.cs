using System.Numerics;
using YouthCity.Core.Results;

namespace YouthCity.Core.Robustness;

/// <summary>One thread's part of the work: everything that the draws need is made beforehand.</summary>
internal sealed class DrawWorker
{
    private readonly WeightDraws _draws;
    private readonly DrawnTotals _drawn;
    private readonly DrawnRanks _ranker;
    private readonly DrawnTies? _ties;
    private readonly double[] _weights;
    private readonly double[] _shares;
    private readonly double[] _totals;
    private readonly int[] _ranks;
    private readonly double[] _jury;
    private readonly double _rest;

    public DrawWorker(ContestResult result, IReadOnlyList<int> cities, WeightDrawing drawing)
    {
        _draws = new(result.Contest, drawing);
        _drawn = DrawnTotals.Of(result.Scores, cities, drawing.Level);
        _jury = result.Jury is { Counts: true } jury ? [.. cities.Select(jury.Points)] : [];
        _rest = result.Jury?.Rest ?? 1;
        _ranker = new(cities.Count);
        _weights = new double[_draws.Length];
        _shares = new double[_draws.Length];
        _totals = new double[cities.Count * Vector<double>.Count];
        _ranks = new int[cities.Count];
        _ties = result.Contest.Scoring.Ties.Count > 0 ? new(result, cities, _drawn, _ranks) : null;
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
            AddJury();
            _ranker.Compare(_totals);
            NormaliseWeights();
            for (var lane = 0; lane < Math.Min(Vector<double>.Count, to - draw); lane++)
            {
                _ranker.Of(_totals, lane, _ranks);
                _ties?.Resolve(lane);
                Tally.Add(_ranks, _shares, lane);
            }
        }
    }

    /// <summary>Where the jury has a share it keeps it, and its scores, under any weights.</summary>
    private void AddJury()
    {
        var (width, rest) = (Vector<double>.Count, new Vector<double>(_rest));
        for (var row = 0; row < _jury.Length; row++)
            ((rest * new Vector<double>(_totals, row * width)) + new Vector<double>(_jury[row])).CopyTo(_totals, row * width);
    }

    /// <summary>Each weight as a part of its siblings' sum.</summary>
    private void NormaliseWeights()
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
