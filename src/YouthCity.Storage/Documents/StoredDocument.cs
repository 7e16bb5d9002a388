using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>A document as it lies in the store.</summary>
/// <param name="Written">When it was last written, by the store's own clock. Writing a document that is there already counts.</param>
/// <param name="Parts">What the store keeps it in.</param>
public sealed record StoredDocument(ContentHash Hash, DateTimeOffset Written, IReadOnlyList<StoredPart> Parts);

/// <param name="Key">What the store finds the part by.</param>
/// <param name="Stamp">Another one after every writing.</param>
public sealed record StoredPart(string Key, string Stamp);
