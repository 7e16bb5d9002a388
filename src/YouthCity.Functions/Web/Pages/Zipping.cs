using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Pages;

/// <summary>Sends a page as gzip to whoever takes it. What secrets a page holds, its forms' tokens, are new ones on every page, so that their length tells nothing.</summary>
internal sealed class Zipping(IResult page, int status) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    /// <summary>Whether the browser says that it takes gzip.</summary>
    public static bool IsAccepted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var sent = response.Body;
        using var whole = new MemoryStream();
        response.Body = whole;
        try
        {
            await page.ExecuteAsync(httpContext);
        }
        finally
        {
            response.Body = sent;
        }

        if (IsAccepted(httpContext.Request))
            Zip(response, whole);
        response.ContentLength = whole.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await sent.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), httpContext.RequestAborted);
    }

    private static void Zip(HttpResponse response, MemoryStream whole)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        whole.SetLength(0);
        zipped.WriteTo(whole);
        response.Headers.ContentEncoding = "gzip";
    }
}
