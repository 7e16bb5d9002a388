namespace YouthCity.Core.Ranking;

/// <summary>Sorts totals from the highest to the lowest: into as many drawers as there are totals, then by insertion, which is all but done then. Nothing is allocated for a sort.</summary>
/// <param name="most">How many totals there may be.</param>
internal sealed class DescendingOrder(int most)
{
    /// <summary>Fuller drawers than this, as one total far from all others makes them, are no help.</summary>
    private const int FullestDrawer = 24;

    private readonly double[] _sorted = new double[most];
    private readonly int[] _order = new int[most];
    private readonly int[] _drawers = new int[most + 1];
    private int _count;

    /// <summary>The totals turned round, so that they ascend.</summary>
    public ReadOnlySpan<double> Sorted => _sorted.AsSpan(0, _count);

    /// <summary>Where each of them stood; those of equal totals are in no order.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, _count);

    /// <param name="totals">None is NaN.</param>
    public void Sort(ReadOnlySpan<double> totals)
    {
        _count = totals.Length;
        var (lowest, highest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var total in totals)
            (lowest, highest) = (total < lowest ? total : lowest, total > highest ? total : highest);
        if (Distribute(totals, highest, (totals.Length - 1) / (highest - lowest)))
            Insert();
        else
            SortAll(totals);
    }

    /// <summary>Lays the totals roughly into order; false where that would not help.</summary>
    private bool Distribute(ReadOnlySpan<double> totals, double highest, double drawersPerPoint)
    {
        if (!double.IsFinite(drawersPerPoint))
            return false;
        Array.Clear(_drawers);
        foreach (var total in totals)
            _drawers[unchecked((int)((highest - total) * drawersPerPoint))]++;
        var (start, fullest) = (0, 0);
        foreach (ref var drawer in _drawers.AsSpan())
        {
            fullest = Math.Max(fullest, drawer);
            (drawer, start) = (start, start + drawer);
        }

        for (var at = 0; at < totals.Length && fullest <= FullestDrawer; at++)
        {
            var to = _drawers[unchecked((int)((highest - totals[at]) * drawersPerPoint))]++;
            (_sorted[to], _order[to]) = (-totals[at], at);
        }

        return fullest <= FullestDrawer;
    }

    private void Insert()
    {
        for (var i = 1; i < _count; i++)
        {
            var (total, city, at) = (_sorted[i], _order[i], i);
            for (; at > 0 && _sorted[at - 1] > total; at--)
                (_sorted[at], _order[at]) = (_sorted[at - 1], _order[at - 1]);
            (_sorted[at], _order[at]) = (total, city);
        }
    }

    private void SortAll(ReadOnlySpan<double> totals)
    {
        for (var at = 0; at < totals.Length; at++)
            (_sorted[at], _order[at]) = (-totals[at], at);
        _sorted.AsSpan(0, _count).Sort(_order.AsSpan(0, _count));
    }
}
