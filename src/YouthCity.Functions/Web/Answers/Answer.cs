using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Answers;

/// <summary>A finished answer. HEAD gets the headers of GET without the body.</summary>
/// <param name="ETag">Names the content; with it a caller that has it already gets 304.</param>
/// <param name="FileName">What a browser calls the file when it saves it.</param>
/// <param name="Challenge">Whether to ask for a key.</param>
public sealed record Answer(
    int Status, string ContentType, ReadOnlySequence<byte> Content, Language Language, string? ETag = null, string? FileName = null, string? Location = null, bool Challenge = false) : IResult, IStatusCodeHttpResult
{
    internal const string RetryAfterSeconds = "5";

    /// <summary>What an answer may differ by.</summary>
    private const string Differences = "Authorization, Cookie, Accept, Accept-Encoding, Accept-Language";

    /// <summary>How the content is compressed; null if it is not.</summary>
    public string? Encoding { get; init; }

    /// <summary>How long to wait before asking again, where waiting helps.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether nobody may keep the answer, since it holds a secret.</summary>
    public bool IsSecret { get; init; }

    int? IStatusCodeHttpResult.StatusCode => Status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers[RequestNumber.Header] = RequestNumber.Of(httpContext);
        response.Headers.CacheControl = IsSecret ? "no-store" : "private, no-cache";
        response.Headers.Vary = Differences;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentLanguage = Language.Code();
        if (Challenge)
            response.Headers.WWWAuthenticate = "Bearer";
        if (Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = RetryAfter is { } wait ? Seconds(wait) : RetryAfterSeconds;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (ETag is not null && IsReading(request.Method) && IsKnown(request, ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Content.Length;
        if (Encoding is not null)
            response.Headers.ContentEncoding = Encoding;
        if (FileName is not null)
            response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = FileName }.ToString();
        if (HttpMethods.IsHead(request.Method))
            return;
        foreach (var piece in Content)
            await response.Body.WriteAsync(piece, httpContext.RequestAborted);
    }

    /// <summary>As the header has it: whole seconds, and not fewer than asked for.</summary>
    public static string Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool IsKnown(HttpRequest request, string etag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.Equals(etag, StringComparison.Ordinal));
}
