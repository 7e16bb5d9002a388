using YouthCity.Core.Ballots;

namespace YouthCity.Core.Tests.Ballots;

public sealed class TrimmedMeanTests
{
    /// <summary>The example of R's <c>mean</c>: <c>x &lt;- c(0:10, 50); mean(x, trim = 0.10)</c>.</summary>
    [Fact]
    public void The_example_of_r() => Assert.Equal(5.5, TrimmedMean.Of([50, 3, 1, 2, 0, 4, 5, 6, 7, 8, 9, 10], 0.1));

    [Theory]
    [InlineData(3, 0.1, 0)]
    [InlineData(9, 0.1, 0)]
    [InlineData(10, 0.1, 1)]
    [InlineData(5, 0.2, 1)]
    [InlineData(100, 0.29, 29)]
    [InlineData(3, 0.49, 1)]
    [InlineData(1, 0.49, 0)]
    [InlineData(12, 0, 0)]
    public void As_many_are_cut_at_each_end_as_the_share_holds_whole(int count, double trim, int cut)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(i => (double)(i * i))];

        Assert.Equal(values[cut..^cut].Average(), TrimmedMean.Of(values.Reverse(), trim), 1e-9);
    }

    [Fact]
    public void It_lies_between_the_smallest_and_the_largest_and_no_order_matters() =>
        Gen.Select(Gen.Double[0, 10].Array[1, 20], Gen.Double[0, 0.49]).Sample((values, trim) =>
        {
            var mean = TrimmedMean.Of(values, trim);

            Assert.InRange(mean, values.Min() - 1e-9, values.Max() + 1e-9);
            Assert.Equal(mean, TrimmedMean.Of(values.Reverse(), trim));
        });
}
