using YouthCity.Core.Criteria;
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

    /// <summary>Ranks by the totals of the indicators.</summary>
    public static CityRanks Of(ScoreTable table) => Of(table.Totals, table, juryScore: null);

    /// <summary>Ranks by totals that are not those of the indicators alone.</summary>
    /// <param name="juryScore">The jury's score of a city, by which the jury parts ties; without it the jury parts none.</param>
    internal static CityRanks Of(ReadOnlySpan<double> totals, ScoreTable table, Func<int, double?>? juryScore) =>
        Rank(totals, table.Contest.Scoring.Ties, (breaker, city) =>
            ValueOf(breaker, table, juryScore, city, breaker.Group is { } group ? table.GroupScore(group, city) : null));

    /// <summary>What a tie-breaker goes by; NaN where there is nothing to go by.</summary>
    /// <param name="groupScore">The city's score in the breaker's group; a group without one stands behind every other.</param>
    internal static double ValueOf(TieBreaker breaker, ScoreTable table, Func<int, double?>? juryScore, int city, double? groupScore) => breaker.Kind switch
    {
        TieBreakerKind.Coverage => table.Sheet.Coverage(city),
        TieBreakerKind.Jury => juryScore?.Invoke(city) ?? double.NaN,
        _ => groupScore ?? double.NegativeInfinity,
    };

    /// <summary>Ranks by total alone: cities within a tie share the better rank.</summary>
    /// <param name="totals">A total for each city; NaN is unranked.</param>
    public static CityRanks Of(ReadOnlySpan<double> totals) => Rank(totals, [], (_, _) => double.NaN);

    private static CityRanks Rank(ReadOnlySpan<double> totals, IReadOnlyList<TieBreaker> breakers, Func<TieBreaker, int, double> value)
    {
        var order = new int[totals.Length];
        var present = new double[totals.Length];
        var (ranked, unranked) = (0, totals.Length);
        for (var city = totals.Length - 1; city >= 0; city--)
        {
            if (double.IsNaN(totals[city]))
                order[--unranked] = city;
        }

        for (var city = 0; city < totals.Length; city++)
        {
            if (!double.IsNaN(totals[city]))
                (order[ranked], present[ranked++]) = (city, totals[city]);
        }

        var descending = new DescendingOrder(ranked);
        descending.Sort(present.AsSpan(0, ranked));
        int[] cities = [.. order.AsSpan(0, ranked)];
        for (var place = 0; place < ranked; place++)
            order[place] = cities[descending.Order[place]];
        var sorted = descending.Sorted;
        var ranks = new CityRanks(order, ranked);
        var chain = new TieChain(breakers, value, ranks._ranks, ranks._breaks);
        for (int first = 0, next; first < ranked; first = next)
        {
            for (next = first + 1; next < ranked && sorted[next] - sorted[first] <= TieWidth;)
                next++;
            if (next - first > 1)
                Array.Sort(order, first, next - first);
            chain.Resolve(order.AsSpan(first, next - first), first + 1);
        }

        for (var place = 1; place < ranked; place++)
        {
            if (ranks._ranks[order[place]] == ranks._ranks[order[place - 1]])
                ranks._tied[order[place]] = ranks._tied[order[place - 1]] = true;
        }

        return ranks;
    }

    /// <summary>The city's rank from 1, or null if it is unranked.</summary>
    public int? Rank(int city) => _ranks[city] > 0 ? _ranks[city] : null;

    /// <summary>The last place of the tie that the city is in: 8 where two cities share the ranks 7 and 8, its own rank where it is alone. Null if it is unranked.</summary>
    public int? LastRank(int city)
    {
        if (Rank(city) is not { } last)
            return null;
        while (last < Ranked && _ranks[Order[last]] == _ranks[city])
            last++;
        return last;
    }

    /// <summary>Whether another city has the same rank.</summary>
    public bool Tied(int city) => _tied[city];
}
