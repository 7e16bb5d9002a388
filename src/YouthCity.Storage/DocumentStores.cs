using YouthCity.Core.Documents;

namespace YouthCity.Storage;

/// <summary>What every store can do in terms of its few verbs.</summary>
public static class DocumentStores
{
    /// <exception cref="InvalidDataException">The document is missing or damaged.</exception>
    public static async Task<byte[]> ReadOneAsync(this IDocumentStore store, ContentHash hash, CancellationToken cancellation) =>
        (await store.ReadAsync([hash], cancellation)).TryGetValue(hash, out var content)
            ? content
            : throw new InvalidDataException($"Document {hash} is missing.");
}
