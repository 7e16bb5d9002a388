using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.ActionPlans;

/// <summary>A city's action plan as a document: <c>{ "actions": [ { "action": "...", "due": "2021-03", ... } ] }</c>, in the order of the file.</summary>
public static class ActionPlanJson
{
    public static byte[] Write(IEnumerable<PlannedAction> plan) =>
        CanonicalJson.Write(new JsonObject { ["actions"] = new JsonArray([.. plan.Select(Write)]) });

    /// <param name="city">Whose document it is.</param>
    /// <exception cref="JsonException">The document was not written by <see cref="Write(IEnumerable{PlannedAction})"/>.</exception>
    public static IReadOnlyList<PlannedAction> Read(string city, ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document =>
        document.GetProperty("actions").EnumerateArray().Select(action => Read(city, action)).ToList());

    private static JsonObject Write(PlannedAction action)
    {
        var members = new JsonObject { ["action"] = action.Action };
        members.AddPresent("group", action.Group);
        members.AddPresent("due", action.Due?.ToString());
        members.AddPresent("status", action.Status?.Code());
        members.AddPresent("source", action.Source);
        return members;
    }

    private static PlannedAction Read(string city, JsonElement action) => new()
    {
        City = city,
        Action = action.GetProperty("action").GetString() ?? throw new FormatException("An action has no words."),
        Group = action.Present("group")?.GetString(),
        Due = action.Present("due") is { } due ? DueTime.TryParse(due.GetString()!) ?? throw new FormatException("An action is due at no time.") : null,
        Status = action.Present("status") is { } status ? ActionStatuses.TryParse(status.GetString()!) ?? throw new FormatException("An action has no such status.") : null,
        Source = action.Present("source")?.GetString(),
    };
}
