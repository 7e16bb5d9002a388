using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Answers;

/// <summary>
/// The bytes of an answer that is the same for all who may see it, compressed once in each way that callers ask for. An answer with a secret
/// beside what the caller sent must never be compressed: its length would tell of the secret.
/// </summary>
public sealed class CompressedContent(byte[] plain)
{
    public const string Brotli = "br", Gzip = "gzip";

    /// <summary>A shorter answer fits into one packet as it is.</summary>
    private const int LeastBytes = 1_400;

    private readonly Lazy<byte[]> _brotli = new(() => Compress(plain, static to => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true)));
    private readonly Lazy<byte[]> _gzip = new(() => Compress(plain, static to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true)));

    /// <summary>Bytes that all of it may take in memory: compressed, it is no longer than half of it.</summary>
    public long MostBytes => plain.Length * 2L;

    /// <summary>The bytes, and the way they are compressed, of those that the caller understands; null for none.</summary>
    public (byte[] Bytes, string? Encoding) For(HttpRequest request)
    {
        if (plain.Length < LeastBytes)
            return (plain, null);
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return Quality(Brotli) is > 0 and var brotli && brotli >= Quality(Gzip) ? (_brotli.Value, Brotli) : Quality(Gzip) > 0 ? (_gzip.Value, Gzip) : (plain, null);

        double Quality(string encoding) => accepted
            .Where(known => known.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)).Select(known => known.Quality ?? 1).FirstOrDefault(0);
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressed)
    {
        using var to = new MemoryStream();
        using (var stream = compressed(to))
            stream.Write(plain);
        return to.ToArray();
    }
}
