using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Access;

/// <summary>All access keys of an installation, revoked and expired ones too, and the change that made the ring what it is.</summary>
public sealed record KeyRing(IReadOnlyList<AccessKey> Keys)
{
    public static KeyRing Empty { get; } = new([]);

    /// <summary>Keys of roles that this build does not know, as they were written: they open nothing here, and are kept for the build that knows them.</summary>
    public IReadOnlyList<string> OfUnknownRoles { get; private init; } = [];

    /// <summary>The change that made this ring; null for one from before there was a chain, and for the empty one.</summary>
    public KeyCommit? Commit { get; private init; }

    /// <summary>The key whose secret this is, whether it works or not. Null if there is none. Every key is compared, so the time tells nothing.</summary>
    public AccessKey? Find(PresentedKey presented)
    {
        AccessKey? found = null;
        foreach (var key in Keys)
            found = key.Matches(presented) ? key : found;
        return found;
    }

    /// <summary>The key with this id; null if there is none.</summary>
    public AccessKey? FindById(string id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>Whether a key other than this one works at a moment and may do the same: without one nobody could undo anything.</summary>
    public bool HasAnother(AccessKey key, Capability capability, DateTimeOffset now) =>
        Keys.Any(other => other.Id != key.Id && other.WorksAt(now) && Capabilities.Of(other.Role).Contains(capability));

    public KeyRing With(AccessKey key, KeyCommit commit) => this with { Keys = [.. Keys, key], Commit = commit };

    /// <summary>The ring in which the key that the commit is about is revoked.</summary>
    public KeyRing Without(KeyCommit commit) => this with
    {
        Keys = [.. Keys.Select(key => key.Id == commit.Key ? key with { RevokedAt = commit.At } : key)],
        Commit = commit,
    };

    public byte[] Write()
    {
        var members = new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(Write), .. OfUnknownRoles.Select(key => JsonNode.Parse(key))]) };
        if (Commit is not null)
            members["commit"] = Commit.Write();
        return CanonicalJson.Write(members);
    }

    private static JsonObject Write(AccessKey key)
    {
        var members = new JsonObject { ["id"] = key.Id, ["role"] = key.Role.Code(), ["hash"] = key.Hash };
        members["madeAt"] = key.MadeAt.ToString("O", CultureInfo.InvariantCulture);
        members.AddPresent("city", key.City);
        members.AddPresent("hashedBy", key.HashedBy);
        members.AddPresent("name", key.Name);
        members.AddPresent("until", key.Until?.ToString("O", CultureInfo.InvariantCulture));
        members.AddPresent("revokedAt", key.RevokedAt?.ToString("O", CultureInfo.InvariantCulture));
        return members;
    }

    /// <exception cref="JsonException">The document was not written by <see cref="Write()"/>.</exception>
    public static KeyRing Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document =>
    {
        var known = document.GetProperty("keys").EnumerateArray().ToLookup(key => Roles.TryParse(key.GetProperty("role").GetString()!) is not null);
        return new KeyRing([.. known[true].Select(Read)])
        {
            OfUnknownRoles = [.. known[false].Select(key => key.GetRawText())],
            Commit = document.Present("commit") is { } commit ? KeyCommit.Read(commit) : null,
        };
    });

    private static AccessKey Read(JsonElement key) => new(
        key.GetProperty("id").GetString()!,
        Roles.TryParse(key.GetProperty("role").GetString()!)!.Value,
        key.Present("city")?.GetString(),
        key.GetProperty("hash").GetString()!,
        key.GetProperty("madeAt").GetDateTimeOffset())
    {
        HashedBy = key.Present("hashedBy")?.GetString(),
        Name = key.Present("name")?.GetString(),
        Until = key.Present("until")?.GetDateTimeOffset(),
        RevokedAt = key.Present("revokedAt")?.GetDateTimeOffset(),
    };
}
