using YouthCity.Core.Criteria;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.Tests.SocialOrders;

public sealed class SocialOrderSumsTests
{
    private static readonly SocialOrder[] s_orders =
    [
        Order("osh", 100, "Спорт", 2020, "2"),
        Order("naryn", 50, "Спорт", null, null),
        Order("osh", 25, "спорт", null, "2"),
        Order("osh", 10, "Мектеп", 2019, "4"),
    ];

    [Fact]
    public void Orders_are_counted_and_added_up_by_city_group_theme_and_year()
    {
        var sums = SocialOrderSums.Of(s_orders);

        Assert.Equal(Sum(4, 185), sums.Total);
        Assert.Equal([new("naryn", Sum(1, 50)), new("osh", Sum(3, 135))], sums.Cities);
        Assert.Equal([new("", Sum(1, 50)), new("2", Sum(2, 125)), new("4", Sum(1, 10))], sums.Groups);
        Assert.Equal([new("Мектеп", Sum(1, 10)), new("Спорт", Sum(2, 150)), new("спорт", Sum(1, 25))], sums.Themes);
    }

    [Fact]
    public void No_year_is_a_year_of_its_own_and_comes_first() =>
        Assert.Equal([(null, Sum(2, 75)), (2019, Sum(1, 10)), (2020, Sum(1, 100))], SocialOrderSums.Of(s_orders).Years);

    [Fact]
    public void A_city_without_orders_has_a_sum_of_none()
    {
        Assert.Equal(default, SocialOrderSums.Of(s_orders).City("talas"));
        Assert.Equal(Sum(3, 135), SocialOrderSums.Of(s_orders).City("osh"));
    }

    [Fact]
    public void No_orders_add_up_to_nothing()
    {
        var sums = SocialOrderSums.Of([]);

        Assert.Equal(default, sums.Total);
        Assert.Equal((0, 0, 0, 0), (sums.Cities.Count, sums.Groups.Count, sums.Themes.Count, sums.Years.Count));
    }

    [Fact]
    public void Each_of_the_four_adds_up_to_the_total_whatever_the_order_of_the_rows() =>
        AnySocialOrder.Order.Array[0, 30].SelectMany(orders => Gen.Shuffle(orders.ToArray()), (orders, shuffled) => (orders, shuffled)).Sample((orders, shuffled) =>
        {
            var sums = SocialOrderSums.Of(orders);
            var total = new OrderSum(orders.Length, Money.Sum(orders.Select(order => order.Amount)));

            Assert.Equal(total, sums.Total);
            Assert.All(
                (IEnumerable<OrderSum>[])[sums.Cities.Values, sums.Groups.Values, sums.Themes.Values, sums.Years.Select(year => year.Sum)],
                parts => Assert.Equal(total, new(parts.Sum(part => part.Orders), Money.Sum(parts.Select(part => part.Amount)))));
            Assert.Equal(sums.Cities, SocialOrderSums.Of(shuffled).Cities);
            Assert.Equal(sums.Years, SocialOrderSums.Of(shuffled).Years);
        });

    private static OrderSum Sum(int orders, long som) => new(orders, Money.FromSom(som));

    private static SocialOrder Order(string city, long som, string theme, int? year, string? group) =>
        new() { City = city, Amount = Money.FromSom(som), Theme = theme, Year = year, Group = group };
}
