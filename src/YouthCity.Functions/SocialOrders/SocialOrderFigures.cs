using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.SocialOrders;

/// <summary>What the social orders brought for their money, in all and by city; a figure says over how many orders it is.</summary>
/// <param name="Total">Over all social orders of the contest.</param>
/// <param name="Cities">Every city, in the order of the rules.</param>
public sealed record SocialOrderFigures(string Contest, OrderFigures Total, IReadOnlyList<CityOrderFigures> Cities)
{
    public static SocialOrderFigures Of(ContestState state) => new(
        state.Contest.Id,
        OrderFigures.Of([.. state.Orders]),
        [.. state.Contest.Cities.Select(city => new CityOrderFigures(city.Id, OrderFigures.Of(state.Content.Orders(city.Id))))]);

    /// <summary>A row for each city, then one for all of them, which names no city.</summary>
    public CsvTable Table() => new(
        [
            "city", "orders",
            "plannedCostPerRecipient", "plannedCostPerRecipient orders",
            "actualCostPerRecipient", "actualCostPerRecipient orders",
            "recipientGrowth", "recipientGrowth orders",
            "cofinancingShare", "cofinancingShare orders",
            "saved", "saved orders",
        ],
        Cities.Select(city => Row(city.City, city.Figures)).Append(Row(null, Total)));

    private static IReadOnlyList<object?> Row(string? city, OrderFigures figures) =>
    [
        city, figures.Orders,
        figures.PlannedCostPerRecipient.Value, figures.PlannedCostPerRecipient.Orders,
        figures.ActualCostPerRecipient.Value, figures.ActualCostPerRecipient.Orders,
        figures.RecipientGrowth.Value, figures.RecipientGrowth.Orders,
        figures.CofinancingShare.Value, figures.CofinancingShare.Orders,
        figures.Saved.Value, figures.Saved.Orders,
    ];
}

/// <summary>What the social orders of a city brought for their money.</summary>
/// <param name="Figures">Over the city's social orders.</param>
public sealed record CityOrderFigures(string City, OrderFigures Figures);
