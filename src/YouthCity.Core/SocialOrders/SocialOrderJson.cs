using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.SocialOrders;

/// <summary>A city's social orders as a document: <c>{ "orders": [ { "amount": 50000, "theme": "...", ... } ] }</c>, amounts in tyiyn, in the order of the file.</summary>
public static class SocialOrderJson
{
    public static byte[] Write(IEnumerable<SocialOrder> orders) =>
        CanonicalJson.Write([], new Dictionary<string, IEnumerable<JsonNode>>(StringComparer.Ordinal) { ["orders"] = orders.Select(Write) });

    /// <param name="city">Whose document it is.</param>
    /// <exception cref="JsonException">The document was not written by <see cref="Write(IEnumerable{SocialOrder})"/>.</exception>
    public static IReadOnlyList<SocialOrder> Read(string city, ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document =>
        document.GetProperty("orders").EnumerateArray().Select(order => Read(city, order)).ToList());

    private static JsonObject Write(SocialOrder order)
    {
        var members = new JsonObject { ["amount"] = order.Amount.Tyiyn, ["theme"] = order.Theme };
        members.AddPresent("year", order.Year);
        members.AddPresent("group", order.Group);
        members.AddPresent("ngo", order.Ngo);
        members.AddPresent("plannedRecipients", order.PlannedRecipients);
        members.AddPresent("actualRecipients", order.ActualRecipients);
        members.AddPresent("plannedCost", order.PlannedCost?.Tyiyn);
        members.AddPresent("actualCost", order.ActualCost?.Tyiyn);
        members.AddPresent("cofinancing", order.Cofinancing?.Tyiyn);
        members.AddPresent("note", order.Note);
        return members;
    }

    private static SocialOrder Read(string city, JsonElement order) => new()
    {
        City = city,
        Amount = new(order.GetProperty("amount").GetInt64()),
        Theme = order.GetProperty("theme").GetString() ?? throw new FormatException("An order has no theme."),
        Year = order.Present("year")?.GetInt32(),
        Group = order.Present("group")?.GetString(),
        Ngo = order.Present("ngo")?.GetString(),
        PlannedRecipients = order.Present("plannedRecipients")?.GetInt32(),
        ActualRecipients = order.Present("actualRecipients")?.GetInt32(),
        PlannedCost = Amount(order, "plannedCost"),
        ActualCost = Amount(order, "actualCost"),
        Cofinancing = Amount(order, "cofinancing"),
        Note = order.Present("note")?.GetString(),
    };

    private static Money? Amount(JsonElement order, string name) =>
        order.Present(name) is { } tyiyn ? new Money(tyiyn.GetInt64()) : null;
}
