using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.History;

/// <summary>One accepted act. The chain of commits is the audit trail: each names the one before by its hash.</summary>
/// <param name="Parent">The commit before; none for the first.</param>
/// <param name="Manifest">The document that names what the contest holds after this act.</param>
/// <param name="Act">What was done, such as <c>applications</c>.</param>
/// <param name="Who">The id of the key that did it.</param>
/// <param name="Role">The role of that key.</param>
/// <param name="Reason">Why, in the words of who did it.</param>
/// <param name="File">The bytes as they were sent.</param>
/// <param name="Rules">The hash of the rules that hold from the act on; whatever else it brought was checked against them.</param>
/// <param name="Seen">The hash of a file that was read and not kept, because it is about people; no document has it.</param>
public sealed record Commit(
    ContentHash? Parent,
    ContentHash Manifest,
    string Act,
    string Who,
    string Role,
    DateTimeOffset At,
    string Reason,
    ContentHash? File,
    ContentHash Rules,
    ContentHash? Seen = null)
{
    /// <summary>What the holder of that key was called at the time; null if that was not said.</summary>
    public string? Name { get; init; }

    /// <summary>What tells this act from one that is the same in all else, done by the same key in the same instant; null in commits from before there was such a thing.</summary>
    public string? Nonce { get; init; }

    public byte[] Write()
    {
        var members = new JsonObject
        {
            ["manifest"] = Manifest.Hex,
            ["act"] = Act,
            ["who"] = Who,
            ["role"] = Role,
            ["at"] = At.ToString("O", CultureInfo.InvariantCulture),
            ["reason"] = Reason,
            ["rules"] = Rules.Hex,
        };
        members.AddPresent("name", Name);
        members.AddPresent("parent", Parent?.Hex);
        members.AddPresent("file", File?.Hex);
        members.AddPresent("seen", Seen?.Hex);
        members.AddPresent("nonce", Nonce);
        return CanonicalJson.Write(members);
    }

    /// <exception cref="JsonException">The document is not a commit.</exception>
    public static Commit Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, commit => new Commit(
        Named(commit.Present("parent")),
        ContentHash.Parse(commit.GetProperty("manifest").GetString()!),
        commit.GetProperty("act").GetString()!,
        commit.GetProperty("who").GetString()!,
        commit.GetProperty("role").GetString()!,
        commit.GetProperty("at").GetDateTimeOffset(),
        commit.GetProperty("reason").GetString()!,
        Named(commit.Present("file")),
        ContentHash.Parse(commit.GetProperty("rules").GetString()!),
        Named(commit.Present("seen")))
    {
        Name = commit.Present("name")?.GetString(),
        Nonce = commit.Present("nonce")?.GetString(),
    });

    /// <summary>Null only where nothing is named: what is named and is no hash is not nothing, and a parent of that kind does not make a commit the first.</summary>
    private static ContentHash? Named(JsonElement? member) => member is { } named ? ContentHash.Parse(named.GetString()!) : null;
}
