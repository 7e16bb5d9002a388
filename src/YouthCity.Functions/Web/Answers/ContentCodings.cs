using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Answers;

/// <summary>The ways in which answers and pages are compressed.</summary>
internal static class ContentCodings
{
    public const string Brotli = "br", Gzip = "gzip";

    /// <summary>How much the caller wants a way, from 0 to 1; 0 if the caller does not take it.</summary>
    public static double Quality(HttpRequest request, string coding) => request.GetTypedHeaders().AcceptEncoding
        .Where(accepted => accepted.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)).Select(accepted => accepted.Quality ?? 1).FirstOrDefault(0);

    public static byte[] WriteGzip(ReadOnlySpan<byte> plain, CompressionLevel level)
    {
        using var to = new MemoryStream();
        using (var stream = new GZipStream(to, level, leaveOpen: true))
            stream.Write(plain);
        return to.ToArray();
    }

    public static byte[] WriteBrotli(ReadOnlySpan<byte> plain, CompressionLevel level)
    {
        using var to = new MemoryStream();
        using (var stream = new BrotliStream(to, level, leaveOpen: true))
            stream.Write(plain);
        return to.ToArray();
    }
}
