using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>
/// Documents and heads. A document is bytes named by their SHA-256 and never changes; a head is a name that points to one document and moves
/// by compare-and-set. Whoever accepts something writes the documents first, in any order and as often as need be, and then moves the head:
/// until then nothing of it is visible, afterwards all of it.
/// </summary>
public interface IDocumentStore
{
    /// <summary>Stores documents; those already there are left as they are. After it returns they survive a crash.</summary>
    Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation);

    /// <summary>The documents that are there; the others are missing from the answer.</summary>
    /// <exception cref="InvalidDataException">A document's bytes no longer have its hash.</exception>
    Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation);

    /// <summary>Where the head points, or null if it was never moved.</summary>
    Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation);

    /// <summary>Points the head to a document if it has not moved since it was read; false, and nothing done, if it has.</summary>
    /// <param name="expected">The head as it was read; null if it was not there.</param>
    Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation);

    /// <summary>The names of all heads, in no order.</summary>
    IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation);

    /// <summary>Everything that lies under a hash, in no order: the documents, and what a writer that was killed left half-written.</summary>
    IAsyncEnumerable<StoredDocument> ListAsync(CancellationToken cancellation);

    /// <summary>Removes what was listed, except what was written again since. Gives the hashes that are gone.</summary>
    Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation);
}
