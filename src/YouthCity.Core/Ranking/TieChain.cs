using YouthCity.Core.Criteria;

namespace YouthCity.Core.Ranking;

/// <summary>
/// The tie-breakers of the rules at work: they part a tie one after the other, and cities still tied share the better rank and stand in the order of
/// the contest. Nothing is allocated but what is noted.
/// </summary>
/// <param name="value">What a breaker goes by, for a city; the higher stands before. NaN where there is nothing to go by: the breaker is then passed over.</param>
/// <param name="ranks">Filled with the rank of each city.</param>
/// <param name="uses">Filled with every use of a breaker that parted cities, where that is wanted.</param>
internal sealed class TieChain(IReadOnlyList<TieBreaker> breakers, Func<TieBreaker, int, double> value, int[] ranks, List<TieBreak>? uses = null)
{
    private readonly double[] _values = new double[breakers.Count > 0 ? ranks.Length : 0];

    /// <summary>Puts the cities of a tie into the order of their places and gives each of them its rank.</summary>
    /// <param name="tie">In the order of the contest.</param>
    /// <param name="rank">The better rank of the tie.</param>
    public void Resolve(Span<int> tie, int rank) => Resolve(tie, rank, 0, 0);

    /// <param name="start">Where the tie's values begin: those of a tie that is parted already are not looked at again.</param>
    private void Resolve(Span<int> tie, int rank, int breaker, int start)
    {
        if (tie.Length > 1 && breaker < breakers.Count)
        {
            Break(tie, rank, breaker, start);
            return;
        }

        foreach (var city in tie)
            ranks[city] = rank;
    }

    private void Break(Span<int> tie, int rank, int breaker, int start)
    {
        var values = _values.AsSpan(start, tie.Length);
        if (!TrySort(tie, breakers[breaker], values))
        {
            Resolve(tie, rank, breaker + 1, start);
            return;
        }

        for (int first = 0, ahead = 0, next; first < tie.Length; (ahead, first) = (first, next))
        {
            for (next = first + 1; next < tie.Length && !(values[next] - values[first] > CityRanks.TieWidth);)
                next++;
            tie[first..next].Sort();
            if (first > 0)
                uses?.Add(new(breakers[breaker], tie[ahead..first].ToArray(), tie[first..next].ToArray()));
            Resolve(tie[first..next], rank + first, breaker + 1, start + first);
        }
    }

    /// <summary>False, and nothing is moved, where the breaker has nothing to go by for one of the cities.</summary>
    private bool TrySort(Span<int> tie, TieBreaker breaker, Span<double> values)
    {
        for (var i = 0; i < tie.Length; i++)
            values[i] = -value(breaker, tie[i]);
        foreach (var known in values)
        {
            if (double.IsNaN(known))
                return false;
        }

        values.Sort(tie);
        return true;
    }
}
