using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>A store of heads alone, each of whose moves ends as the test says.</summary>
public abstract class HeadOnly : IDocumentStore
{
    public int Moves { get; protected set; }

    public abstract Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => Task.FromResult<Head?>(null);

    public Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation) => Task.CompletedTask;

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredDocument> ListAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>Others are always faster.</summary>
public sealed class BusyHead : HeadOnly
{
    public override Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation)
    {
        Moves++;
        return Task.FromResult(false);
    }
}

/// <summary>Every move fails so that it is known that nothing was done.</summary>
public sealed class KnownFault : HeadOnly
{
    public override Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation)
    {
        Moves++;
        throw new StoreUnavailableException("Full.") { IsNothingDone = true };
    }
}
