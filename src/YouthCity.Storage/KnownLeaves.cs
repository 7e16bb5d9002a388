using System.Collections.Concurrent;
using YouthCity.Core.Documents;
using YouthCity.Core.History;

namespace YouthCity.Storage;

/// <summary>The leaves that manifests in memory have, so that two of them share those that are the same. A leaf that no manifest has any more is forgotten.</summary>
internal sealed class KnownLeaves
{
    /// <summary>Above it the names of forgotten leaves are swept out.</summary>
    private const int ManyNames = 20_000;

    private readonly ConcurrentDictionary<ContentHash, WeakReference<DocumentLeaf>> _known = new();

    /// <param name="missing">Those that are not in memory, each once.</param>
    public Dictionary<ContentHash, DocumentLeaf> Find(IEnumerable<ContentHash> wanted, out IReadOnlyList<ContentHash> missing)
    {
        var (found, others) = (new Dictionary<ContentHash, DocumentLeaf>(), new List<ContentHash>());
        foreach (var hash in wanted.Distinct())
        {
            if (_known.TryGetValue(hash, out var reference) && reference.TryGetTarget(out var leaf))
                found[hash] = leaf;
            else
                others.Add(hash);
        }

        missing = others;
        return found;
    }

    public void Add(IEnumerable<DocumentLeaf> leaves)
    {
        foreach (var leaf in leaves)
        {
            if (!_known.TryGetValue(leaf.Hash, out var reference) || !reference.TryGetTarget(out _))
                _known[leaf.Hash] = new(leaf);
        }

        if (_known.Count <= ManyNames)
            return;
        foreach (var (hash, reference) in _known)
        {
            if (!reference.TryGetTarget(out _))
                _known.TryRemove(new(hash, reference));
        }
    }
}
