using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

public sealed class ProgressTests
{
    private static readonly double?[][] s_values = [[10, 30, 20]];
    private static readonly double?[][] s_baselines = [[0, 25, 30]];

    [Theory]
    [InlineData(1, 100, 75, 0)]
    [InlineData(-1, 0, 25, 100)]
    public void Progress_is_the_change_in_the_better_direction_in_the_indicators_own_unit(int direction, double first, double second, double third)
    {
        var scores = AContest.Of(3).Indicator(direction: direction).ProgressShare(1).Score(s_values, s_baselines);

        Sheets.Near([first, second, third], scores.Progress());
        Sheets.Near([first, second, third], scores.Totals());
        Assert.Equal([null, null, null], scores.Levels());
    }

    [Fact]
    public void A_baseline_of_0_is_a_baseline_like_any_other()
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(1).Score([[0, 1, 2]], [[0, 0, 0]]);

        Sheets.Near([0, 50, 100], scores.Totals());
    }

    [Fact]
    public void Level_and_progress_are_weighed_by_the_progress_share()
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(0.25).Score(s_values, s_baselines);

        Sheets.Near([0, 100, 50], scores.Levels());
        Sheets.Near([100, 75, 0], scores.Progress());
        Sheets.Near([25, 93.75, 37.5], scores.Totals());
    }

    [Fact]
    public void With_progress_share_0_baselines_are_ignored()
    {
        var contest = AContest.Of(3).Indicator().ProgressShare(0);
        var (with, without) = (contest.Score(s_values, s_baselines), contest.Score(s_values));

        Assert.Equal(without.TotalBits(), with.TotalBits());
        Assert.Equal([null, null, null], with.Progress());
    }

    [Fact]
    public void With_progress_share_1_levels_are_ignored()
    {
        var contest = AContest.Of(3).Indicator().ProgressShare(1);
        var higher = contest.Score([[1010, 30, 20]], [[1000, 25, 30]]);

        Sheets.Near(contest.Score(s_values, s_baselines).Totals(), higher.Totals());
        Assert.False(higher.LevelInForce(0));
    }

    [Theory]
    [InlineData(1, 0, 100, 55, 52.5, 45)]
    [InlineData(-1, 100, 0, 45, 47.5, 55)]
    [InlineData(1, 0, 8, 100, 81.25, 0)]
    [InlineData(-1, 8, 0, 0, 18.75, 100)]
    public void Under_goalposts_progress_is_50_and_half_the_share_of_the_way_and_cut(
        int direction, double worst, double best, double first, double second, double third)
    {
        var scores = AContest.Of(3).Indicator(1, direction, worst, best).By(Normalisation.Goalposts).ProgressShare(1).Score(s_values, s_baselines);

        Sheets.Near([first, second, third], scores.Progress());
    }

    [Theory]
    [InlineData(Normalisation.ZScore, 1, 0.800640769025, 0.320256307610, -1.120897076636)]
    [InlineData(Normalisation.ZScore, -1, -0.800640769025, -0.320256307610, 1.120897076636)]
    [InlineData(Normalisation.Rank, 1, 3, 2, 1)]
    [InlineData(Normalisation.Rank, -1, 1, 2, 3)]
    [InlineData(Normalisation.PercentRank, 1, 100, 50, 0)]
    [InlineData(Normalisation.PercentRank, -1, 0, 50, 100)]
    public void Progress_is_normalised_by_the_method_of_the_levels(Normalisation method, int direction, double first, double second, double third)
    {
        var scores = AContest.Of(3).Indicator(direction: direction).By(method).Missing(MissingRule.Available).ProgressShare(1).Score(s_values, s_baselines);

        Sheets.Near([first, second, third], scores.Progress());
    }

    [Fact]
    public void A_floor_scales_progress_too()
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(1).Scoring(rules => rules with { Floor = 20 }).Score(s_values, s_baselines);

        Sheets.Near([100, 80, 20], scores.Progress());
    }

    [Fact]
    public void A_missing_baseline_is_a_gap_in_progress_only()
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(0.5).Score([[10, 30, 20]], [[0, null, 30]]);

        Sheets.Near([0, 100, 50], scores.Levels());
        Sheets.Near([100, null, 0], scores.Progress());
    }
}
