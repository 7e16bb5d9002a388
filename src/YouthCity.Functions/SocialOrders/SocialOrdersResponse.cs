using YouthCity.Core;
using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Contests;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.SocialOrders;

/// <summary>The social orders of a contest and their sums, in som. Cities without any are listed with 0.</summary>
/// <param name="Orders">How many social orders there are.</param>
/// <param name="Amount">What they add up to, in som.</param>
/// <param name="Cities">Their sums by city, in the order of the rules.</param>
/// <param name="Groups">Their sums by criteria group, in the order of the rules; orders that name no group last, without an id.</param>
/// <param name="Themes">Their sums by theme, the largest first.</param>
/// <param name="Years">Their sums by year; orders that name no year have no id.</param>
/// <param name="Figures">What they brought for their money.</param>
/// <param name="Rows">Every social order as it was sent.</param>
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

                // Orders of groups that the rules no longer have are paid nonetheless: the sums add up.
                .. sums.Groups.Where(pair => pair.Key.Length > 0 && state.Contest.FindGroup(pair.Key) is null).Select(pair => SumOf.Key<string?>(pair.Key, pair.Value)),
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
/// <param name="Id">What is added up: the id of a city or group, a theme, or a year; null for orders that do not say.</param>
/// <param name="Orders">How many orders.</param>
/// <param name="Amount">What they add up to, in som.</param>
public sealed record SumOf<T>(T Id, int Orders, Money Amount);

public static class SumOf
{
    public static SumOf<T> Key<T>(T id, OrderSum sum) => new(id, sum.Orders, sum.Amount);
}
