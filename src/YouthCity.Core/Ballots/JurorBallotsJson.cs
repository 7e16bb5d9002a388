using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Ballots;

/// <summary>A juror's ballots as a document: <c>{ "name": ..., "city": ..., "cities": { "osh": { "conflict": true, "marks": { "1": { "mark": 7.5, "comment": ... } } } } }</c>; what was never said is left out.</summary>
public static class JurorBallotsJson
{
    public static byte[] Write(JurorBallots ballots)
    {
        var members = new JsonObject { ["cities"] = Write(ballots.Cities, Write) };
        members.AddPresent("name", ballots.Name);
        members.AddPresent("city", ballots.City);
        return CanonicalJson.Write(members);
    }

    /// <exception cref="JsonException">The document was not written by <see cref="Write(JurorBallots)"/>.</exception>
    public static JurorBallots Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document => new JurorBallots(
        document.Present("name")?.GetString(), document.Present("city")?.GetString(), Read(document.GetProperty("cities"), ReadBallot)));

    private static JsonObject Write(Ballot ballot)
    {
        var members = new JsonObject { ["marks"] = Write(ballot.Marks, Write) };
        members.AddPresent("conflict", ballot.Conflict);
        return members;
    }

    private static JsonObject Write(BallotMark mark)
    {
        var members = new JsonObject();
        members.AddPresent("mark", mark.Mark);
        members.AddPresent("comment", mark.Comment);
        return members;
    }

    private static JsonObject Write<T>(ImmutableSortedDictionary<string, T> items, Func<T, JsonObject> write) =>
        new(items.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, write(item.Value))));

    private static Ballot ReadBallot(JsonElement ballot) =>
        new(ballot.Present("conflict")?.GetBoolean(), Read(ballot.GetProperty("marks"), ReadMark));

    private static BallotMark ReadMark(JsonElement mark) => new(mark.Present("mark")?.GetDouble(), mark.Present("comment")?.GetString());

    private static ImmutableSortedDictionary<string, T> Read<T>(JsonElement items, Func<JsonElement, T> read) =>
        items.EnumerateObject().ToImmutableSortedDictionary(item => item.Name, item => read(item.Value), StringComparer.Ordinal);
}
