using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage;

/// <summary>What a tidying finds.</summary>
/// <param name="Loose">What no head leads to.</param>
/// <param name="Fresh">How many more no head leads to, but were written so lately that a head may be about to.</param>
/// <param name="Held">How many documents heads lead to.</param>
public sealed record Orphans(IReadOnlyList<StoredDocument> Loose, int Fresh, int Held);

/// <summary>
/// Finds and removes what no head leads to: the documents of writers that were killed or lost a race, and lists of keys that others replaced.
/// Safe beside any number of writers: whoever accepts something writes its documents before the head moves, and what was written after the
/// listing, or lately before it, stays.
/// </summary>
public sealed class GarbageCollector(IDocumentStore store, ContestHistory history)
{
    private const int ReadAtOnce = 100;

    /// <param name="writtenBefore">What was written since counts as fresh.</param>
    /// <exception cref="InvalidDataException">A chain of commits is broken: what belongs to it cannot be told from what does not.</exception>
    public async Task<Orphans> FindAsync(DateTimeOffset writtenBefore, CancellationToken cancellation)
    {
        // Listed before the heads are read: what a head comes to point to after that was written lately.
        var listed = await store.ListAsync(cancellation).ToListAsync(cancellation);
        var held = await HeldAsync([.. listed.Select(document => document.Hash)], cancellation);
        var loose = listed.Where(document => !held.Contains(document.Hash)).ToLookup(document => document.Written < writtenBefore);
        return new([.. loose[true]], loose[false].Count(), held.Count);
    }

    public Task<IReadOnlyCollection<ContentHash>> RemoveAsync(Orphans orphans, CancellationToken cancellation) => store.DeleteAsync(orphans.Loose, cancellation);

    private async Task<HashSet<ContentHash>> HeldAsync(HashSet<ContentHash> listed, CancellationToken cancellation)
    {
        var (held, unread) = (new HashSet<ContentHash>(), new Stack<ContentHash>());
        await foreach (var name in store.ListHeadsAsync(cancellation))
        {
            if (await store.ReadTargetAsync(name, cancellation) is { } newest)
                Hold(newest.Head.Target);
        }

        await foreach (var (hash, commit) in history.WalkAllAsync(cancellation))
        {
            held.Add(hash);
            held.Add(commit.Manifest);
            if (commit.File is { } file)
                held.Add(file);
            foreach (var document in (await history.ReadManifestAsync(commit.Manifest, cancellation)).Documents)
                Hold(document);
        }

        // Whatever such a document may be, what it names is kept: to keep too much is the mistake that can be mended.
        while (unread.Count > 0)
        {
            var some = Enumerable.Range(0, Math.Min(ReadAtOnce, unread.Count)).Select(_ => unread.Pop()).ToList();
            var documents = await store.ReadAsync(some, cancellation);
            foreach (var hash in some)
            {
                if (!documents.TryGetValue(hash, out var content))
                    throw new InvalidDataException($"Document {hash} is missing.");
                foreach (var named in HashesIn(content).Where(listed.Contains))
                    Hold(named);
            }
        }

        return held;

        void Hold(ContentHash hash)
        {
            if (held.Add(hash))
                unread.Push(hash);
        }
    }

    private static IEnumerable<ContentHash> HashesIn(byte[] content)
    {
        for (int start = 0, end; start < content.Length; start = end + 1)
        {
            for (end = start; end < content.Length && char.IsAsciiHexDigitLower((char)content[end]);)
                end++;
            if (end - start == ContentHash.Digits)
                yield return ContentHash.Parse(Encoding.ASCII.GetString(content, start, ContentHash.Digits));
        }
    }
}
