using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

public sealed class MissingRuleTests
{
    private static readonly double?[][] s_values = [[0, 10, null, 5], [0, 10, 10, 10]];

    [Fact]
    public void Zero_scores_a_gap_0_and_still_shows_it_as_a_gap()
    {
        var scores = AContest.Of(4).Indicators(2).Missing(MissingRule.Zero).Score(s_values);

        Sheets.Near([0, 100, 50, 75], scores.Totals());
        Assert.Null(scores.Level(0, 2));
        Assert.Equal(0, scores.IndicatorScore(0, 2));
    }

    [Fact]
    public void Available_skips_a_gap_and_scales_the_weights_of_the_rest_up()
    {
        var scores = AContest.Of(4).Indicators(2).Missing(MissingRule.Available, 0.5).Score(s_values);

        Sheets.Near([0, 100, 100, 75], scores.Totals());
        Assert.Null(scores.IndicatorScore(0, 2));
    }

    [Fact]
    public void Mean_fills_the_mean_of_the_column_in()
    {
        var scores = AContest.Of(4).Indicators(2).Missing(MissingRule.Mean).Score([[0, 10, null, 2], [0, 10, 10, 10]]);

        Sheets.Near([0, 100, 70, 60], scores.Totals());
        Assert.Null(scores.Level(0, 2));
        Assert.Equal(40, scores.IndicatorScore(0, 2));
    }

    [Fact]
    public void A_mean_that_is_filled_in_is_ranked_among_the_others()
    {
        var scores = AContest.Of(4).Indicators(2).By(Normalisation.PercentRank).Missing(MissingRule.Mean).Score([[0, 10, null, 2], [0, 10, 10, 10]]);

        Sheets.Near([0, 100, null, 100 / 3.0], scores.Levels());
        Sheets.Near([0, 200 / 3.0, (200 / 3.0 + 100 / 3.0) / 2, 100 / 3.0], scores.Totals());
    }

    [Fact]
    public void A_mean_that_is_filled_in_narrows_the_deviation()
    {
        var scores = AContest.Of(4).Indicators(2).By(Normalisation.ZScore).Missing(MissingRule.Mean).Score([[0, 10, null, 2], [1, 2, 3, 4]]);
        var deviation = Math.Sqrt((16 + 36 + 4) / 3.0);

        Sheets.Near([-4 / deviation, 6 / deviation, null, -2 / deviation], scores.Levels());
        Assert.Equal(0, scores.IndicatorScore(0, 2));
    }

    [Fact]
    public void Reject_leaves_a_city_with_a_gap_out_with_the_reason()
    {
        var scores = AContest.Of(4).Indicators(2).Missing(MissingRule.Reject).Score(s_values);

        Sheets.Near([0, 100, null, 75], scores.Totals());
        Assert.Equal(UnrankedReason.Gaps, UnrankedReasons.Of(scores, 2));
        Assert.Equal("gaps", UnrankedReason.Gaps.Code());
        Assert.Null(scores.IndicatorScore(1, 2));
    }

    [Fact]
    public void A_city_that_is_rejected_does_not_stretch_the_scale_of_the_others()
    {
        var scores = AContest.Of(4).Indicators(2).Missing(MissingRule.Reject).Score([0, 10, null, 5], [0, 10, 1000, 10]);

        Sheets.Near([0, 100, null, 75], scores.Totals());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.5, true)]
    public void Reject_asks_for_baselines_where_progress_counts(double share, bool rejected)
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(share).Missing(MissingRule.Reject).Score([[1, 2, 3]], [[0, null, 1]]);

        Assert.Equal(rejected, scores.Total(1) is null);
    }

    [Theory]
    [InlineData(MissingRule.Zero, 50)]
    [InlineData(MissingRule.Available, 100)]
    [InlineData(MissingRule.Mean, 75)]
    public void A_gap_in_progress_alone_scores_0_or_the_level_or_the_mean_change(MissingRule rule, double expected)
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(0.5).Missing(rule).Score([[10, 30, 20]], [[0, null, 30]]);

        Assert.Equal(expected, scores.Total(1));
        Assert.Null(scores.Progress(0, 1));
    }

    [Theory]
    [InlineData(MissingRule.Zero, 0.0)]
    [InlineData(MissingRule.Available, null)]
    [InlineData(MissingRule.Mean, 50.0)]
    public void Where_progress_alone_counts_a_missing_baseline_is_a_gap_of_the_indicator(MissingRule rule, double? expected)
    {
        var scores = AContest.Of(3).Indicator().ProgressShare(1).Missing(rule).Score([[10, 30, 20]], [[0, null, 30]]);

        Assert.Equal(expected, scores.Total(1));
    }

    [Fact]
    public void A_baseline_without_a_value_is_a_gap_in_both()
    {
        var scores = AContest.Of(3).Indicators(2).ProgressShare(0.5).Missing(MissingRule.Available, 0.5)
            .Score([[10, null, 20], [1, 2, 3]], [[0, 5, 30], [0, 0, 0]]);

        Assert.Equal((null, null, null), (scores.Level(0, 1), scores.Progress(0, 1), scores.IndicatorScore(0, 1)));
        Sheets.Near([25, 50, 75], scores.Totals());
    }

    [Theory]
    [MemberData(nameof(AllRules))]
    public void A_city_without_a_value_is_unranked_under_every_setting_and_changes_nothing_for_the_others(
        Normalisation method, MissingRule rule, double share)
    {
        AContest Contest(int cities) => AContest.Of(cities).Group().Indicator(1, 1, 0, 50).Indicator(2, -1, 50, 0).Group().Indicator(1, 1, 0, 9)
            .By(method).Missing(rule, 0.5).ProgressShare(share);
        double?[][] values = [[10, 40, 25], [30, 20, 20], [5, 6, 7]];
        double?[][] baselines = [[5, 20, 30], [35, 25, 22], [4, 4, 6]];
        double?[][] wider = [.. values.Select(column => (double?[])[column[0], null, .. column[1..]])];
        double?[][] widerBaselines = [.. baselines.Select(column => (double?[])[column[0], 1000, .. column[1..]])];

        var (without, with) = (Contest(3).Score(values, baselines), Contest(4).Score(wider, widerBaselines));

        Assert.Null(with.Total(1));
        Assert.Equal(UnrankedReason.NoApplication, UnrankedReasons.Of(with, 1));
        Assert.Equal("no-application", UnrankedReason.NoApplication.Code());
        Assert.Equal(without.TotalBits(), with.TotalBits().Where((_, city) => city != 1));
        Assert.All(without.Totals(), total => Assert.NotNull(total));
        Assert.Equal((null, null, null), (with.IndicatorScore(0, 1), with.GroupScore(0, 1), with.Progress(0, 1)));
    }

    public static TheoryData<Normalisation, MissingRule, double> AllRules => [..
        from method in Enum.GetValues<Normalisation>()
        from rule in Enum.GetValues<MissingRule>()
        from share in (double[])[0, 0.5, 1]
        select new TheoryDataRow<Normalisation, MissingRule, double>(method, rule, share)];
}
