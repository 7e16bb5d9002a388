using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

public sealed class NormalisationTests
{
    private static readonly Gen<double?[]> s_differentNumbers =
        Gen.Int[0, 1000].Select(number => (double?)(number / 10.0)).Array[2, 20].Select(column => column.Distinct().ToArray());

    private static readonly double?[] s_column = [10, 20, 20, 50, null];

    [Theory]
    [InlineData(Normalisation.MinMax, 1, 0, 25, 25, 100)]
    [InlineData(Normalisation.MinMax, -1, 100, 75, 75, 0)]
    [InlineData(Normalisation.Rank, 1, 1, 2, 2, 4)]
    [InlineData(Normalisation.Rank, -1, 4, 2, 2, 1)]
    [InlineData(Normalisation.PercentRank, 1, 0, 33.333333333333, 33.333333333333, 100)]
    [InlineData(Normalisation.PercentRank, -1, 100, 33.333333333333, 33.333333333333, 0)]
    [InlineData(Normalisation.ZScore, 1, -0.866025403784, -0.288675134595, -0.288675134595, 1.443375672974)]
    [InlineData(Normalisation.ZScore, -1, 0.866025403784, 0.288675134595, 0.288675134595, -1.443375672974)]
    public void A_small_column_comes_out_as_worked_by_hand(Normalisation method, int direction, double first, double second, double third, double fourth)
    {
        var scores = AContest.Of(5).Indicator(direction: direction).By(method).Missing(MissingRule.Available).Score(s_column);

        Sheets.Near([first, second, third, fourth, null], scores.Levels());
        Sheets.Near(scores.Levels(), scores.Totals());
    }

    [Theory]
    [InlineData(1, 20, 40, 0, 0, 0, 100)]
    [InlineData(1, 0, 100, 10, 20, 20, 50)]
    [InlineData(-1, 100, 0, 90, 80, 80, 50)]
    [InlineData(-1, 30, 10, 100, 50, 50, 0)]
    public void Goalposts_of_the_indicator_cut_what_lies_outside(
        int direction, double worst, double best, double first, double second, double third, double fourth)
    {
        var scores = AContest.Of(5).Indicator(1, direction, worst, best).By(Normalisation.Goalposts).Missing(MissingRule.Available).Score(s_column);

        Sheets.Near([first, second, third, fourth, null], scores.Levels());
    }

    [Fact]
    public void Goalposts_do_not_depend_on_who_else_takes_part()
    {
        var contest = AContest.Of(2).Indicator(1, 1, 0, 80).By(Normalisation.Goalposts);

        Assert.Equal(25, contest.Score([20, 80]).Total(0));
        Assert.Equal(25, contest.Score([20, 20]).Total(0));
    }

    [Theory]
    [InlineData(Normalisation.MinMax)]
    [InlineData(Normalisation.Rank)]
    [InlineData(Normalisation.PercentRank)]
    [InlineData(Normalisation.ZScore)]
    public void Turning_the_direction_is_the_same_as_turning_the_sign(Normalisation method)
    {
        var turned = AContest.Of(5).Indicator(direction: -1).By(method).Missing(MissingRule.Available).Score(s_column);
        var negated = AContest.Of(5).Indicator().By(method).Missing(MissingRule.Available).Score([.. s_column.Select(number => -number)]);

        Sheets.Near(negated.Levels(), turned.Levels());
    }

    [Fact]
    public void A_floor_scales_levels_to_floor_to_100()
    {
        var scores = AContest.Of(3).Indicator().Scoring(rules => rules with { Floor = 10 }).Score([0, 5, 10]);

        Sheets.Near([10, 55, 100], scores.Levels());
    }

    [Fact]
    public void A_floor_does_not_touch_ranks_and_z_scores()
    {
        var ranks = AContest.Of(3).Indicator().By(Normalisation.Rank).Scoring(rules => rules with { Floor = 10 }).Score([0, 5, 10]);
        var zScores = AContest.Of(3).Indicator().By(Normalisation.ZScore).Missing(MissingRule.Mean).Scoring(rules => rules with { Floor = 10 }).Score([0, 5, 10]);

        Sheets.Near([1, 2, 3], ranks.Levels());
        Sheets.Near([-1, 0, 1], zScores.Levels());
    }

    [Theory]
    [InlineData(Normalisation.MinMax)]
    [InlineData(Normalisation.PercentRank)]
    public void No_level_is_below_0_or_above_100_and_the_best_has_100(Normalisation method) =>
        s_differentNumbers.Where(column => column.Length > 1).Sample(column =>
        {
            var levels = AContest.Of(column.Length).Indicator().By(method).Score(column).Levels();

            Assert.All(levels, level => Assert.InRange(level!.Value, 0, 100));
            Assert.Equal(0, levels.Min());
            Assert.Equal(100, levels.Max());
        });

    [Theory]
    [InlineData(1e15, -1e15)]
    [InlineData(5e-324, 0)]
    [InlineData(1.0000000000000002, 1)]
    public void The_widest_and_the_narrowest_column_are_scored(double best, double worst)
    {
        var scores = AContest.Of(2).Indicator().Score([best, worst]);

        Sheets.Near([100, 0], scores.Levels());
    }

    [Fact]
    public void A_column_too_narrow_for_a_deviation_is_left_out_rather_than_divided_by_0()
    {
        var scores = AContest.Of(2).Indicators(2).By(Normalisation.ZScore).Missing(MissingRule.Available, 0).Score([0, 1e-200], [1, 2]);

        Assert.False(scores.LevelInForce(0));
        Sheets.Near([-Math.Sqrt(0.5), Math.Sqrt(0.5)], scores.Totals());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Minus_zero_never_comes_out(int direction)
    {
        foreach (var method in Enum.GetValues<Normalisation>())
        {
            var contest = AContest.Of(3).Indicator(1, direction, direction > 0 ? -5 : 5, direction > 0 ? 5 : -5).By(method)
                .ProgressShare(0.5).Missing(MissingRule.Available);
            var scores = contest.Score([[-5, 0, 5]], [[5, -0.0, -5]]);

            foreach (var number in scores.Levels().Concat(scores.Progress()).Concat(scores.Totals()))
                Assert.False(number is 0 && double.IsNegative(number.Value), $"{method}");
        }
    }
}
