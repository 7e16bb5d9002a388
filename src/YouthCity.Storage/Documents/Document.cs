using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>Bytes and their name.</summary>
public sealed record Document(ContentHash Hash, byte[] Content)
{
    public static Document Of(byte[] content) => new(ContentHash.Of(content), content);

    /// <summary>The content as it was read back.</summary>
    /// <exception cref="InvalidDataException">The bytes do not have the hash they are stored under.</exception>
    internal static byte[] Checked(ContentHash hash, byte[] content) =>
        ContentHash.Of(content) == hash ? content : throw new InvalidDataException($"Document {hash} is damaged: its bytes have another hash.");
}
