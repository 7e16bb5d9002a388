using YouthCity.Core;
using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Contests;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.SocialOrders;

/// <summary>The social orders of a contest and their sums, in som. Cities without any are listed with 0.</summary>
public sealed record SocialOrdersResponse(
    string Contest,
    int Orders,
    Money Amount,
    IReadOnlyList<SumOf<string>> Cities,
    IReadOnlyList<SumOf<string?>> Groups,
    IReadOnlyList<SumOf<string>> Themes,
    IReadOnlyList<SumOf<int?>> Years,
    SocialOrderFigures Figures,
    IReadOnlyList<SocialOrder> Rows)
{
    public static SocialOrdersResponse Of(ContestState state)
    {
        var sums = state.Sums;
        return new(
            state.Contest.Id,
            sums.Total.Orders,
            sums.Total.Amount,
            [.. state.Contest.Cities.Select(city => SumOf.Key(city.Id, sums.City(city.Id)))],
            [
                .. state.Contest.Groups.Select(group => SumOf.Key<string?>(group.Id, sums.Groups.GetValueOrDefault(group.Id))),
                .. sums.Groups.TryGetValue("", out var none) ? (SumOf<string?>[])[SumOf.Key<string?>(null, none)] : [],
            ],
            [.. sums.Themes.Select(theme => SumOf.Key(theme.Key, theme.Value)).OrderByDescending(theme => theme.Amount)],
            [.. sums.Years.Select(year => SumOf.Key(year.Year, year.Sum))],
            SocialOrderFigures.Of(state),
            [.. state.Orders]);
    }

    /// <summary>The rows as they can be sent again.</summary>
    public CsvTable Table() => new(
        [.. SocialOrderFields.All.Select(field => field.Name)],
        Rows.Select(IReadOnlyList<object?> (order) =>
        [
            order.City, order.Year, order.Amount, order.Theme, order.Group, order.Ngo, order.PlannedRecipients, order.ActualRecipients,
            order.PlannedCost, order.ActualCost, order.Cofinancing, order.Note,
        ]))
    {
        ReadersHeaders = language => [.. SocialOrderFields.All.Select(field => field.In(language))],
    };
}

/// <summary>How many orders fall on a key, and their amounts added up.</summary>
public sealed record SumOf<T>(T Id, int Orders, Money Amount);

public static class SumOf
{
    public static SumOf<T> Key<T>(T id, OrderSum sum) => new(id, sum.Orders, sum.Amount);
}
