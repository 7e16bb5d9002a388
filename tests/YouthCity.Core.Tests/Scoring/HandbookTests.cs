using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>Figures that others printed: OECD/JRC, Handbook on Constructing Composite Indicators (2008).</summary>
public sealed class HandbookTests
{
    /// <summary>Table 15: mean years of schooling of 23 countries, from Finland to Singapore and on.</summary>
    private static readonly double?[] s_schooling =
        [10, 12, 11.4, 9.5, 10.8, 9.4, 9.4, 11.6, 10.9, 7.1, 10.2, 11.9, 9.4, 9.3, 11.7, 8.4, 7.9, 9.6, 7.3, 7.2, 9.5, 9.1, 7.1];

    private static readonly (int Country, double ZScore, double MinMax)[] s_printed =
        [(0, 0.26, 0.59), (1, 1.52, 1.00), (4, 0.76, 0.76), (9, -1.58, 0.00)];

    [Fact]
    public void Z_scores_of_schooling_are_those_of_table_15()
    {
        var scores = AContest.Of(23).Indicator().By(Normalisation.ZScore).Missing(MissingRule.Available).Score(s_schooling);

        foreach (var (country, zScore, _) in s_printed)
            Assert.Equal(zScore, Math.Round(scores.Level(0, country)!.Value, 2));
    }

    [Fact]
    public void Min_max_of_schooling_is_that_of_table_15()
    {
        var scores = AContest.Of(23).Indicator().Score(s_schooling);

        foreach (var (country, _, minMax) in s_printed)
            Assert.Equal(minMax, Math.Round(scores.Level(0, country)!.Value / 100, 2));
    }

    [Theory]
    [InlineData(21, 1, 1, 1, 2.14)]
    [InlineData(21, 2, 1, 1, 2.54)]
    [InlineData(6, 7, 6, 6, 6.23)]
    public void Geometric_means_are_those_of_page_104_where_they_are_cut_after_two_digits(double a, double b, double c, double d, double printed)
    {
        var scores = AContest.Of(1).LevelsAsGiven(1, 1, 1, 1).Scoring(rules => rules with { Indicators = Mean.Geometric }).Score([a], [b], [c], [d]);

        Assert.Equal(printed, Math.Truncate(scores.Total(0)!.Value * 100) / 100);
    }

    [Fact]
    public void The_weighted_harmonic_mean_of_1_2_and_3_with_weights_2_1_and_1_is_1_411765()
    {
        var scores = AContest.Of(1).LevelsAsGiven(2, 1, 1).Scoring(rules => rules with { Indicators = Mean.Harmonic }).Score([1], [2], [3]);

        Assert.Equal(1.411765, Math.Round(scores.Total(0)!.Value, 6));
    }
}
