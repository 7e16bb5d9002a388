using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

public sealed class MeanTests
{
    [Theory]
    [InlineData(Mean.Arithmetic, Mean.Arithmetic, 25, 50)]
    [InlineData(Mean.Geometric, Mean.Arithmetic, 20, 46.666666666667)]
    [InlineData(Mean.Harmonic, Mean.Arithmetic, 16, 44)]
    [InlineData(Mean.Arithmetic, Mean.Geometric, 25, 39.685026299205)]
    [InlineData(Mean.Arithmetic, Mean.Harmonic, 25, 33.333333333333)]
    [InlineData(Mean.Geometric, Mean.Harmonic, 20, 27.272727272727)]
    [InlineData(Mean.Harmonic, Mean.Geometric, 16, 29.472251989123)]
    public void Indicators_and_groups_are_averaged_each_by_their_own_mean(Mean indicators, Mean groups, double firstGroup, double total)
    {
        var scores = AContest.Of(1).Group(2).LevelsAsGiven(1, 1).Group(1).LevelsAsGiven(1)
            .Scoring(rules => rules with { Indicators = indicators, Groups = groups }).Score([10], [40], [100]);

        Sheets.Near([firstGroup], [scores.GroupScore(0, 0)]);
        Sheets.Near([total], scores.Totals());
    }

    [Fact]
    public void Weights_are_relative()
    {
        double?[][] values = [[10], [40], [100]];
        var small = AContest.Of(1).Group(2).LevelsAsGiven(1, 3).Group(1).LevelsAsGiven(7).Score(values);
        var large = AContest.Of(1).Group(200).LevelsAsGiven(0.25, 0.75).Group(100).LevelsAsGiven(1).Score(values);

        Sheets.Near([((2 * 32.5) + 100) / 3], small.Totals());
        Sheets.Near(small.Totals(), large.Totals());
    }

    [Theory]
    [InlineData(Mean.Geometric)]
    [InlineData(Mean.Harmonic)]
    public void A_zero_is_refused_with_the_city_and_the_indicator(Mean mean)
    {
        var refusal = AContest.Of(3).Group().Indicator().Group().Indicators(2).Scoring(rules => rules with { Indicators = mean })
            .Refuse([null, 5, 6], [null, 5, 6], [null, 5, 6]);

        Assert.Equal(new(City: 1, Indicator: 0, Group: 0), refusal);
    }

    [Fact]
    public void The_first_city_with_a_zero_is_named_and_its_first_indicator()
    {
        var refusal = AContest.Of(3).Group().Indicator().Group().Indicators(2).Scoring(rules => rules with { Indicators = Mean.Geometric })
            .Refuse([5, 6, 4], [5, 6, 4], [4, 5, 6]);

        Assert.Equal(new(City: 0, Indicator: 2, Group: 1), refusal);
    }

    [Theory]
    [InlineData(Mean.Geometric)]
    [InlineData(Mean.Harmonic)]
    public void A_group_of_zero_is_refused_with_the_city_and_the_group(Mean mean)
    {
        var refusal = AContest.Of(2).Group().Indicators(2).Group().Indicators(2).Scoring(rules => rules with { Groups = mean })
            .Refuse([1, 2], [2, 1], [2, 1], [2, 1]);

        Assert.Equal(new(City: 1, Indicator: null, Group: 1), refusal);
    }

    [Fact]
    public void Zeros_within_a_group_are_fine_where_only_the_groups_are_multiplied()
    {
        var scores = AContest.Of(2).Group().Indicators(2).Group().Indicators(2).Scoring(rules => rules with { Groups = Mean.Geometric })
            .Score([1, 2], [2, 1], [1, 2], [2, 1]);

        Sheets.Near([50, 50], scores.Totals());
    }

    [Fact]
    public void A_zero_of_a_city_that_does_not_take_part_is_not_refused()
    {
        var contest = AContest.Of(3).Indicator(1, 1, 0, 100).Indicator(1, 1, 0, 100).By(Normalisation.Goalposts).Missing(MissingRule.Reject)
            .Scoring(rules => rules with { Indicators = Mean.Geometric });

        Sheets.Near([null, 20, 20], contest.Score([0, 10, 40], [null, 40, 10]).Totals());
    }

    [Fact]
    public void A_floor_lets_zeros_be_multiplied()
    {
        var scores = AContest.Of(2).Indicators(2).Scoring(rules => rules with { Indicators = Mean.Geometric, Floor = 1 }).Score([1, 2], [2, 1]);

        Sheets.Near([10, 10], scores.Totals());
    }

    [Theory]
    [InlineData(Mean.Geometric)]
    [InlineData(Mean.Harmonic)]
    public void A_gap_that_scores_0_makes_the_mean_0_even_where_a_floor_is_set(Mean mean)
    {
        var scores = AContest.Of(3).Indicators(2).Scoring(rules => rules with { Indicators = mean, Groups = mean, Floor = 1 }).Score([1, 2, null], [1, 2, 2]);

        Sheets.Near([1, 100, 0], scores.Totals());
    }

    [Fact]
    public void Ranks_have_no_zeros_to_refuse()
    {
        var scores = AContest.Of(2).Indicators(2).By(Normalisation.Rank).Scoring(rules => rules with { Indicators = Mean.Harmonic }).Score([1, 2], [1, 2]);

        Sheets.Near([1, 2], scores.Totals());
    }

    [Fact]
    public void Rules_that_only_add_never_refuse() =>
        Assert.True(Scorer.TryScore(AContest.Of(2).Indicator().Build(), Sheets.Of([1, 2]), out _, out var refusal) && refusal is null);
}
