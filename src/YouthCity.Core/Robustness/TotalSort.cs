using System.Numerics;

namespace YouthCity.Core.Robustness;

/// <summary>Ranks the totals of one draw by sorting them: into as many drawers as there are cities, then by insertion, which is all but done then.</summary>
internal sealed class TotalSort(int cities)
{
    /// <summary>Fuller drawers than this, as one total far from all others makes them, are no help.</summary>
    private const int FullestDrawer = 24;

    private readonly double[] _totals = new double[cities];
    private readonly double[] _sorted = new double[cities];
    private readonly int[] _order = new int[cities];
    private readonly int[] _drawers = new int[cities + 1];

    /// <summary>Ranks from 0 of the totals in a lane.</summary>
    public void Rank(ReadOnlySpan<double> totals, int lane, Span<int> ranks)
    {
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var city = 0; city < _totals.Length; city++)
        {
            var total = totals[(city * Vector<double>.Count) + lane];
            _totals[city] = total;
            (lowest, highest) = (total < lowest ? total : lowest, total > highest ? total : highest);
        }

        if (Distribute(highest, (_totals.Length - 1) / (highest - lowest)))
            Insert();
        else
            SortAll();
        Share(ranks);
    }

    /// <summary>Lays the totals, turned round so that the first comes first, roughly into order; false where that would not help.</summary>
    private bool Distribute(double highest, double drawersPerPoint)
    {
        if (!double.IsFinite(drawersPerPoint))
            return false;
        Array.Clear(_drawers);
        foreach (var total in _totals)
            _drawers[unchecked((int)((highest - total) * drawersPerPoint))]++;
        var (start, fullest) = (0, 0);
        foreach (ref var drawer in _drawers.AsSpan())
        {
            fullest = Math.Max(fullest, drawer);
            (drawer, start) = (start, start + drawer);
        }

        for (var city = 0; city < _totals.Length && fullest <= FullestDrawer; city++)
        {
            var at = _drawers[unchecked((int)((highest - _totals[city]) * drawersPerPoint))]++;
            (_sorted[at], _order[at]) = (-_totals[city], city);
        }

        return fullest <= FullestDrawer;
    }

    private void Insert()
    {
        for (var i = 1; i < _sorted.Length; i++)
        {
            var (total, city, at) = (_sorted[i], _order[i], i);
            for (; at > 0 && _sorted[at - 1] > total; at--)
                (_sorted[at], _order[at]) = (_sorted[at - 1], _order[at - 1]);
            (_sorted[at], _order[at]) = (total, city);
        }
    }

    private void SortAll()
    {
        for (var city = 0; city < _totals.Length; city++)
            (_sorted[city], _order[city]) = (-_totals[city], city);
        _sorted.AsSpan().Sort(_order.AsSpan());
    }

    private void Share(Span<int> ranks)
    {
        for (int first = 0, next; first < _sorted.Length; first = next)
        {
            for (next = first + 1; next < _sorted.Length && _sorted[next] - _sorted[first] <= Ranking.CityRanks.TieWidth;)
                next++;
            for (var place = first; place < next; place++)
                ranks[_order[place]] = first;
        }
    }
}
