using System.Numerics;
using YouthCity.Core.Ranking;

namespace YouthCity.Core.Robustness;

/// <summary>Ranks the totals of one draw by sorting them.</summary>
internal sealed class TotalSort(int cities)
{
    private readonly double[] _totals = new double[cities];
    private readonly DescendingOrder _descending = new(cities);

    /// <summary>Ranks from 0 of the totals in a lane.</summary>
    public void Rank(ReadOnlySpan<double> totals, int lane, Span<int> ranks)
    {
        for (var city = 0; city < _totals.Length; city++)
            _totals[city] = totals[(city * Vector<double>.Count) + lane];
        _descending.Sort(_totals);
        var sorted = _descending.Sorted;
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first + 1; next < sorted.Length && sorted[next] - sorted[first] <= CityRanks.TieWidth;)
                next++;
            for (var place = first; place < next; place++)
                ranks[_descending.Order[place]] = first;
        }
    }
}
