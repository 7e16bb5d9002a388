using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Stages;

namespace YouthCity.Core.History;

/// <summary>A result that was published. Nothing ends it: a later publication takes its place and names it.</summary>
/// <param name="Number">From 1, one after the other.</param>
/// <param name="Bundle">The document with all that was published.</param>
/// <param name="Signature">The document with the signature over the bundle.</param>
/// <param name="Commit">The commit that it was made from: the state of the contest just before.</param>
/// <param name="Reason">Null where nobody needed one.</param>
public sealed record Publication(int Number, ContentHash Bundle, ContentHash Signature, ContentHash Commit, Protocol Protocol, DateTimeOffset At, string? Reason)
{
    internal JsonObject Write()
    {
        var members = new JsonObject
        {
            ["number"] = Number,
            ["bundle"] = Bundle.Hex,
            ["signature"] = Signature.Hex,
            ["commit"] = Commit.Hex,
            ["protocol"] = Protocol.Number,
            ["protocolDate"] = Protocol.Date.ToString("O", CultureInfo.InvariantCulture),
            ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
        };
        members.AddPresent("reason", Reason);
        return members;
    }

    internal static Publication Read(JsonElement publication)
    {
        return new(
            publication.GetProperty("number").GetInt32(), Hash("bundle"), Hash("signature"), Hash("commit"),
            new(Text("protocol"), DateOnly.ParseExact(Text("protocolDate"), "O", CultureInfo.InvariantCulture)),
            publication.GetProperty("at").GetDateTimeOffset(), publication.Present("reason")?.GetString());

        string Text(string name) => publication.GetProperty(name).GetString()!;
        ContentHash Hash(string name) => ContentHash.Parse(Text(name));
    }
}
