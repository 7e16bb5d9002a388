using YouthCity.Core.ActionPlans;

namespace YouthCity.Functions.Contests;

/// <summary>An action of a city's plan.</summary>
/// <param name="Action">What is to be done, in the words of the city.</param>
/// <param name="Group">The id of the criteria group it serves; null for an action of the city as a whole.</param>
/// <param name="Due">By when, as exactly as it was said: <c>2021</c>, <c>2021-03</c> or <c>2021-03-31</c>; null if it was not said.</param>
/// <param name="Status"><c>planned</c>, <c>under-way</c>, <c>done</c> or <c>dropped</c>; null if it was not said.</param>
/// <param name="Source">Where the city has it from, in its words; null if it was not said.</param>
public sealed record ActionLine(string City, string Action, string? Group, string? Due, string? Status, string? Source)
{
    public static ActionLine Of(PlannedAction action) => new(action.City, action.Action, action.Group, action.Due?.ToString(), action.Status?.Code(), action.Source);
}
