using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web.Pages;

/// <summary>
/// Sends a page as gzip to whoever takes it, unless it holds the token of a form: beside a token stands what a caller sent, such as the address in the links to other languages, and the
/// length of both compressed together would tell the token letter by letter (BREACH).
/// </summary>
/// <param name="cache">The header <c>Cache-Control</c>; null where the page says nothing of it.</param>
internal sealed class Zipping(IResult page, int status, FormToken? form, string? cache) : IResult, IStatusCodeHttpResult
{
    /// <summary>Seconds. So long may a cache show a publication after a correction of it.</summary>
    private const string Shared = "public, max-age=60";

    public int? StatusCode => status;

    /// <summary>Whether a cache may keep the page for everyone, unless it turns out to hold something of one reader's: a token, or a cookie that is set with it.</summary>
    public bool IsShared { get; init; }

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

        ReadOnlyMemory<byte> content = whole.GetBuffer().AsMemory(0, (int)whole.Length);
        if (form is not { IsUsed: true } && ContentCodings.Quality(httpContext.Request, ContentCodings.Gzip) > 0)
        {
            content = ContentCodings.WriteGzip(content.Span, CompressionLevel.Fastest);
            response.Headers.ContentEncoding = ContentCodings.Gzip;
        }

        // Set last: anti-forgery forbids all storing, which would also take "back" from the reader.
        if (IsShared && form is { IsUsed: false } && response.Headers.SetCookie.Count == 0)
            response.Headers.CacheControl = Shared;
        else if (cache is not null)
            response.Headers.CacheControl = cache;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await sent.WriteAsync(content, httpContext.RequestAborted);
    }
}
