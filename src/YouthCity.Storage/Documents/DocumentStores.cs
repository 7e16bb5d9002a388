using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>What every store can do in terms of its few verbs.</summary>
public static class DocumentStores
{
    /// <exception cref="InvalidDataException">The document is missing or damaged.</exception>
    public static async Task<byte[]> ReadOneAsync(this IDocumentStore store, ContentHash hash, CancellationToken cancellation) =>
        (await store.ReadAsync([hash], cancellation)).TryGetValue(hash, out var content)
            ? content
            : throw new InvalidDataException($"Document {hash} is missing.");

    /// <summary>A head and the document that it points to; null if it was never moved.</summary>
    /// <exception cref="InvalidDataException">The document is missing or damaged.</exception>
    public static async Task<(Head Head, byte[] Content)?> ReadTargetAsync(this IDocumentStore store, string name, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (await store.ReadHeadAsync(name, cancellation) is not { } head)
                return null;
            if ((await store.ReadAsync([head.Target], cancellation)).TryGetValue(head.Target, out var content))
                return (head, content);

            // Of a head without a history the old targets are tidied away: it may have moved on since it was read.
            if (await store.ReadHeadAsync(name, cancellation) == head)
                throw new InvalidDataException($"Document {head.Target} is missing.");
            await HeadMoves.YieldToOthersAsync(tries, cancellation);
        }
    }
}
