namespace YouthCity.Core.SocialOrders;

/// <summary>A figure and the number of orders that have what it needs. The others play no part in it: nothing missing is guessed.</summary>
/// <param name="Value">Null if no order has the data, or where it would be a division by 0.</param>
/// <param name="Orders">How many orders have the data.</param>
public readonly record struct OrderFigure(decimal? Value, int Orders);

/// <summary>What social orders brought for their money. Sums come first and the one division last, in decimals, so figures of a city with several orders are no means of means.</summary>
/// <param name="Orders">All orders, whatever they say.</param>
/// <param name="PlannedCostPerRecipient">Som: planned cost / planned recipients.</param>
/// <param name="ActualCostPerRecipient">Som: actual cost / actual recipients.</param>
/// <param name="RecipientGrowth">A share: actual recipients / planned ones - 1.</param>
/// <param name="CofinancingShare">A share of 0 to 1: what the NGO brought / (the amount paid + what the NGO brought).</param>
/// <param name="Saved">Som: planned cost - actual cost; below 0 where more was spent than planned.</param>
public sealed record OrderFigures(
    int Orders,
    OrderFigure PlannedCostPerRecipient,
    OrderFigure ActualCostPerRecipient,
    OrderFigure RecipientGrowth,
    OrderFigure CofinancingShare,
    OrderFigure Saved)
{
    /// <summary>Whether any order has what any figure needs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasAny => PlannedCostPerRecipient.Orders + ActualCostPerRecipient.Orders + RecipientGrowth.Orders + CofinancingShare.Orders + Saved.Orders > 0;

    public static OrderFigures Of(IReadOnlyCollection<SocialOrder> orders) => new(
        orders.Count,
        Ratio(orders, order => order.PlannedCost?.Som, order => order.PlannedRecipients),
        Ratio(orders, order => order.ActualCost?.Som, order => order.ActualRecipients),
        Ratio(orders, order => order.ActualRecipients - order.PlannedRecipients, order => order.ActualRecipients is null ? null : order.PlannedRecipients),
        Ratio(orders, order => order.Cofinancing?.Som, order => (order.Amount + order.Cofinancing)?.Som),
        Saving(orders));

    private static OrderFigure Ratio(IEnumerable<SocialOrder> orders, Func<SocialOrder, decimal?> upper, Func<SocialOrder, decimal?> lower)
    {
        var (above, below, count) = (0m, 0m, 0);
        foreach (var order in orders)
        {
            if (upper(order) is not { } some || lower(order) is not { } other)
                continue;
            above += some;
            below += other;
            count++;
        }

        return new(below == 0 ? null : above / below, count);
    }

    private static OrderFigure Saving(IEnumerable<SocialOrder> orders)
    {
        var savings = orders.Where(order => order is { PlannedCost: not null, ActualCost: not null })
            .Select(order => order.PlannedCost!.Value.Som - order.ActualCost!.Value.Som).ToList();
        return new(savings.Count == 0 ? null : savings.Sum(), savings.Count);
    }
}
