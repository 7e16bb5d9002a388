using Azure.Data.Tables;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.AzureTables;

/// <summary>
/// A document as entities. A binary property holds at most 64 KiB and an entity 1 MiB in all, so a document is cut into parts of 64 KiB and
/// entities of 11 parts, which stay below the limit on the wire too, where bytes take a third more. The first entity says how many there are and is written last: while it is not there, neither is the document.
/// </summary>
internal static class DocumentEntities
{
    public const int PartLength = 64 * 1024;
    public const int PartsPerEntity = 11;
    public const int EntityLength = PartLength * PartsPerEntity;

    /// <summary>Digits of the hash that name the partition: 256 of them spread the load and still gather small documents into transactions.</summary>
    private const int PartitionDigits = 2;
    private const string Count = "Entities";

    public static string Partition(ContentHash hash) => hash.Hex[..PartitionDigits];

    public static string Row(ContentHash hash, int entity) => FormattableString.Invariant($"{hash.Hex}-{entity:D5}");

    public static ContentHash HashOf(string row) => ContentHash.Parse(row.Split('-')[0]);

    /// <summary>The entities of a document, the first one last.</summary>
    public static IEnumerable<TableEntity> Write(Document document)
    {
        var count = Math.Max(1, (document.Content.Length + EntityLength - 1) / EntityLength);
        for (var number = count - 1; number >= 0; number--)
        {
            var entity = new TableEntity(Partition(document.Hash), Row(document.Hash, number));
            var rest = document.Content.AsSpan(number * EntityLength);
            for (var part = 0; part < PartsPerEntity && (rest.Length > 0 || (part == 0 && number == 0)); part++)
            {
                var length = Math.Min(PartLength, rest.Length);
                entity[Part(part)] = rest[..length].ToArray();
                rest = rest[length..];
            }

            if (number == 0)
                entity[Count] = count;
            yield return entity;
        }
    }

    /// <exception cref="InvalidDataException">No count from 1 on stands there.</exception>
    public static int CountOf(TableEntity first) =>
        first.GetInt32(Count) is > 0 and var count ? count : throw new InvalidDataException($"Document {HashOf(first.RowKey)} is damaged: its first entity has no count.");

    /// <summary>The content of a document.</summary>
    /// <param name="entities">All of it, in their order.</param>
    public static byte[] Read(IEnumerable<TableEntity> entities)
    {
        using var content = new MemoryStream();
        foreach (var entity in entities)
        {
            for (var part = 0; part < PartsPerEntity && entity.GetBinary(Part(part)) is { } bytes; part++)
                content.Write(bytes);
        }

        return content.ToArray();
    }

    private static string Part(int part) => FormattableString.Invariant($"P{part:D2}");
}
