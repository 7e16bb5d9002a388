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
    /// <param name="writtenBefore">What was written since counts as fresh.</param>
    /// <exception cref="InvalidDataException">A chain of commits is broken: what belongs to it cannot be told from what does not.</exception>
    public async Task<Orphans> FindAsync(DateTimeOffset writtenBefore, CancellationToken cancellation)
    {
        // Listed before the heads are read: what a head comes to point to after that was written lately.
        var listed = await store.ListAsync(cancellation).ToListAsync(cancellation);
        var held = await new ReachableDocuments(store, history).FindAsync(listed.Select(document => document.Hash).ToHashSet(), cancellation);
        var loose = listed.Where(document => !held.Contains(document.Hash)).ToLookup(document => document.Written < writtenBefore);
        return new([.. loose[true]], loose[false].Count(), held.Count);
    }

    public Task<IReadOnlyCollection<ContentHash>> RemoveAsync(Orphans orphans, CancellationToken cancellation) => store.DeleteAsync(orphans.Loose, cancellation);
}
