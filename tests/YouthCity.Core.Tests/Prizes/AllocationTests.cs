using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Prizes;

public sealed class AllocationTests
{
    private static readonly PrizeRules s_rules = ReferenceRules.Contest.Prizes;

    [Fact]
    public void The_first_three_get_3_2_and_1_million_and_the_others_nothing()
    {
        var allocation = Of(40, 90, 70, 80);

        Assert.Equal([0, 3_000_000, 1_000_000, 2_000_000], Som(allocation));
        Assert.Equal((6_000_000, 0), (allocation.Paid.Som, allocation.Undistributed.Som));
    }

    [Fact]
    public void Two_cities_tied_first_get_2_500_000_each_and_the_next_1_000_000()
    {
        var allocation = Of(90, 90, 80, 70);

        Assert.Equal([2_500_000, 2_500_000, 1_000_000, 0], Som(allocation));
        Assert.Equal(Money.Zero, allocation.Undistributed);
    }

    [Fact]
    public void Three_cities_tied_second_get_1_000_000_each()
    {
        var allocation = Of(90, 80, 80, 80, 70);

        Assert.Equal([3_000_000, 1_000_000, 1_000_000, 1_000_000, 0], Som(allocation));
        Assert.Equal(Money.Zero, allocation.Undistributed);
    }

    [Fact]
    public void Two_cities_tied_third_get_500_000_each()
    {
        var allocation = Of(90, 80, 70, 70, 60);

        Assert.Equal([3_000_000, 2_000_000, 500_000, 500_000, 0], Som(allocation));
        Assert.Equal(Money.Zero, allocation.Undistributed);
    }

    [Fact]
    public void Seven_cities_tied_first_get_857_142_each_and_6_stay_in_the_fund()
    {
        var allocation = Of(50, 50, 50, 50, 50, 50, 50);

        Assert.Equal(Enumerable.Repeat<decimal?>(857_142, 7), Som(allocation));
        Assert.Equal((5_999_994, 6), (allocation.Paid.Som, allocation.Undistributed.Som));
    }

    [Fact]
    public void Where_fewer_cities_are_ranked_than_there_are_places_the_rest_stays_in_the_fund()
    {
        var allocation = Of(double.NaN, 80, double.NaN);

        Assert.Equal([null, 3_000_000, null], Som(allocation));
        Assert.Equal((3_000_000, 3_000_000), (allocation.Paid.Som, allocation.Undistributed.Som));
    }

    [Fact]
    public void Two_ranked_cities_that_are_tied_share_the_first_two_places()
    {
        var allocation = Of(80, 80);

        Assert.Equal([2_500_000, 2_500_000], Som(allocation));
        Assert.Equal(1_000_000, allocation.Undistributed.Som);
    }

    [Fact]
    public void Where_no_city_is_ranked_the_fund_stays_whole()
    {
        var allocation = Of(double.NaN, double.NaN);

        Assert.Equal([null, null], Som(allocation));
        Assert.Equal(allocation.Fund, allocation.Undistributed);
    }

    [Fact]
    public void A_single_winner_gets_the_whole_prize_also_where_it_is_not_in_whole_som()
    {
        var rules = new PrizeRules(Money.FromSom(100), "KGS", [new Money(5_025)]);

        Assert.Equal([50.25m], Som(Allocation.Of(rules, CityRanks.Of([1]))));
    }

    private static Allocation Of(params double[] totals) => Allocation.Of(s_rules, CityRanks.Of(totals));

    private static IEnumerable<decimal?> Som(Allocation allocation) => allocation.Prizes.Select(prize => prize?.Som);
}
