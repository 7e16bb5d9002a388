using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>0.2 to 0.3 and 1.1 to 1.2 are the same change on paper, but not in the last bits of a computer's subtraction.</summary>
public sealed class EqualChangesTests
{
    private static readonly double?[] s_values = [0.3, 1.2, 100.1, 3];
    private static readonly double?[] s_baselines = [0.2, 1.1, 100, 2.9];

    public static TheoryData<Normalisation> AllButGoalposts => LeftOutTests.AllButGoalposts;

    [Fact]
    public void The_subtractions_of_these_tests_do_differ_in_their_last_bits() =>
        Assert.True(s_values.Zip(s_baselines, (value, baseline) => value - baseline).Distinct().Count() > 1);

    [Theory]
    [MemberData(nameof(AllButGoalposts))]
    public void Changes_that_are_equal_on_paper_are_left_out(Normalisation method)
    {
        var scores = AContest.Of(4).Indicator().By(method).Missing(MissingRule.Available).ProgressShare(0.5).Score([s_values], [s_baselines]);

        Assert.Equal((true, false), (scores.LevelInForce(0), scores.ProgressInForce(0)));
        Assert.Equal(scores.Levels(), scores.Totals());
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 1, 5)]
    [InlineData(-1, 2, 2, 2, 2, 1)]
    public void Changes_that_are_equal_on_paper_share_a_rank(int direction, double first, double second, double third, double fourth, double last)
    {
        var scores = AContest.Of(5).Indicator(direction: direction).By(Normalisation.Rank).ProgressShare(1)
            .Score([[.. s_values, 7]], [[.. s_baselines, 5]]);

        Sheets.Near([first, second, third, fourth, last], scores.Progress());
    }

    [Theory]
    [InlineData(100.000000000001)]
    [InlineData(99.999999999999)]
    public void Changes_that_differ_in_the_fifteenth_digit_are_told_apart(double value)
    {
        var scores = AContest.Of(2).Indicator().By(Normalisation.Rank).ProgressShare(1).Score([[value, 100]], [[1, 1]]);

        Sheets.Near(value > 100 ? [2, 1] : [1, 2], scores.Progress());
    }

    [Fact]
    public void Values_are_compared_to_the_last_bit()
    {
        var scores = AContest.Of(2).Indicator().By(Normalisation.Rank).Score([1.0000000000000002, 1]);

        Sheets.Near([2, 1], scores.Levels());
    }

    [Theory]
    [InlineData(Normalisation.MinMax)]
    [InlineData(Normalisation.Rank)]
    public void A_huge_baseline_without_a_value_does_not_blur_the_changes_of_the_others(Normalisation method)
    {
        var contest = AContest.Of(4).Indicator().By(method).ProgressShare(1);
        var expected = AContest.Of(3).Indicator().By(method).ProgressShare(1).Score([[1.1, 1.2, 1.3]], [[1, 1, 1]]).Totals();

        Sheets.Near([.. expected, null], contest.Score([[1.1, 1.2, 1.3, null]], [[1, 1, 1, 1e15]]).Totals());
    }

    [Fact]
    public void A_huge_number_of_a_city_that_is_not_accepted_does_not_blur_the_changes_of_the_others()
    {
        var scores = AContest.Of(4).Indicators(2).Missing(MissingRule.Reject).ProgressShare(1)
            .Score([[1.1, 1.2, 1.3, 1e15], [1, 2, 3, null]], [[1, 1, 1, 1], [1, 1, 1, 1]]);

        Sheets.Near([0, 50, 100, null], scores.Progress(0));
    }

    [Fact]
    public void A_gap_in_the_baseline_beside_a_huge_value_does_not_blur_the_changes_of_the_others()
    {
        var scores = AContest.Of(4).Indicator().Missing(MissingRule.Available).ProgressShare(0.5)
            .Score([[1.1, 1.2, 1.3, 1e15]], [[1, 1, 1, null]]);

        Sheets.Near([0, 50, 100, null], scores.Progress());
    }

    [Fact]
    public void A_typing_error_of_one_city_does_not_make_the_small_changes_of_the_others_equal()
    {
        var contest = AContest.Of(4).Indicator().By(Normalisation.Rank).ProgressShare(1);

        Sheets.Near([1, 2, 3, 4], contest.Score([[1.1, 1.2, 1.3, 1e15]], [[1, 1, 1, 1]]).Progress());
        Sheets.Near([1, 1, 3, 4], contest.Score([[0.3, 1.2, 1.3, 1e15]], [[0.2, 1.1, 1, 1]]).Progress());
    }
}
