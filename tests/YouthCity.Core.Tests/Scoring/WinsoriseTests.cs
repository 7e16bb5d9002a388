using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

public sealed class WinsoriseTests
{
    private static readonly double?[] s_column = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100];

    private static readonly Winsorising s_usual = new(2, 3.5, 5);

    /// <summary>The measures as SKEW and KURT of a spreadsheet give them: 3.063241 and 9.741391 before, 1.712038 and 1.815781 after.</summary>
    [Theory]
    [InlineData(3.063240, 9.741390, 30)]
    [InlineData(3.063242, 9.741390, 100)]
    [InlineData(3.063240, 9.741392, 100)]
    [InlineData(1.712039, 1.815780, 30)]
    [InlineData(1.712037, 1.815782, 30)]
    [InlineData(1.712037, 1.815780, 10)]
    public void An_extreme_is_pulled_to_the_next_one_while_both_measures_are_above_their_limits(double skewness, double kurtosis, double highest)
    {
        var scores = Contest(new(skewness, kurtosis, 2)).Score(s_column);

        Sheets.Near([.. s_column.Select(number => 100 * (Math.Min(number!.Value, highest) - 1) / (highest - 1))], scores.Levels());
        Assert.Equal(highest < 100 ? highest : null, scores.WinsorisedValue(0, 11));
        Assert.Equal(highest < 30 ? highest : null, scores.WinsorisedValue(0, 10));
        Assert.Null(scores.WinsorisedValue(0, 9));
    }

    [Fact]
    public void No_more_points_are_pulled_in_than_the_rules_allow()
    {
        var scores = Contest(new(0.1, 0.1, 1)).Score(s_column);

        Assert.Equal((30.0, null), (scores.WinsorisedValue(0, 11), scores.WinsorisedValue(0, 10)));
    }

    [Fact]
    public void Equal_extremes_are_pulled_in_together_or_not_at_all()
    {
        double?[] column = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 100, 100];

        Assert.Null(Contest(new(1, 1, 1), 14).Score(column).WinsorisedValue(0, 13));
        Assert.Equal(12, Contest(new(1, 1, 2), 14).Score(column).WinsorisedValue(0, 13));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_low_end_is_pulled_in_like_the_high_one_whatever_the_direction(int direction)
    {
        var scores = AContest.Of(12).Indicator(direction: direction).Scoring(rules => rules with { Winsorise = s_usual })
            .Score([.. s_column.Select(number => -number)]);

        Assert.Equal(-30, scores.WinsorisedValue(0, 11));
        Assert.Equal(scores.Level(0, 10), scores.Level(0, 11));
    }

    [Fact]
    public void A_column_is_never_pulled_together_until_it_tells_no_cities_apart()
    {
        var scores = Contest(s_usual).Score([.. Enumerable.Repeat<double?>(0, 11), 1]);

        Assert.Equal((100, null), (scores.Total(11), scores.WinsorisedValue(0, 11)));
    }

    [Fact]
    public void Changes_have_outliers_of_their_own()
    {
        double?[] zeros = [.. Enumerable.Repeat<double?>(0, 12)];
        double?[] values = [.. s_column.Select(number => number + 1000)];
        double?[] baselines = [.. s_column.Select((number, city) => city == 11 ? 1000 : values[city] - number)];
        var scores = Contest(s_usual).ProgressShare(0.5).Score([values], [baselines]);

        Assert.Equal((1030.0, 30.0), (scores.WinsorisedValue(0, 11), scores.WinsorisedChange(0, 11)));
        Assert.Equal(100, scores.Total(11));
        Assert.Null(Contest(s_usual).ProgressShare(0.5).Score([values], [zeros]).WinsorisedChange(0, 10));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public void Fewer_than_four_numbers_have_no_outliers(int cities) =>
        Assert.Equal(AContest.Of(cities).Indicator().Score([.. s_column.TakeLast(cities)]).Totals(),
            AContest.Of(cities).Indicator().Scoring(rules => rules with { Winsorise = new(0, 0, 5) }).Score([.. s_column.TakeLast(cities)]).Totals());

    [Fact]
    public void A_city_that_takes_no_part_is_no_outlier()
    {
        var contest = AContest.Of(13).Indicators(2).Missing(MissingRule.Reject).Scoring(rules => rules with { Winsorise = s_usual });
        var scores = contest.Build().Score(Sheets.Of([.. s_column, 1e6], [.. s_column, null]));

        Assert.Equal((30.0, null), (scores.WinsorisedValue(0, 11), scores.WinsorisedValue(0, 12)));
    }

    private static AContest Contest(Winsorising limits, int cities = 12) => AContest.Of(cities).Indicator().Scoring(rules => rules with { Winsorise = limits });
}
