using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Applications;

/// <summary>An application as a document: <c>{ "entries": { "1.1": { "baseline": 4, "value": 6, ... } } }</c>; absent members are gaps.</summary>
public static class ApplicationJson
{
    public static byte[] Write(Application application)
    {
        var entries = new JsonObject();
        foreach (var (indicator, entry) in application.Entries)
            entries[indicator] = Write(entry);
        return CanonicalJson.Write(new JsonObject { ["entries"] = entries });
    }

    /// <param name="like">Another city's application: what both have the same is held once.</param>
    /// <exception cref="JsonException">The document was not written by <see cref="Write(Application)"/>.</exception>
    public static Application Read(ReadOnlyMemory<byte> utf8, Application? like = null) => StoredJson.Read(utf8, document =>
        new Application(EntryDictionary.Of(document.GetProperty("entries").EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Read(entry.Value))), like?.Entries)));

    private static JsonObject Write(ApplicationEntry entry)
    {
        var members = new JsonObject();
        members.AddPresent("baseline", entry.Baseline);
        members.AddPresent("value", entry.Value);
        members.AddPresent("respondents", entry.Respondents);
        members.AddPresent("source", entry.Source);
        members.AddPresent("note", entry.Note);
        members.AddPresent("baselineRespondents", entry.BaselineRespondents);
        return members;
    }

    private static ApplicationEntry Read(JsonElement entry) => new(
        entry.Present("baseline")?.GetDouble(),
        entry.Present("value")?.GetDouble(),
        entry.Present("respondents")?.GetInt32(),
        entry.Present("source")?.GetString(),
        entry.Present("note")?.GetString(),
        entry.Present("baselineRespondents")?.GetInt32());
}
