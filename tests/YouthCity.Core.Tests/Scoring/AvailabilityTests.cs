using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Scoring;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>How many of the siblings in force must be there under <c>available</c>.</summary>
public sealed class AvailabilityTests
{
    /// <param name="present">How many of the indicators the third city has a value for.</param>
    [Theory]
    [InlineData(4, 3, 0.75, true)]
    [InlineData(4, 2, 0.75, false)]
    [InlineData(4, 3, 0.7500001, false)]
    [InlineData(5, 3, 0.6, true)]
    [InlineData(6, 4, 0.6667, false)]
    [InlineData(6, 4, 0.6666, true)]
    [InlineData(3, 1, 0, true)]
    [InlineData(3, 3, 1, true)]
    [InlineData(3, 2, 1, false)]
    [InlineData(10, 7, 0.7, true)]
    [InlineData(20, 11, 0.55, true)]
    [InlineData(25, 7, 0.28, true)]
    [InlineData(25, 14, 0.56, true)]
    public void Exactly_the_share_of_the_indicators_is_enough_and_one_fewer_is_not(int indicators, int present, double share, bool enough)
    {
        var scores = WithGaps(AContest.Of(3).Indicators(indicators).Missing(MissingRule.Available, share), indicators, present);

        Assert.Equal(enough ? 50 : null, scores.Total(2));
        Assert.Equal(enough ? null : UnrankedReason.TooLittleData, UnrankedReasons.Of(scores, 2));
        Assert.Equal("too-little-data", UnrankedReason.TooLittleData.Code());
    }

    [Theory]
    [InlineData(4, 2, 0.5, true)]
    [InlineData(4, 2, 0.51, false)]
    [InlineData(3, 2, 0.6667, false)]
    [InlineData(3, 2, 0.6666, true)]
    [InlineData(25, 7, 0.28, true)]
    public void The_same_share_is_asked_of_the_groups(int groups, int present, double share, bool enough)
    {
        var contest = AContest.Of(3).Missing(MissingRule.Available, share);
        for (var group = 0; group < groups; group++)
            contest.Group().Indicator();

        Assert.Equal(enough ? 50 : null, WithGaps(contest, groups, present).Total(2));
    }

    [Fact]
    public void Without_a_single_sibling_there_is_no_group_even_where_no_share_is_asked_for()
    {
        var scores = AContest.Of(3).Group().Indicators(2).Group().Indicator().Missing(MissingRule.Available, 0)
            .Score([1, 2, null], [1, 2, null], [1, 3, 2]);

        Assert.Null(scores.GroupScore(0, 2));
        Assert.Equal(50, scores.GroupScore(1, 2));
        Assert.Equal(50, scores.Total(2));
    }

    [Fact]
    public void A_group_below_the_share_is_missing_from_the_total_with_its_weight()
    {
        var scores = AContest.Of(3).Group(5).Indicators(4).Group().Indicator().Missing(MissingRule.Available, 0.5)
            .Score([1, 3, 3], [1, 2, null], [1, 2, null], [1, 2, null], [1, 3, 2]);

        Assert.Null(scores.GroupScore(0, 2));
        Assert.Equal(100, scores.IndicatorScore(0, 2));
        Assert.Equal(50, scores.Total(2));
    }

    [Fact]
    public void Siblings_that_were_left_out_are_not_counted()
    {
        var scores = AContest.Of(3).Indicators(4).Missing(MissingRule.Available, 1).Score([7, 7, null], [1, 1, 1], [1, 3, 2], [1, 3, 2]);

        Sheets.Near([0, 100, 50], scores.Totals());
    }

    [Fact]
    public void Groups_that_were_left_out_are_not_counted()
    {
        var scores = AContest.Of(3).Group().Indicator().Group().Indicator().Missing(MissingRule.Available, 1).Score([7, 7, null], [1, 3, 2]);

        Sheets.Near([0, 100, 50], scores.Totals());
    }

    [Fact]
    public void Other_rules_do_not_look_at_the_share()
    {
        foreach (var rule in (MissingRule[])[MissingRule.Zero, MissingRule.Mean])
            Assert.NotNull(WithGaps(AContest.Of(3).Indicators(4).Missing(rule, 1), 4, 1).Total(2));
    }

    private static YouthCity.Core.Scoring.ScoreTable WithGaps(AContest contest, int columns, int present) =>
        contest.Score([.. Enumerable.Range(0, columns).Select(column => (double?[])[0, 10, column < present ? 5 : null])]);
}
