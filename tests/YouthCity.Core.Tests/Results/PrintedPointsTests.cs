using YouthCity.Core.Results;

namespace YouthCity.Core.Tests.Results;

public sealed class PrintedPointsTests
{
    [Fact]
    public void Three_thirds_are_printed_so_that_they_add_up_and_the_earlier_line_gets_the_hundredth() =>
        Assert.Equal([33.34m, 33.33m, 33.33m], PrintedPoints.Print([100 / 3.0, 100 / 3.0, 100 / 3.0], 100));

    /// <summary>Votes 16, 16, 18 for 5 seats: 1.6, 1.6 and 1.8, so the last one's remainder goes first.</summary>
    [Fact]
    public void The_largest_remainder_goes_first_even_where_it_comes_last() =>
        Assert.Equal([0.02m, 0.01m, 0.02m], PrintedPoints.Print([0.016, 0.016, 0.018], 0.05m));

    [Fact]
    public void What_is_not_there_stays_so_and_0_stays_0() =>
        Assert.Equal([null, 0m, 0.01m, 0m], PrintedPoints.Print([null, 0, 0.006, 0], 0.01m));

    [Fact]
    public void A_penalty_is_rounded_with_the_others() =>
        Assert.Equal([10m, -0.33m], PrintedPoints.Print([10.002, -0.3333], 9.67m));

    [Fact]
    public void Nothing_to_print_stays_nothing() => Assert.Equal([null], PrintedPoints.Print([null], 0));
}
