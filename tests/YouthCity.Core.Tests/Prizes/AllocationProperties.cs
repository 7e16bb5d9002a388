using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;

namespace YouthCity.Core.Tests.Prizes;

public sealed class AllocationProperties
{
    private static readonly Gen<double[]> s_totals =
        Gen.Frequency((4, Gen.Int[0, 6].Select(total => (double)total)), (1, Gen.Const(double.NaN))).Array[0, 25];

    private static readonly Gen<PrizeRules> s_rules = Gen.Select(
        Gen.Int[0, 5_000_000].Array[1, 6],
        Gen.Int[0, 1_000],
        (places, spare) => new PrizeRules(Money.FromSom(places.Sum(place => (long)place) + spare), "KGS", [.. places.OrderDescending().Select(place => Money.FromSom(place))]));

    [Fact]
    public void Paid_and_undistributed_add_up_to_the_fund() => Gen.Select(s_rules, s_totals).Sample((rules, totals) =>
    {
        var allocation = Allocation.Of(rules, CityRanks.Of(totals));

        Assert.Equal(allocation.Paid, Money.Sum(allocation.Prizes.OfType<Money>()));
        Assert.Equal(rules.Fund, allocation.Paid + allocation.Undistributed);
        Assert.True(allocation.Undistributed >= Money.Zero);
    });

    [Fact]
    public void Nobody_better_placed_gets_less_and_tied_cities_get_the_same() => Gen.Select(s_rules, s_totals).Sample((rules, totals) =>
    {
        var prizes = Allocation.Of(rules, CityRanks.Of(totals)).Prizes;
        for (var city = 0; city < totals.Length; city++)
        {
            for (var other = 0; other < totals.Length; other++)
            {
                Assert.True(!(totals[city] > totals[other]) || prizes[city] >= prizes[other]);
                Assert.True(totals[city] != totals[other] || prizes[city] == prizes[other]);
            }
        }
    });

    [Fact]
    public void An_unranked_city_gets_nothing_and_a_ranked_one_at_least_0() => Gen.Select(s_rules, s_totals).Sample((rules, totals) =>
    {
        var prizes = Allocation.Of(rules, CityRanks.Of(totals)).Prizes;

        Assert.Equal(totals.Select(double.IsNaN), prizes.Select(prize => prize is null));
        Assert.All(prizes, prize => Assert.True(prize is null || prize >= Money.Zero));
    });

    [Fact]
    public void The_order_of_the_cities_does_not_change_what_each_gets() =>
        Gen.Select(s_rules, s_totals).SelectMany(pair => Gen.Shuffle(Enumerable.Range(0, pair.Item2.Length).ToArray()), (pair, order) => (pair.Item1, pair.Item2, order))
            .Sample((rules, totals, order) =>
            {
                var prizes = Allocation.Of(rules, CityRanks.Of(totals)).Prizes;
                var shuffled = Allocation.Of(rules, CityRanks.Of([.. order.Select(city => totals[city])])).Prizes;

                Assert.Equal(order.Select(city => prizes[city]), shuffled);
            });

    [Fact]
    public void What_sharing_leaves_in_the_fund_is_less_than_a_som_a_city() => Gen.Select(s_rules, Gen.Int[1, 30]).Sample((rules, cities) =>
    {
        var allocation = Allocation.Of(rules, CityRanks.Of(new double[cities]));
        var shared = Money.Sum(rules.Places.Take(cities));

        Assert.True(shared - allocation.Paid < Money.FromSom(cities));
    });
}
