using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Results;

public sealed class GapRanksTests
{
    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(-1, 1, 3)]
    public void A_gap_is_filled_with_the_best_and_the_worst_value_of_the_others(int direction, int best, int worst)
    {
        var contest = AContest.Of(4).Indicator(direction: direction).Indicator(direction: direction).Build();
        var result = contest.Result(Sheets.Of([.. new double?[] { 4, 3, 2, 1 }.Select(number => number * direction)], [null, 2 * direction, 4 * direction, 0]));

        Assert.Equal(new GapRanks(best, worst), GapRanks.Of(result, 0));
    }

    [Fact]
    public void A_missing_baseline_is_filled_so_that_the_change_is_the_best_and_the_worst()
    {
        var contest = AContest.Of(3).Indicator().ProgressShare(1).Build();
        var result = contest.Result(Sheets.Of([[5, 5, 5]], [[null, 4, 1]]));

        Assert.Equal(new GapRanks(1, 2), GapRanks.Of(result, 0));
    }

    [Fact]
    public void The_best_value_is_the_lowest_where_less_is_better()
    {
        var contest = AContest.Of(3).Indicator(direction: 1).Indicator(direction: -1).Indicator().Build();

        Assert.Equal(new GapRanks(1, 3), GapRanks.Of(contest.Result(Sheets.Of([null, 10, 20], [null, 5, 9], [1, 1, 1])), 0));
    }

    /// <summary>Two indicators of which one counts downwards: with a single one the best and the worst would only change places.</summary>
    [Fact]
    public void The_best_change_is_a_fall_where_less_is_better()
    {
        var contest = AContest.Of(3).Indicator(direction: 1).Indicator(direction: -1).ProgressShare(1).Build();
        var result = contest.Result(Sheets.Of([[5, 5, 5], [5, 5, 5]], [[null, 4, 1], [null, 6, 9]]));

        Assert.Equal(new GapRanks(1, 2), GapRanks.Of(result, 0));
    }

    [Fact]
    public void A_city_that_is_not_accepted_for_its_gaps_sees_where_it_would_stand()
    {
        var contest = AContest.Of(3).Indicators(2).Missing(MissingRule.Reject).Build();

        Assert.Equal(new GapRanks(1, 3), GapRanks.Of(contest.Result(Sheets.Of([2, 3, 1], [null, 5, 6])), 0));
    }

    [Fact]
    public void Without_gaps_or_without_any_data_there_is_nothing_to_fill()
    {
        var result = AContest.Of(3).Indicators(2).Build().Result(Sheets.Of([3, 2, null], [4, 5, null]));

        Assert.Null(GapRanks.Of(result, 0));
        Assert.Null(GapRanks.Of(result, 2));
    }

    [Fact]
    public void Baselines_are_no_gaps_where_they_do_not_count() =>
        Assert.Null(GapRanks.Of(AContest.Of(2).Indicator().Build().Result(Sheets.Of([[1, 2]], [[null, 1]])), 0));

    [Fact]
    public void Under_rules_that_only_add_the_worst_filling_is_never_better_than_the_best() =>
        AnyContest.Under(AContest.Of(1).Indicator().ProgressShare(0.4).Build().Scoring).Sample((contest, sheet) =>
        {
            var result = contest.Result(sheet);
            foreach (var places in Enumerable.Range(0, sheet.Cities).Select(city => GapRanks.Of(result, city)).OfType<GapRanks>())
                Assert.InRange(places.Best, 1, places.Worst);
        });
}
