using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>Standardised scores, and the mean that takes points for imbalance.</summary>
public sealed class BalanceTests
{
    private static readonly double?[] s_last = [.. Enumerable.Repeat<double?>(1, 144), 0];
    private static readonly double?[] s_half = [.. Enumerable.Range(0, 145).Select(city => (double?)(1 - (city % 2)))];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Standardised_scores_have_a_mean_of_100_and_a_deviation_of_10(int direction)
    {
        var scores = AContest.Of(5).Indicator(direction: direction).By(Normalisation.Standardised).Missing(MissingRule.Available).Score([2, 4, 4, 10, null]);

        // Mean 5; the squares around it are 9, 1, 1 and 25; their mean, 9, is the population's variance.
        Sheets.Near([100 - (10 * direction), 100 - (direction * 10 / 3.0), 100 - (direction * 10 / 3.0), 100 + (direction * 50 / 3.0), null], scores.Levels());
    }

    [Fact]
    public void Progress_is_standardised_like_levels_and_a_floor_does_not_act()
    {
        var scores = AContest.Of(2).Indicator().By(Normalisation.Standardised).ProgressShare(0.25).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Floor = 50 }).Score([[1, 2]], [[0, 3]]);

        Sheets.Near([90, 110], scores.Levels());
        Sheets.Near([110, 90], scores.Progress());
        Sheets.Near([95, 105], scores.Totals());
    }

    /// <summary>By hand: M = 80 each time; S x S = 100, 200, 0.</summary>
    [Theory]
    [InlineData(1, 90, 70, 80 - (100 / 80.0))]
    [InlineData(2, 90, 60, 80 - (200 / 80.0))]
    [InlineData(2, 80, 80, 80)]
    public void The_mean_loses_the_variance_divided_by_itself(double weight, double first, double second, double expected)
    {
        var scores = AContest.Of(1).LevelsAsGiven(weight, 1).Scoring(rules => rules with { Indicators = Mean.MazziottaPareto }).Score([first], [second]);

        Sheets.Near([expected], scores.Totals());
    }

    [Fact]
    public void Of_two_cities_with_the_same_mean_the_even_one_is_ahead()
    {
        var scores = AContest.Of(4).Indicators(2).By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Indicators = Mean.MazziottaPareto }).Score([1, 2, 3, 2], [3, 2, 1, 2]);

        Assert.True(scores.Total(1) > scores.Total(0));
        Sheets.Near([100], [scores.Total(1)]);
    }

    [Fact]
    public void Groups_are_balanced_as_indicators_are()
    {
        var scores = AContest.Of(4).Group().Indicator().Group().Indicator().By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Groups = Mean.MazziottaPareto }).Score([1, 2, 3, 2], [3, 2, 1, 2]);

        Sheets.Near([98, 100, 98, 100], scores.Totals());
    }

    /// <summary>One of 145 cities apart from the rest is 12 deviations away, so it scores -20.</summary>
    [Fact]
    public void A_single_score_below_0_is_taken_as_it_is_while_the_mean_is_above_0()
    {
        var contest = AContest.Of(145).Indicators(2).By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Indicators = Mean.MazziottaPareto });
        var scores = contest.Score(s_last, s_half);

        Assert.Equal(-20, scores.IndicatorScore(0, 144)!.Value, 1e-9);
        var (first, second) = (scores.IndicatorScore(0, 144)!.Value, scores.IndicatorScore(1, 144)!.Value);
        var mean = (first + second) / 2;
        Assert.Equal(mean - (Math.Pow((first - second) / 2, 2) / mean), scores.Total(144)!.Value, 1e-9);
    }

    /// <summary>Two of 145 cities apart from the rest score 15.4: with -20 that is a mean below 0, with 110 it is not.</summary>
    [Fact]
    public void Groups_need_a_mean_above_0_as_indicators_do()
    {
        var contest = AContest.Of(145).Group().Indicator().Group().Indicator().By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Groups = Mean.MazziottaPareto });

        Assert.True(contest.Score(s_last, s_half).Total(144) < 0);
        Assert.Equal(new(City: 144, Indicator: null, Group: 1), contest.Refuse([.. s_last.SkipLast(2), 0, 0], s_last));
    }

    [Fact]
    public void A_mean_of_0_or_less_is_refused()
    {
        double?[] column = [.. Enumerable.Repeat<double?>(1, 200), 0];
        var refusal = AContest.Of(201).Indicator().By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Indicators = Mean.MazziottaPareto, Floor = 1 }).Refuse(column);

        Assert.Equal(new(City: 200, Indicator: null, Group: 0), refusal);
    }

    [Fact]
    public void The_mean_of_a_hundred_hundreds_is_100_whatever_their_weights() => Gen.Double[0.1, 10].Array[1, 40].Sample(weights =>
        Assert.Equal(100, AContest.Of(1).LevelsAsGiven(weights).Score([.. weights.Select(_ => (double?[])[100])]).Total(0)!.Value, 1e-12));

    [Fact]
    public void No_total_is_above_100() => Gen.Double[0.1, 10].Array[1, 40].Sample(weights =>
        Assert.True(AContest.Of(1).LevelsAsGiven(weights).Score([.. weights.Select(_ => (double?[])[100])]).Total(0) <= 100));
}
