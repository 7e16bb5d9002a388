using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Net.Http.Headers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>How large a file may be, and how long its sender may pause.</summary>
/// <param name="Bytes">Below the limits of the servers in front, which answer with nothing at all.</param>
public sealed record SizeLimit(long Bytes)
{
    public const string Setting = "MaxUploadMegabytes";
    public const string PauseSetting = "UploadPauseSeconds";
    private const int UsualPause = 30;
    private const int LongestPause = 600;
    private const int UsualMegabytes = 25;
    private const int MostMegabytes = 100;
    private const long BytesPerMegabyte = 1_000_000;
    private const long UsualPace = 10_000;

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(UsualPause);

    /// <summary>Bytes a second that a sender has to come to over the whole of a file: the slowest telephone line has as many.</summary>
    public long SlowestPace { get; init; } = UsualPace;

    public long Megabytes => Bytes / BytesPerMegabyte;

    /// <exception cref="InvalidOperationException">A setting is no number, or out of its range.</exception>
    public static SizeLimit Of(IConfiguration configuration)
    {
        var megabytes = configuration.GetValue<int?>(Setting) ?? UsualMegabytes;
        var pause = configuration.GetValue<int?>(PauseSetting) ?? UsualPause;
        if (megabytes is < 1 or > MostMegabytes)
            throw new InvalidOperationException($"{Setting} must be 1 to {MostMegabytes}.");
        if (pause is < 1 or > LongestPause)
            throw new InvalidOperationException($"{PauseSetting} must be 1 to {LongestPause}.");
        return new(megabytes * BytesPerMegabyte) { Pause = TimeSpan.FromSeconds(pause) };
    }
}

/// <summary>Takes the file out of a request: its body, or the file of a form. It is held in memory, never in a temporary file, until what is given is disposed of.</summary>
public static class UploadBody
{
    /// <summary>Bytes of a form around its file.</summary>
    internal const long FormOverhead = 1_000_000;

    /// <summary>RFC 2046 allows 70; some clients take more.</summary>
    private const int LongestBoundary = 128;

    /// <summary>Bytes of a field of a form, and how many are kept: our own forms have a token and a choice.</summary>
    private const int LongestField = 4096, MostFields = 8;

    private const string UsualName = "file.csv";

    /// <summary>The file, or the refusal.</summary>
    /// <param name="uploads">Hold the file until the request ends.</param>
    public static async Task<(TakenBody? Body, IResult? Refusal)> TakeAsync(ApiRequest api, SizeLimit limit, UploadsUnderWay uploads)
    {
        var request = api.Request;
        if (request.ContentLength > limit.Bytes + (IsMultipart(request) ? FormOverhead : 0))
            return (null, TooLarge(api, limit));
        var upload = uploads.Begin(api.Caller.Key?.Id ?? "");
        request.HttpContext.Response.RegisterForDispose(upload);
        var body = new IdleTimeoutStream(request.Body, limit.Pause, new Pace(limit.SlowestPace, limit.Pause, TimeProvider.System), upload);
        request.Body = body;
        try
        {
            return IsMultipart(request) ? await TakeFormAsync(api, limit) : await TakeBodyAsync(api, limit);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge(api, limit));
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status429TooManyRequests)
        {
            request.HttpContext.Response.Headers.Connection = "close";
            return (null, api.Refuse(ProblemCodes.TooManyUploads, uploads.Megabytes));
        }
        catch (Exception fault) when (fault is TimeoutException or BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout })
        {
            request.HttpContext.Response.Headers.Connection = "close";
            return (null, body.IsTooSlow
                ? api.Refuse(ProblemCodes.UploadTooSlow, limit.SlowestPace / 1000)
                : api.Refuse(ProblemCodes.UploadStalled));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // Malformed, or cut off in the middle.
            return (null, api.Refuse(ProblemCodes.BadForm));
        }
    }

    /// <summary>Any other type is a body: command-line clients call whatever they send a form unless told otherwise.</summary>
    private static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<(TakenBody?, IResult?)> TakeBodyAsync(ApiRequest api, SizeLimit limit) =>
        Taken(api, limit, await PooledBuffer.ReadAsync(api.Request.Body, limit.Bytes, api.Cancellation), UsualName, api.Request.ContentType);

    /// <summary>The one file of a form, read as it comes: nothing else of the form is kept.</summary>
    private static async Task<(TakenBody?, IResult?)> TakeFormAsync(ApiRequest api, SizeLimit limit)
    {
        if (api.Request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit.Bytes + FormOverhead;
        if (!MediaTypeHeaderValue.TryParse(api.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
            throw new InvalidDataException("A form without the boundary between its parts.");
        var form = new MultipartReader(boundary.ToString(), api.Request.Body);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (await NextFileAsync(form, fields, api.Cancellation) is not var (part, about))
            return (null, NoFile(api));
        var content = await PooledBuffer.ReadAsync(part.Body, limit.Bytes, api.Cancellation);
        var isOne = content is null;
        try
        {
            isOne = isOne || await NextFileAsync(form, [], api.Cancellation) is null;
            return isOne ? Taken(api, limit, content, NameOf(about), part.ContentType, fields) : (null, api.Refuse(ProblemCodes.SeveralFiles));
        }
        finally
        {
            if (!isOne)
                content!.Dispose();
        }
    }

    /// <param name="fields">Takes what stands before the file; fields that are too long or too many are passed over.</param>
    private static async Task<(MultipartSection Part, ContentDispositionHeaderValue About)?> NextFileAsync(
        MultipartReader form, Dictionary<string, string> fields, CancellationToken cancellation)
    {
        while (await form.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } about)
                continue;
            if (about.IsFileDisposition())
                return (part, about);
            using var field = await PooledBuffer.ReadAsync(part.Body, LongestField, cancellation);
            if (field is not null && fields.Count < MostFields)
                fields[HeaderUtilities.RemoveQuotes(about.Name).ToString()] = Encoding.UTF8.GetString(field.GetBuffer(), 0, (int)field.Length);
        }

        return null;
    }

    private static string NameOf(ContentDispositionHeaderValue about) =>
        HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).ToString();

    private static string? CharsetOf(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var parsed) && HeaderUtilities.RemoveQuotes(parsed.Charset) is { Length: > 0 } charset ? charset.ToString() : null;

    /// <param name="content">The file; null if it was too large.</param>
    private static (TakenBody?, IResult?) Taken(
        ApiRequest api, SizeLimit limit, MemoryStream? content, string name, string? type, Dictionary<string, string>? fields = null) => content switch
        {
            null => (null, TooLarge(api, limit)),
            { Length: 0 } => (null, NoFile(api)),
            _ => (new(content, name, CharsetOf(type)) { Fields = fields ?? [] }, null),
        };

    private static IResult NoFile(ApiRequest api) => api.Refuse(ProblemCodes.NoFile);

    private static IResult TooLarge(ApiRequest api, SizeLimit limit) =>
        api.Refuse(ProblemCodes.FileTooLarge, limit.Megabytes);
}
