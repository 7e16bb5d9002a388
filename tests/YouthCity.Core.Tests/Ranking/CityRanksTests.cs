using YouthCity.Core.Ranking;

namespace YouthCity.Core.Tests.Ranking;

public sealed class CityRanksTests
{
    [Fact]
    public void Cities_are_ranked_from_the_highest_total()
    {
        var ranks = CityRanks.Of([10, 30, 20]);

        Assert.Equal([1, 2, 0], ranks.Order);
        Assert.Equal([3, 1, 2], Ranks(ranks, 3));
        Assert.Equal([false, false, false], Tied(ranks, 3));
    }

    [Fact]
    public void Tied_cities_share_the_better_rank_and_the_next_rank_is_left_out()
    {
        var ranks = CityRanks.Of([20, 30, 30]);

        Assert.Equal([1, 2, 0], ranks.Order);
        Assert.Equal([3, 1, 1], Ranks(ranks, 3));
        Assert.Equal([false, true, true], Tied(ranks, 3));
    }

    [Fact]
    public void A_tie_is_measured_from_its_first_city_so_a_chain_falls_into_two()
    {
        var ranks = CityRanks.Of([0, 1.8e-9, 0.9e-9]);

        Assert.Equal([1, 2, 0], ranks.Order);
        Assert.Equal([3, 1, 1], Ranks(ranks, 3));
    }

    [Theory]
    [InlineData(1e-9, true)]
    [InlineData(1.0000001e-9, false)]
    public void Exactly_a_thousand_millionth_is_still_a_tie(double difference, bool tied) =>
        Assert.Equal([tied, tied], Tied(CityRanks.Of([0, difference]), 2));

    [Fact]
    public void Cities_of_one_tie_stand_in_the_order_of_the_contest_whatever_their_last_digits()
    {
        var ranks = CityRanks.Of([50, 50 + 1e-12, 50 - 1e-12, 60]);

        Assert.Equal([3, 0, 1, 2], ranks.Order);
        Assert.Equal([2, 2, 2, 1], Ranks(ranks, 4));
    }

    [Fact]
    public void Unranked_cities_come_last_in_the_order_of_the_contest()
    {
        var ranks = CityRanks.Of([double.NaN, 1, double.NaN, 2, double.NaN]);

        Assert.Equal([3, 1, 0, 2, 4], ranks.Order);
        Assert.Equal([null, 2, null, 1, null], Ranks(ranks, 5));
        Assert.Equal(2, ranks.Ranked);
        Assert.DoesNotContain(true, Tied(ranks, 5));
    }

    [Fact]
    public void All_cities_may_be_tied_first()
    {
        var ranks = CityRanks.Of([5, 5, 5, 5]);

        Assert.Equal([0, 1, 2, 3], ranks.Order);
        Assert.Equal([1, 1, 1, 1], Ranks(ranks, 4));
        Assert.Equal([true, true, true, true], Tied(ranks, 4));
    }

    [Fact]
    public void No_city_may_be_ranked()
    {
        var ranks = CityRanks.Of([double.NaN, double.NaN]);

        Assert.Equal((0, 2), (ranks.Ranked, ranks.Order.Count));
        Assert.Equal([null, null], Ranks(ranks, 2));
        Assert.Empty(CityRanks.Of([]).Order);
    }

    [Fact]
    public void Minus_zero_and_zero_are_tied() => Assert.Equal([1, 1], Ranks(CityRanks.Of([-0.0, 0.0]), 2));

    [Fact]
    public void Negative_totals_are_ranked_like_any_other() => Assert.Equal([2, 1, 3], Ranks(CityRanks.Of([-1, 0.5, -2]), 3));

    [Fact]
    public void Every_rank_is_one_more_than_the_number_of_cities_above_its_tie() =>
        Gen.OneOf(Gen.Int[0, 5].Select(total => (double)total), Gen.Const(double.NaN)).Array[0, 30].Sample(totals =>
        {
            var ranks = CityRanks.Of(totals);
            for (var city = 0; city < totals.Length; city++)
            {
                int? expected = double.IsNaN(totals[city]) ? null : 1 + totals.Count(other => other > totals[city]);

                Assert.Equal(expected, ranks.Rank(city));
                Assert.Equal(totals.Count(other => other == totals[city]) > 1, ranks.Tied(city));
                Assert.Equal(double.IsNaN(totals[city]) ? null : totals.Count(other => other >= totals[city]), ranks.LastRank(city));
            }

            Assert.Equal(Enumerable.Range(0, totals.Length), ranks.Order.Order());
        });

    [Fact]
    public void Ranks_of_near_totals_follow_the_rule_of_the_first_city_of_the_tie() => Gen.Int[0, 40].Select(step => step * 0.3e-9).Array[1, 20].Sample(totals =>
    {
        var ranks = CityRanks.Of(totals);
        var (rank, place, first) = (0, 0, double.PositiveInfinity);
        foreach (var total in totals.OrderDescending())
        {
            place++;
            if (first - total > CityRanks.TieWidth)
                (rank, first) = (place, total);
            for (var city = 0; city < totals.Length; city++)
                Assert.True(totals[city] != total || ranks.Rank(city) == rank);
        }
    });

    private static IEnumerable<int?> Ranks(CityRanks ranks, int cities) => Enumerable.Range(0, cities).Select(ranks.Rank);

    private static IEnumerable<bool> Tied(CityRanks ranks, int cities) => Enumerable.Range(0, cities).Select(ranks.Tied);
}
