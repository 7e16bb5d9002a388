using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Tests;

/// <summary>When the answer to the move of a head is lost.</summary>
public enum Loss
{
    BeforeTheMove,
    AfterTheMove,
}

/// <summary>A store whose answers to moves of heads are lost.</summary>
public sealed class LossyStore(IDocumentStore store) : IDocumentStore
{
    /// <summary>What becomes of the next moves; those behind them are answered.</summary>
    public Queue<Loss> Losses { get; } = [];

    /// <summary>Whether nothing at all is answered once an answer was lost.</summary>
    public bool GoesAway { get; init; }

    public bool IsAway { get; set; }

    public bool TakesNoWrites { get; set; }

    /// <summary>A head that is not answered for.</summary>
    public string? LostHead { get; set; }

    /// <summary>What is thrown while the store is away.</summary>
    public Exception Fault { get; set; } = new StoreUnavailableException("The store is away.");

    /// <summary>What happens between a move and the loss of its answer.</summary>
    public Func<Task>? Meanwhile { get; init; }

    public async Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation)
    {
        if (!Here().Losses.TryDequeue(out var loss))
            return await store.MoveHeadAsync(name, expected, target, cancellation);
        if (loss == Loss.AfterTheMove)
            Assert.True(await store.MoveHeadAsync(name, expected, target, cancellation));
        if (Meanwhile is { } meanwhile)
            await meanwhile();
        IsAway = GoesAway;
        throw new StoreUnavailableException("The answer was lost.");
    }

    public Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation) =>
        TakesNoWrites ? throw new StoreUnavailableException("The disk is full.") : Here().Inner.WriteAsync(documents, cancellation);

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) => Here().Inner.ReadAsync(hashes, cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => name == LostHead ? throw Fault : Here().Inner.ReadHeadAsync(name, cancellation);

    public IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation) => Here().Inner.ListHeadsAsync(cancellation);

    public IAsyncEnumerable<StoredDocument> ListAsync(CancellationToken cancellation) => Here().Inner.ListAsync(cancellation);

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) => Here().Inner.DeleteAsync(listed, cancellation);

    private IDocumentStore Inner => store;

    private LossyStore Here() => IsAway ? throw Fault : this;
}
