using System.Collections.Concurrent;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Publications;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Publications;

/// <summary>The file of a publication, as whoever checks it wants to know it.</summary>
/// <param name="Bytes">How large it is.</param>
/// <param name="Signer">The fingerprint of the key that signed it.</param>
public sealed record PublishedFile(Publication Publication, long Bytes, string Signer);

/// <summary>Says of every publication how large its file is and who signed it; neither ever changes.</summary>
public sealed class PublishedFiles(IDocumentStore store)
{
    private readonly ConcurrentDictionary<ContentHash, PublishedFile> _known = new();

    /// <exception cref="InvalidDataException">A document of the publication is missing or damaged.</exception>
    public async Task<PublishedFile> OfAsync(Publication publication, CancellationToken cancellation)
    {
        if (_known.TryGetValue(publication.Bundle, out var known))
            return known;
        var signature = BundleSignature.TryRead(await store.ReadOneAsync(publication.Signature, cancellation))
            ?? throw new InvalidDataException($"Document {publication.Signature} is no signature.");
        return _known[publication.Bundle] = new(publication, (await store.ReadOneAsync(publication.Bundle, cancellation)).Length, signature.Key.Fingerprint);
    }
}
