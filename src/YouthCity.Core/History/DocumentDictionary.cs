using System.Collections;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using YouthCity.Core.Documents;

namespace YouthCity.Core.History;

/// <summary>
/// By id, the hash of a document. The ids are spread over leaves, as in git's trees: a change makes one leaf anew and shares the others, so that it costs the
/// same in a contest of fifty cities and of fifty thousand.
/// </summary>
public sealed class DocumentDictionary : IReadOnlyDictionary<string, ContentHash>
{
    /// <summary>As many as a byte has values: some hundred entries are in each where a contest has tens of thousands.</summary>
    public const int LeafCount = 256;

    /// <summary>Up to so many entries stand in the manifest itself, as all did before there were leaves.</summary>
    public const int MostInManifest = 256;

    private readonly DocumentLeaf[] _leaves;

    private DocumentDictionary(DocumentLeaf[] leaves, int count) => (_leaves, Count) = (leaves, count);

    public static DocumentDictionary Empty { get; } = new([.. Enumerable.Repeat(DocumentLeaf.Empty, LeafCount)], 0);

    public int Count { get; }

    /// <summary>Whether the leaves are documents of their own, which the manifest names.</summary>
    public bool IsTree => Count > MostInManifest;

    /// <summary>In the order of their numbers; some may be empty.</summary>
    public IReadOnlyList<DocumentLeaf> Leaves => _leaves;

    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<ContentHash> Values => this.Select(pair => pair.Value);

    /// <exception cref="KeyNotFoundException">Nothing has this id.</exception>
    public ContentHash this[string key] => _leaves[LeafOf(key)].Entries[key];

    public static DocumentDictionary Of(IEnumerable<KeyValuePair<string, ContentHash>> entries)
    {
        var leaves = entries.GroupBy(pair => LeafOf(pair.Key)).ToDictionary(
            group => group.Key, group => new DocumentLeaf(group.ToImmutableSortedDictionary(StringComparer.Ordinal)));
        return Of([.. Enumerable.Range(0, LeafCount).Select(leaf => leaves.GetValueOrDefault(leaf, DocumentLeaf.Empty))]);
    }

    /// <param name="leaves">As many as <see cref="LeafCount"/>, each with ids that belong into it.</param>
    /// <exception cref="JsonException">They are more or fewer, or an id is in the wrong one.</exception>
    public static DocumentDictionary Of(DocumentLeaf[] leaves) =>
        leaves.Length == LeafCount && leaves.Index().All(leaf => leaf.Item.Is(leaf.Index))
            ? new(leaves, leaves.Sum(leaf => leaf.Entries.Count))
            : throw new JsonException("These are not the leaves of a manifest.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, out ContentHash value) => _leaves[LeafOf(key)].Entries.TryGetValue(key, out value);

    public DocumentDictionary SetItem(string id, ContentHash document)
    {
        var leaf = LeafOf(id);
        var entries = _leaves[leaf].Entries;
        return With(leaf, entries.SetItem(id, document), entries.ContainsKey(id) ? Count : Count + 1);
    }

    public DocumentDictionary Remove(string id)
    {
        var leaf = LeafOf(id);
        var entries = _leaves[leaf].Entries;
        return entries.ContainsKey(id) ? With(leaf, entries.Remove(id), Count - 1) : this;
    }

    /// <summary>What is another here than there: by id, the document here, or null if it is named no more. Leaves that both share cost nothing.</summary>
    public IEnumerable<(string Id, ContentHash? Document)> ChangesSince(DocumentDictionary before)
    {
        for (var leaf = 0; leaf < LeafCount; leaf++)
        {
            var (now, then) = (_leaves[leaf].Entries, before._leaves[leaf].Entries);
            if (ReferenceEquals(now, then))
                continue;
            foreach (var (id, document) in now)
            {
                if (!then.TryGetValue(id, out var known) || known != document)
                    yield return (id, document);
            }

            foreach (var id in then.Keys.Where(id => !now.ContainsKey(id)))
                yield return (id, null);
        }
    }

    /// <summary>In no order that means anything.</summary>
    public IEnumerator<KeyValuePair<string, ContentHash>> GetEnumerator() => _leaves.SelectMany(leaf => leaf.Entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static IEnumerable<KeyValuePair<string, ContentHash>> EntriesIn(JsonElement documents) =>
        documents.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, ContentHash.Parse(pair.Value.GetString()!)));

    /// <summary>The first byte of the id's SHA-256, which spreads ids evenly whatever they look like.</summary>
    internal static int LeafOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return hash[0];
    }

    private DocumentDictionary With(int leaf, ImmutableSortedDictionary<string, ContentHash> entries, int count)
    {
        var leaves = (DocumentLeaf[])_leaves.Clone();
        leaves[leaf] = new(entries);
        return new(leaves, count);
    }
}
