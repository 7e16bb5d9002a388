using Microsoft.Extensions.Logging;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Witness;

/// <summary>A store whose moves of heads are told to the witness, whoever makes them. A move stands also where the witness does not take it: the next one, or the night, makes up for it.</summary>
public sealed partial class WitnessedStore(IDocumentStore store, HeadWitness witness, ILogger<WitnessedStore> log) : IDocumentStore
{
    public async Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation)
    {
        if (!await store.MoveHeadAsync(name, expected, target, cancellation))
            return false;
        if (HeadWitness.IsWitnessed(name))
            await TellAsync(name, target);
        return true;
    }

    public Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation) => store.WriteAsync(documents, cancellation);

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) => store.ReadAsync(hashes, cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => store.ReadHeadAsync(name, cancellation);

    public IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation) => store.ListHeadsAsync(cancellation);

    public IAsyncEnumerable<StoredDocument> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) => store.DeleteAsync(listed, cancellation);

    private async Task TellAsync(string name, ContentHash target)
    {
        try
        {
            await witness.AppendAsync(store, name, target);
        }
#pragma warning disable CA1031 // The act is accepted: nothing that goes wrong here may make it look otherwise.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotWitnessed(log, fault, name, target.Hex);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The witness was not told that {Head} is at {Commit}")]
    private static partial void NotWitnessed(ILogger log, Exception fault, string head, string commit);
}
