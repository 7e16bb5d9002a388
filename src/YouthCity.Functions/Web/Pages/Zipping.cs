using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web.Pages;

/// <summary>Sends a page as gzip to whoever takes it. What secrets a page holds, its forms' tokens, are new ones on every page, so that their length tells nothing.</summary>
internal sealed class Zipping(IResult page, int status) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

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
        if (ContentCodings.Quality(httpContext.Request, ContentCodings.Gzip) > 0)
        {
            content = ContentCodings.WriteGzip(content.Span, CompressionLevel.Fastest);
            response.Headers.ContentEncoding = ContentCodings.Gzip;
        }

        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await sent.WriteAsync(content, httpContext.RequestAborted);
    }
}
