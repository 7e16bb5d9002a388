using YouthCity.Core.Scoring;

namespace YouthCity.Core.Ranking;

/// <summary>
/// The order of the cities by unrounded total. A city joins the tie above it while it is within <see cref="TieWidth"/> of that tie's first
/// city; the tie-breakers of the rules part it, one after the other, and cities still tied share the better rank and stand in the order of the
/// contest. Unranked cities come last.
/// </summary>
public sealed class CityRanks
{
    /// <summary>Totals this close are equal: far below what any value can change, far above what rounding does.</summary>
    public const double TieWidth = 1e-9;

    private readonly int[] _ranks;
    private readonly bool[] _tied;
    private readonly List<TieBreak> _breaks = [];

    private CityRanks(int[] order, int ranked)
    {
        (Order, Ranked, _ranks, _tied) = (order, ranked, new int[order.Length], new bool[order.Length]);
    }

    /// <summary>Positions of the cities: the ranked ones from first to last, then the others.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>How many cities are ranked.</summary>
    public int Ranked { get; }

    /// <summary>Every use of a tie-breaker that parted cities, in the order of the places.</summary>
    public IReadOnlyList<TieBreak> Breaks => _breaks;

    public static CityRanks Of(ScoreTable table) => Rank(table.Totals, table);

    /// <summary>Ranks by totals that are not those of the indicators alone.</summary>
    internal static CityRanks Of(ReadOnlySpan<double> totals, ScoreTable table) => Rank(totals, table);

    /// <summary>Ranks by total alone: cities within a tie share the better rank.</summary>
    /// <param name="totals">A total for each city; NaN is unranked.</param>
    public static CityRanks Of(ReadOnlySpan<double> totals) => Rank(totals, table: null);

    private static CityRanks Rank(ReadOnlySpan<double> totals, ScoreTable? table)
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
        var ranks = new CityRanks(order, ranked);
        for (int first = 0, next; first < ranked; first = next)
        {
            for (next = first + 1; next < ranked && sorted[next] - sorted[first] <= TieWidth;)
                next++;
            Array.Sort(order, first, next - first);
            ranks.Place(table, order.AsSpan(first, next - first), first + 1, breaker: 0);
        }

        return ranks;
    }

    private void Place(ScoreTable? table, Span<int> tie, int rank, int breaker)
    {
        if (tie.Length > 1 && table is not null && breaker < table.Contest.Scoring.Ties.Count)
        {
            Break(table, tie, rank, breaker);
            return;
        }

        foreach (var city in tie)
            (_ranks[city], _tied[city]) = (rank, tie.Length > 1);
    }

    private void Break(ScoreTable table, Span<int> tie, int rank, int breaker)
    {
        var by = table.Contest.Scoring.Ties[breaker];
        var first = 0;
        int[] ahead = [];
        foreach (var length in TieBreak.Part(table, by, tie))
        {
            var part = tie.Slice(first, length);
            if (first > 0)
                _breaks.Add(new(by, ahead, part.ToArray()));
            ahead = part.ToArray();
            Place(table, part, rank + first, breaker + 1);
            first += length;
        }
    }

    /// <summary>The city's rank from 1, or nothing where it is unranked.</summary>
    public int? Rank(int city) => _ranks[city] > 0 ? _ranks[city] : null;

    /// <summary>Whether another city has the same rank.</summary>
    public bool Tied(int city) => _tied[city];
}
