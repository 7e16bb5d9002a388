using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>A column in which all present values are equal cannot tell cities apart.</summary>
public sealed class LeftOutTests
{
    private static readonly double?[] s_equal = [.. Enumerable.Repeat<double?>(0.1, 10)];
    private static readonly double?[] s_rising = [.. Enumerable.Range(0, 10).Select(city => (double?)city)];

    public static TheoryData<Normalisation> AllButGoalposts => [.. Enum.GetValues<Normalisation>().Where(method => method != Normalisation.Goalposts)];

    [Theory]
    [MemberData(nameof(AllButGoalposts))]
    public void Ten_equal_numbers_are_left_out_and_the_weights_of_the_siblings_scaled_up(Normalisation method)
    {
        var scores = AContest.Of(10).Indicator(weight: 3).Indicator().By(method).Missing(MissingRule.Available, 1).Score(s_equal, s_rising);

        Assert.False(scores.LevelInForce(0));
        Assert.Equal([null], scores.Levels().Distinct());
        Assert.Equal(scores.Levels(1), scores.Totals());
        Assert.Null(scores.IndicatorScore(0, 0));
    }

    [Fact]
    public void Under_goalposts_equal_numbers_count()
    {
        var scores = AContest.Of(10).Indicator(3, 1, 0, 1).Indicator(1, 1, 0, 9).By(Normalisation.Goalposts).Score(s_equal, s_rising);

        Assert.True(scores.LevelInForce(0));
        Sheets.Near([.. s_rising.Select(city => ((3 * 10) + (100 * city / 9)) / 4)], scores.Totals());
    }

    [Fact]
    public void Equal_numbers_beside_gaps_are_left_out_too()
    {
        var scores = AContest.Of(3).Indicators(2).Score([7, null, 7], [1, 2, 3]);

        Assert.False(scores.LevelInForce(0));
        Sheets.Near([0, 50, 100], scores.Totals());
    }

    [Fact]
    public void A_column_without_a_number_is_left_out()
    {
        var scores = AContest.Of(3).Indicators(2).Score([null, null, null], [1, 2, 3]);

        Assert.False(scores.InForce(0));
        Sheets.Near([0, 50, 100], scores.Totals());
    }

    [Fact]
    public void Equal_levels_leave_progress_to_make_the_whole_score()
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(0.2).Score([[7, 7, 7]], [[1, 2, 3]]);

        Assert.Equal((false, true), (scores.LevelInForce(0), scores.ProgressInForce(0)));
        Assert.Equal([null, null, null], scores.Levels());
        Sheets.Near([100, 50, 0], scores.Totals());
        Assert.Equal([new(0, LeftOutPart.Level)], LeftOut(AContest.Of(3).Indicator().ProgressShare(0.2), [[7, 7, 7]], [[1, 2, 3]]));
    }

    [Fact]
    public void Equal_changes_leave_the_level_to_make_the_whole_score()
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(0.8).Score([[1, 2, 3]], [[0, 1, 2]]);

        Assert.Equal((true, false), (scores.LevelInForce(0), scores.ProgressInForce(0)));
        Sheets.Near([0, 50, 100], scores.Totals());
        Assert.Equal([new(0, LeftOutPart.Progress)], LeftOut(AContest.Of(3).Indicator().ProgressShare(0.8), [[1, 2, 3]], [[0, 1, 2]]));
    }

    [Fact]
    public void Equal_levels_and_equal_changes_leave_the_indicator_out()
    {
        var contest = AContest.Of(3).Indicators(2).ProgressShare(0.5);
        double?[][] values = [[7, 7, 7], [1, 2, 3]];
        double?[][] baselines = [[5, 5, 5], [1, 1, 1]];

        Sheets.Near([0, 50, 100], contest.Score(values, baselines).Totals());
        Assert.Equal([new(0, LeftOutPart.Indicator)], LeftOut(contest, values, baselines));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Where_only_one_part_counts_its_loss_is_the_loss_of_the_indicator(double share) =>
        Assert.Equal(
            [new(0, LeftOutPart.Indicator)],
            LeftOut(AContest.Of(3).Indicators(2).ProgressShare(share), [[7, 7, 7], [1, 2, 3]], [[5, 5, 5], [3, 3, 1]]));

    [Fact]
    public void A_group_whose_indicators_are_all_left_out_leaves_its_weight_to_the_others()
    {
        var scores = AContest.Of(3).Group(10).Indicators(2).Group().Indicator().Score([7, 7, 7], [8, 8, 8], [1, 2, 3]);

        Assert.Equal((false, true), (scores.GroupInForce(0), scores.GroupInForce(1)));
        Assert.Null(scores.GroupScore(0, 0));
        Sheets.Near([0, 50, 100], scores.Totals());
    }

    [Fact]
    public void Where_nothing_tells_the_cities_apart_none_is_ranked()
    {
        var result = AContest.Of(3).Indicators(2).Build().Result(Sheets.Of([7, 7, 7], [8, null, 8]));

        Assert.Equal([null, null, null], result.Scores.Totals());
        Assert.Equal(0, result.Ranks.Ranked);
        Assert.Equal(2, result.LeftOut().Count);
    }

    [Fact]
    public void Minus_zero_and_zero_are_equal_numbers() =>
        Assert.False(AContest.Of(2).Indicators(2).Score([-0.0, 0.0], [1, 2]).LevelInForce(0));

    [Fact]
    public void A_city_that_does_not_take_part_does_not_keep_a_column_in_force() =>
        Assert.False(AContest.Of(3).Indicators(2).Missing(MissingRule.Reject).Score([7, 7, 9], [1, 2, null]).LevelInForce(0));

    private static IReadOnlyList<LeftOut> LeftOut(AContest contest, double?[][] values, double?[][] baselines) =>
        contest.Build().Result(Sheets.Of(values, baselines)).LeftOut();
}
