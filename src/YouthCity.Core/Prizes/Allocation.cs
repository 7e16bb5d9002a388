using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;

namespace YouthCity.Core.Prizes;

/// <summary>Who gets what of the prize fund. Paid and undistributed always add up to the fund.</summary>
/// <param name="Prizes">By city: what it gets, 0 for a ranked city without a prize, null for an unranked one.</param>
public sealed record Allocation(IReadOnlyList<Money?> Prizes, Money Fund, Money Paid)
{
    public Money Undistributed => Fund - Paid;

    /// <summary>
    /// Prizes by place. Tied cities pool the prizes of the places they span and share them equally in whole som (the rule for ties in
    /// prize competitions, where the order within a tie must not matter); what cannot be shared stays in the fund.
    /// </summary>
    public static Allocation Of(PrizeRules rules, CityRanks ranks)
    {
        var prizes = new Money?[ranks.Order.Count];
        var paid = Money.Zero;
        Array.Fill(prizes, Money.Zero);
        foreach (var city in ranks.Order.Skip(ranks.Ranked))
            prizes[city] = null;
        for (int first = 0, next; first < Math.Min(rules.Places.Count, ranks.Ranked); first = next)
        {
            for (next = first + 1; next < ranks.Ranked && ranks.Rank(ranks.Order[next]) == first + 1;)
                next++;
            var pool = Money.Sum(rules.Places.Skip(first).Take(next - first));
            var each = next - first == 1 ? pool : pool.ShareInWholeSom(next - first).Each;
            for (var place = first; place < next; place++)
            {
                prizes[ranks.Order[place]] = each;
                paid += each;
            }
        }

        return new(prizes, rules.Fund, paid);
    }
}
