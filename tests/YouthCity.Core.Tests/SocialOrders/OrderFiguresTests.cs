using YouthCity.Core.Criteria;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.Tests.SocialOrders;

public sealed class OrderFiguresTests
{
    /// <summary>Worked out by hand: 1000/100 and 2000/50 planned; 900/120 and 2400/60 actual; the third has the amount alone.</summary>
    private static readonly SocialOrder[] s_orders =
    [
        Order(900) with { PlannedCost = Som(1000), PlannedRecipients = 100, ActualCost = Som(900), ActualRecipients = 120, Cofinancing = Som(100) },
        Order(2400) with { PlannedCost = Som(2000), PlannedRecipients = 50, ActualCost = Som(2400), ActualRecipients = 60 },
        Order(500),
    ];

    [Fact]
    public void Figures_are_sums_over_sums_of_the_orders_that_have_the_data()
    {
        var figures = OrderFigures.Of(s_orders);
        Assert.Equal(3, figures.Orders);
        Assert.Equal(new(20m, 2), figures.PlannedCostPerRecipient);
        Assert.Equal(new(3300m / 180m, 2), figures.ActualCostPerRecipient);
        Assert.Equal(new(0.2m, 2), figures.RecipientGrowth);
        Assert.Equal(new(0.1m, 1), figures.CofinancingShare);
        Assert.Equal(new(-300m, 2), figures.Saved);
    }

    [Fact]
    public void Half_of_the_data_is_no_data()
    {
        var figures = OrderFigures.Of(
        [
            Order(1) with { PlannedCost = Som(10) }, Order(1) with { PlannedRecipients = 5 }, Order(1) with { ActualCost = Som(10) }, Order(1) with { ActualRecipients = 5 },
        ]);
        Assert.False(figures.HasAny);
        Assert.Null(figures.Saved.Value);
        Assert.Null(figures.RecipientGrowth.Value);
    }

    [Fact]
    public void Nobody_planned_and_nobody_reached_is_no_division()
    {
        var figures = OrderFigures.Of([Order(0) with { PlannedCost = Som(10), PlannedRecipients = 0, ActualCost = Som(0), ActualRecipients = 0, Cofinancing = Som(0) }]);
        Assert.Equal(new(null, 1), figures.PlannedCostPerRecipient);
        Assert.Equal(new(null, 1), figures.ActualCostPerRecipient);
        Assert.Equal(new(null, 1), figures.RecipientGrowth);
        Assert.Equal(new(null, 1), figures.CofinancingShare);
        Assert.Equal(new(10m, 1), figures.Saved);
    }

    [Fact]
    public void Orders_without_the_data_move_no_figure_whatever_their_number_and_place() =>
        Gen.Select(AnySocialOrder.Order.Array[0, 12], Gen.Int[0, 5]).SelectMany((orders, bare) =>
            Gen.Shuffle<SocialOrder>(orders.Concat(Enumerable.Repeat(Order(7), bare)).ToArray()).Select(shuffled => (orders, bare, shuffled))).Sample((orders, bare, shuffled) =>
        {
            var (few, many) = (OrderFigures.Of(orders), OrderFigures.Of(shuffled));
            Assert.Equal(few with { Orders = orders.Length + bare }, many);
            Assert.All(
                (OrderFigure[])[few.PlannedCostPerRecipient, few.ActualCostPerRecipient, few.RecipientGrowth, few.CofinancingShare, few.Saved],
                figure => Assert.InRange(figure.Orders, 0, orders.Length));
            Assert.InRange(few.CofinancingShare.Value ?? 0, 0, 1);
        });

    private static Money Som(long som) => Money.FromSom(som);

    private static SocialOrder Order(long som) => new() { City = "osh", Amount = Som(som), Theme = "Спорт" };
}
