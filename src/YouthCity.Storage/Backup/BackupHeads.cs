using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Storage.Backup;

/// <summary>The heads of a backup: by name, the document that each points to.</summary>
public sealed record BackupHeads(ImmutableSortedDictionary<string, ContentHash> Targets)
{
    public const string FileName = "heads.json";

    private const string Format = "youthcity-backup-1";

    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["format"] = Format,
        ["heads"] = new JsonObject(Targets.Select(head => KeyValuePair.Create<string, JsonNode?>(head.Key, head.Value.Hex))),
    });

    /// <exception cref="InvalidDataException">It is not the list of heads of a backup, or of a format that this build does not know.</exception>
    public static BackupHeads Read(byte[] utf8)
    {
        try
        {
            return StoredJson.Read(utf8, document => document.GetProperty("format").GetString() == Format
                ? new BackupHeads(document.GetProperty("heads").EnumerateObject().ToImmutableSortedDictionary(
                    head => head.Name, head => ContentHash.Parse(head.Value.GetString()!), StringComparer.Ordinal))
                : throw new InvalidDataException($"{FileName} is not of the format {Format}."));
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{FileName} is damaged.", fault);
        }
    }
}
