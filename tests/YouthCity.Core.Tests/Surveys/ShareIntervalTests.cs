using YouthCity.Core.Surveys;

namespace YouthCity.Core.Tests.Surveys;

public sealed class ShareIntervalTests
{
    /// <summary>Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, Table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_score_interval_is_that_of_the_published_table(int yes, int answers, double low, double high)
    {
        var interval = ShareInterval.Of((double)yes / answers, answers);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    /// <summary>Newcombe 1998, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17, Table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    public void The_interval_of_a_change_is_that_of_the_published_table(int yes, int answers, int yesBefore, int answersBefore, double low, double high)
    {
        var change = ShareInterval.Of((double)yes / answers, answers).ChangeFrom(ShareInterval.Of((double)yesBefore / answersBefore, answersBefore));
        Assert.Equal((low, high), (Math.Round(change.Low, 4), Math.Round(change.High, 4)));
    }

    [Fact]
    public void The_share_lies_in_its_interval_and_the_interval_between_nobody_and_everybody() =>
        Gen.Int[1, 5000].SelectMany(answers => Gen.Int[0, answers].Select(yes => (yes, answers))).Sample((yes, answers) =>
        {
            var (low, share, high) = ShareInterval.Of((double)yes / answers, answers);
            Assert.InRange(low, 0, share);
            Assert.InRange(high, share, 1);
            Assert.True(low < high);
        });

    [Fact]
    public void More_answers_make_a_narrower_interval() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[2, 50]).Sample((yes, times) =>
        {
            var (few, many) = (ShareInterval.Of(yes / 20.0, 20), ShareInterval.Of(yes / 20.0, 20 * times));
            Assert.True(many.High - many.Low < few.High - few.Low);
        });

    [Fact]
    public void No_change_is_never_distinguishable_and_a_change_is_so_both_ways() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50]).Sample((yes, before) =>
        {
            var (now, then) = (ShareInterval.Of(yes / 50.0, 50), ShareInterval.Of(before / 50.0, 50));
            Assert.False(now.IsDistinguishableFrom(now));
            Assert.Equal(now.IsDistinguishableFrom(then), then.IsDistinguishableFrom(now));
        });
}
