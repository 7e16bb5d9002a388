using YouthCity.Core.ActionPlans;
using YouthCity.Functions.Contests;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.ActionPlans;

/// <summary>The action plans of a contest. Cities without one are listed with 0.</summary>
/// <param name="Plans">How many cities have a plan.</param>
/// <param name="Counts">How many actions there are, and how far they are.</param>
/// <param name="Cities">The same by city, in the order of the rules.</param>
/// <param name="Groups">The same by criteria group, in the order of the rules; actions of cities as a whole last, without an id.</param>
/// <param name="Rows">Every action, city by city, in the order in which it was sent.</param>
public sealed record ActionPlansResponse(
    string Contest, int Plans, ActionCounts Counts, IReadOnlyList<ActionCountsOf> Cities, IReadOnlyList<ActionCountsOf> Groups, IReadOnlyList<ActionLine> Rows)
{
    public static ActionPlansResponse Of(ContestState state)
    {
        var counts = state.Actions;
        return new(
            state.Contest.Id, counts.Cities.Count, counts.Total,
            [.. state.Contest.Cities.Select(city => new ActionCountsOf(city.Id, counts.Cities.GetValueOrDefault(city.Id)))],
            [
                .. state.Contest.Groups.Select(group => new ActionCountsOf(group.Id, counts.Groups.GetValueOrDefault(group.Id))),

                // Actions of groups that the rules no longer have are planned nonetheless: the counts add up.
                .. counts.Groups.Where(pair => pair.Key.Length > 0 && state.Contest.FindGroup(pair.Key) is null).Select(pair => new ActionCountsOf(pair.Key, pair.Value)),
                .. counts.Groups.TryGetValue("", out var none) ? (ActionCountsOf[])[new(null, none)] : [],
            ],
            [.. state.Plans.Select(ActionLine.Of)]);
    }

    /// <summary>The rows as they can be sent again.</summary>
    public CsvTable Table() => new(
        [.. ActionPlanFields.All.Select(field => field.Name)],
        Rows.Select(IReadOnlyList<object?> (action) => [action.City, action.Group, action.Action, action.Due, Word.Of("action-status", action.Status), action.Source]))
    {
        ReadersHeaders = language => [.. ActionPlanFields.All.Select(field => field.In(language))],
    };
}

/// <summary>How many actions a city plans, or serve a criteria group, and how far they are.</summary>
/// <param name="Id">The id of the city or of the group; null for actions that serve no group alone.</param>
/// <param name="Counts">How many they are, and how far.</param>
public sealed record ActionCountsOf(string? Id, ActionCounts Counts);
