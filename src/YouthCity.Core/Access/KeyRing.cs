using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Access;

/// <summary>All access keys of an installation.</summary>
public sealed record KeyRing(IReadOnlyList<AccessKey> Keys)
{
    public static KeyRing Empty { get; } = new([]);

    /// <summary>Keys of roles that this build does not know, as they were written: they open nothing here, and are kept for the build that knows them.</summary>
    public IReadOnlyList<string> OfUnknownRoles { get; private init; } = [];

    /// <summary>The key whose secret this is. Null if there is none. Every key is compared, so the time tells nothing.</summary>
    public AccessKey? Find(string secret)
    {
        var presented = AccessKey.HashOf(secret);
        AccessKey? found = null;
        foreach (var key in Keys)
            found = key.Matches(presented) ? key : found;
        return found;
    }

    /// <summary>The key with this id.</summary>
    public AccessKey? FindById(string id) => Keys.FirstOrDefault(key => key.Id == id);

    public KeyRing With(AccessKey key) => this with { Keys = [.. Keys, key] };

    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["keys"] = new JsonArray([.. Keys.Select(Write), .. OfUnknownRoles.Select(key => JsonNode.Parse(key))]),
    });

    private static JsonObject Write(AccessKey key)
    {
        var members = new JsonObject { ["id"] = key.Id, ["role"] = key.Role.Code(), ["hash"] = key.Hash };
        members["madeAt"] = key.MadeAt.ToString("O", CultureInfo.InvariantCulture);
        members.AddPresent("city", key.City);
        members.AddPresent("name", key.Name);
        return members;
    }

    /// <exception cref="JsonException">The document was not written by <see cref="Write()"/>.</exception>
    public static KeyRing Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document =>
    {
        var known = document.GetProperty("keys").EnumerateArray().ToLookup(key => Roles.TryParse(key.GetProperty("role").GetString()!) is not null);
        return new KeyRing([.. known[true].Select(Read)]) { OfUnknownRoles = [.. known[false].Select(key => key.GetRawText())] };
    });

    private static AccessKey Read(JsonElement key) => new(
        key.GetProperty("id").GetString()!,
        Roles.TryParse(key.GetProperty("role").GetString()!)!.Value,
        key.Present("city")?.GetString(),
        key.GetProperty("hash").GetString()!,
        key.GetProperty("madeAt").GetDateTimeOffset())
    { Name = key.Present("name")?.GetString() };
}
