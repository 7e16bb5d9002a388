using YouthCity.Core;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Cities;

/// <summary>What everyone may know of a city: whether its application has arrived, its state social orders (MSZ) in som, and how many actions it plans.</summary>
public sealed record OpenCityStatus(string Contest, string City, bool Applied, int SocialOrders, Money SocialOrderAmount, int Actions)
{
    /// <summary>Where the city came out; null before anything is published.</summary>
    public PublishedPlace? Published { get; init; }

    public static OpenCityStatus Of(ContestState state, int position)
    {
        var id = state.Contest.Cities[position].Id;
        var sum = state.Sums.City(id);
        return new(state.Contest.Id, id, state.Sheet.Coverage(position) > 0, sum.Orders, sum.Amount, state.Content.Plan(id).Count);
    }

    public CsvTable Table() => new(
        ["city", "applied", "socialOrders", "socialOrderAmount", "actions"],
        [[City, Applied, SocialOrders, SocialOrderAmount, Actions]]);
}
