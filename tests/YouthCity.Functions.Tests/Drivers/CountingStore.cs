using System.Collections.Concurrent;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>A store that remembers which documents were read.</summary>
public sealed class CountingStore(IDocumentStore store) : IDocumentStore
{
    /// <summary>Every reading of a document.</summary>
    public ConcurrentQueue<ContentHash> Read { get; } = [];

    public int ReadingsOf(string hash) => Read.Count(read => read.Hex == hash);

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation)
    {
        foreach (var hash in hashes)
            Read.Enqueue(hash);
        return store.ReadAsync(hashes, cancellation);
    }

    public Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation) => store.WriteAsync(documents, cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => store.ReadHeadAsync(name, cancellation);

    public Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation) => store.MoveHeadAsync(name, expected, target, cancellation);

    public IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation) => store.ListHeadsAsync(cancellation);

    public IAsyncEnumerable<StoredDocument> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) => store.DeleteAsync(listed, cancellation);
}
