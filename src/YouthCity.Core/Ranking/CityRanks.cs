using YouthCity.Core.Scoring;

namespace YouthCity.Core.Ranking;

/// <summary>
/// The order of the cities by unrounded total. A city joins the tie above it while it is within <see cref="TieWidth"/> of that tie's first
/// city; tied cities share the better rank and stand in the order of the contest. Unranked cities come last.
/// </summary>
public sealed class CityRanks
{
    /// <summary>Totals this close are equal: far below what any value can change, far above what rounding does.</summary>
    public const double TieWidth = 1e-9;

    private readonly int[] _ranks;
    private readonly bool[] _tied;

    private CityRanks(int[] order, int ranked, int[] ranks, bool[] tied)
    {
        (Order, Ranked, _ranks, _tied) = (order, ranked, ranks, tied);
    }

    /// <summary>Positions of the cities: the ranked ones from first to last, then the others.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>How many cities are ranked.</summary>
    public int Ranked { get; }

    public static CityRanks Of(ScoreTable table) => Of(table.Totals);

    /// <param name="totals">A total for each city; NaN is unranked.</param>
    public static CityRanks Of(ReadOnlySpan<double> totals)
    {
        var order = new int[totals.Length];
        var sorted = new double[totals.Length];
        var (ranked, unranked) = (0, totals.Length);
        for (var city = totals.Length - 1; city >= 0; city--)
        {
            if (double.IsNaN(totals[city]))
                order[--unranked] = city;
        }

        for (var city = 0; city < totals.Length; city++)
        {
            if (!double.IsNaN(totals[city]))
                (order[ranked], sorted[ranked++]) = (city, -totals[city]);
        }

        Array.Sort(sorted, order, 0, ranked);
        var (ranks, tied) = (new int[totals.Length], new bool[totals.Length]);
        for (int first = 0, next; first < ranked; first = next)
        {
            for (next = first + 1; next < ranked && sorted[next] - sorted[first] <= TieWidth;)
                next++;
            Array.Sort(order, first, next - first);
            for (var place = first; place < next; place++)
                (ranks[order[place]], tied[order[place]]) = (first + 1, next - first > 1);
        }

        return new(order, ranked, ranks, tied);
    }

    /// <summary>The city's rank from 1, or nothing where it is unranked.</summary>
    public int? Rank(int city) => _ranks[city] > 0 ? _ranks[city] : null;

    /// <summary>Whether another city has the same rank.</summary>
    public bool Tied(int city) => _tied[city];
}
