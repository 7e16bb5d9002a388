using System.Numerics;

namespace YouthCity.Core.Robustness;

/// <summary>
/// Ranks of a batch of draws, from 0, by the rule of <see cref="Ranking.CityRanks"/>: a city joins the tie above it while it is close to that tie's first
/// city, and tied cities share the better rank. Nothing is allocated.
/// </summary>
internal sealed class DrawnRanks
{
    /// <summary>Up to so many cities all pairs are compared, in all lanes at once; of more, each lane is sorted.</summary>
    private const int MostCompared = 96;

    private readonly int _cities;
    private readonly long[] _above;
    private readonly TotalSort _sort;

    public DrawnRanks(int cities)
    {
        _cities = cities;
        _above = new long[cities * Vector<long>.Count];
        _sort = new TotalSort(cities);
    }

    /// <summary>The ranks of one draw of the batch, after <see cref="Compare"/>.</summary>
    public void Of(ReadOnlySpan<double> totals, int lane, Span<int> ranks)
    {
        if (_cities > MostCompared || !Compared(lane, ranks))
            _sort.Rank(totals, lane, ranks);
    }

    /// <summary>Counts, for every city and lane, the cities that are clearly above.</summary>
    public void Compare(ReadOnlySpan<double> totals)
    {
        if (_cities > MostCompared)
            return;
        var (width, tie) = (Vector<double>.Count, new Vector<double>(Ranking.CityRanks.TieWidth));
        for (var city = 0; city < _cities; city++)
        {
            var (own, above) = (new Vector<double>(totals[(city * width)..]), Vector<long>.Zero);
            for (var other = 0; other < totals.Length; other += width)
                above -= Vector.GreaterThan(new Vector<double>(totals[other..]) - own, tie);
            above.CopyTo(_above, city * width);
        }
    }

    /// <summary>False where two cities are so close that the counts are not the ranks: then not every pair has one above the other.</summary>
    private bool Compared(int lane, Span<int> ranks)
    {
        var pairs = 0L;
        for (var city = 0; city < ranks.Length; city++)
        {
            var above = _above[(city * Vector<long>.Count) + lane];
            ranks[city] = (int)above;
            pairs += above;
        }

        return pairs == (long)_cities * (_cities - 1) / 2;
    }
}
