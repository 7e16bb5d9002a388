using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Access;

/// <summary>All access keys of an installation.</summary>
public sealed record KeyRing(IReadOnlyList<AccessKey> Keys)
{
    public static KeyRing Empty { get; } = new([]);

    /// <summary>The key whose secret this is, or nothing. Every key is compared, so the time tells nothing.</summary>
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

    public KeyRing With(AccessKey key) => new([.. Keys, key]);

    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["keys"] = new JsonArray([.. Keys.Select(key =>
        {
            var members = new JsonObject { ["id"] = key.Id, ["role"] = key.Role.Code(), ["hash"] = key.Hash };
            members["madeAt"] = key.MadeAt.ToString("O", CultureInfo.InvariantCulture);
            members.AddPresent("city", key.City);
            members.AddPresent("name", key.Name);
            return members;
        })]),
    });

    /// <exception cref="JsonException">The document was not written by <see cref="Write"/>.</exception>
    public static KeyRing Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document =>
        new KeyRing([.. document.GetProperty("keys").EnumerateArray().Select(key => new AccessKey(
            key.GetProperty("id").GetString()!,
            Roles.TryParse(key.GetProperty("role").GetString()!) ?? throw new FormatException("Unknown role."),
            key.Present("city")?.GetString(),
            key.GetProperty("hash").GetString()!,
            key.GetProperty("madeAt").GetDateTimeOffset()) { Name = key.Present("name")?.GetString() })]));
}
