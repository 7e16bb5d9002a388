using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Answers;

/// <summary>
/// The bytes of an answer that is the same for all who may see it, compressed once in each way that callers ask for. An answer with a secret
/// beside what the caller sent must never be compressed: its length would tell of the secret.
/// </summary>
public sealed class CompressedContent(byte[] plain)
{
    /// <summary>A shorter answer fits into one packet as it is.</summary>
    private const int LeastBytes = 1_400;

    private readonly Lazy<byte[]> _brotli = new(() => ContentCodings.WriteBrotli(plain, CompressionLevel.Optimal));
    private readonly Lazy<byte[]> _gzip = new(() => ContentCodings.WriteGzip(plain, CompressionLevel.Optimal));

    /// <summary>Bytes that all of it may take in memory: compressed, it is no longer than half of it.</summary>
    public long MostBytes => plain.Length * 2L;

    /// <summary>The bytes, and the way they are compressed, of those that the caller understands; null for none.</summary>
    public (byte[] Bytes, string? Encoding) For(HttpRequest request)
    {
        if (plain.Length < LeastBytes)
            return (plain, null);
        var (brotli, gzip) = (ContentCodings.Quality(request, ContentCodings.Brotli), ContentCodings.Quality(request, ContentCodings.Gzip));
        return brotli > 0 && brotli >= gzip ? (_brotli.Value, ContentCodings.Brotli) : gzip > 0 ? (_gzip.Value, ContentCodings.Gzip) : (plain, null);
    }
}
