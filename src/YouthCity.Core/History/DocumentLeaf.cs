using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.History;

/// <summary>A part of a <see cref="DocumentDictionary"/>: by id, the hash of a document. It is a document itself.</summary>
public sealed class DocumentLeaf
{
    private readonly Lazy<ContentHash> _hash;
    private readonly Lazy<int?> _number;

    public DocumentLeaf(ImmutableSortedDictionary<string, ContentHash> entries)
        : this(entries, hash: null)
    {
    }

    private DocumentLeaf(ImmutableSortedDictionary<string, ContentHash> entries, ContentHash? hash)
    {
        Entries = entries;
        _hash = hash is { } known ? new(known) : new(() => ContentHash.Of(Write()));
        _number = new(() => Entries.Keys.Select(DocumentDictionary.LeafOf).Distinct().ToList() is [var only] ? only : null);
    }

    public static DocumentLeaf Empty { get; } = new(ImmutableSortedDictionary.Create<string, ContentHash>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, ContentHash> Entries { get; }

    public ContentHash Hash => _hash.Value;

    /// <summary>Whether all ids belong into the leaf of this number. It is found out once for a leaf, which thousands of versions share.</summary>
    internal bool Is(int number) => Entries.Count == 0 || _number.Value == number;

    /// <param name="hash">Of the document.</param>
    /// <exception cref="JsonException">The document is no leaf.</exception>
    public static DocumentLeaf Read(ReadOnlyMemory<byte> utf8, ContentHash hash) =>
        StoredJson.Read(utf8, document => new DocumentLeaf(DocumentDictionary.EntriesIn(document).ToImmutableSortedDictionary(StringComparer.Ordinal), hash));

    public byte[] Write() => CanonicalJson.Write(Write(Entries));

    internal static JsonObject Write(IEnumerable<KeyValuePair<string, ContentHash>> entries) =>
        new(entries.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.Hex)));
}
