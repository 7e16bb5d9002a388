using YouthCity.Core.Ranking;

namespace YouthCity.Core.Tests.Ranking;

public sealed class DescendingOrderTests
{
    private static readonly Gen<double> s_total = Gen.OneOf(Gen.Double[0, 100], Gen.Int[0, 5].Select(number => (double)number), Gen.Const(-0.0), Gen.Double[-1e15, 1e15], Gen.Double[49.9, 50.1]);

    /// <summary>Totals side by side, equal ones, and single ones far away, which leave all others in one drawer.</summary>
    private static readonly Gen<double[]> s_totals = Gen.OneOf(s_total.Array[0, 200], Gen.Double[0, 100].Array[0, 3_000]);

    [Fact]
    public void Totals_come_from_the_highest_to_the_lowest() => s_totals.Sample(totals =>
    {
        var order = new DescendingOrder(totals.Length);
        order.Sort(totals);
        AssertSorts(totals, order);
    });

    [Fact]
    public void It_sorts_again_whatever_it_sorted_before() => Gen.Select(s_totals, s_totals).Sample((first, second) =>
    {
        var order = new DescendingOrder(Math.Max(first.Length, second.Length));
        order.Sort(first);
        order.Sort(second);
        AssertSorts(second, order);
    });

    private static void AssertSorts(double[] totals, DescendingOrder order)
    {
        Assert.Equal(totals.OrderDescending(), order.Sorted.ToArray().Select(turned => -turned));
        Assert.Equal(order.Sorted.ToArray(), order.Order.ToArray().Select(at => -totals[at]));
        Assert.Equal(Enumerable.Range(0, totals.Length), order.Order.ToArray().Order());
    }
}
