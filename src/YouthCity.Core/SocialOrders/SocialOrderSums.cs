namespace YouthCity.Core.SocialOrders;

/// <summary>How many orders, and their amounts added up.</summary>
public readonly record struct OrderSum(int Orders, Money Amount)
{
    public static OrderSum Of(IEnumerable<SocialOrder> orders) =>
        orders.Aggregate(default(OrderSum), (sum, order) => new(sum.Orders + 1, sum.Amount + order.Amount));
}

/// <summary>The social orders of a contest added up: in all and by city, group, theme and year. Each of the four adds up to the total.</summary>
/// <param name="Cities">By city id, in the order of the ids.</param>
/// <param name="Groups">By group id; the empty id holds the orders without a group.</param>
/// <param name="Themes">By theme as the cities wrote it.</param>
/// <param name="Years">By year; the orders without a year first.</param>
public sealed record SocialOrderSums(
    OrderSum Total,
    IReadOnlyDictionary<string, OrderSum> Cities,
    IReadOnlyDictionary<string, OrderSum> Groups,
    IReadOnlyDictionary<string, OrderSum> Themes,
    IReadOnlyList<(int? Year, OrderSum Sum)> Years)
{
    public static SocialOrderSums Of(IReadOnlyCollection<SocialOrder> orders) => new(
        OrderSum.Of(orders),
        By(orders, order => order.City),
        By(orders, order => order.Group ?? ""),
        By(orders, order => order.Theme),
        [.. orders.GroupBy(order => order.Year).OrderBy(year => year.Key).Select(year => (year.Key, OrderSum.Of(year)))]);

    /// <summary>The sum of one city; of no orders where it has none.</summary>
    public OrderSum City(string id) => Cities.GetValueOrDefault(id);

    private static SortedDictionary<string, OrderSum> By(IEnumerable<SocialOrder> orders, Func<SocialOrder, string> key) =>
        new(orders.GroupBy(key, StringComparer.Ordinal).ToDictionary(group => group.Key, OrderSum.Of), StringComparer.Ordinal);
}
