using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using YouthCity.Functions.Access;

namespace YouthCity.Functions.Files;

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

    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(UsualPause);

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

/// <summary>Takes the file out of a request: its body, or the file of a form. It is held in memory, never in a temporary file.</summary>
public static class Sending
{
    /// <summary>Bytes of a form around its file.</summary>
    private const long FormOverhead = 1_000_000;

    private const string UsualName = "file.csv";

    /// <summary>The file's bytes and name, or the refusal.</summary>
    public static async Task<(byte[]? Content, string Name, IResult? Refusal)> TakeAsync(Visit visit, SizeLimit limit)
    {
        var request = visit.Request;
        if (request.ContentLength > limit.Bytes)
            return (null, "", TooLarge(visit, limit));
        request.Body = new PatientBody(request.Body, limit.Pause);
        try
        {
            return IsMultipart(request) ? await TakeFormAsync(visit, limit) : await TakeBodyAsync(visit, limit);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, "", TooLarge(visit, limit));
        }
        catch (Exception fault) when (fault is TimeoutException or BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout })
        {
            request.HttpContext.Response.Headers.Connection = "close";
            return (null, "", visit.Refuse(StatusCodes.Status408RequestTimeout, "upload-stalled"));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // Malformed, or cut off in the middle.
            return (null, "", visit.Refuse(StatusCodes.Status400BadRequest, "bad-form"));
        }
    }

    /// <summary>Any other type is a body: command-line clients call whatever they send a form unless told otherwise.</summary>
    private static bool IsMultipart(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private static async Task<(byte[]?, string, IResult?)> TakeBodyAsync(Visit visit, SizeLimit limit)
    {
        using var content = new MemoryStream((int)Math.Min(visit.Request.ContentLength ?? 0, limit.Bytes));
        var chunk = new byte[1 << 16];
        int read;
        while ((read = await visit.Request.Body.ReadAsync(chunk, visit.Cancellation)) > 0)
        {
            if (content.Length + read > limit.Bytes)
                return (null, "", TooLarge(visit, limit));
            content.Write(chunk, 0, read);
        }

        return content.Length > 0
            ? (content.ToArray(), UsualName, null)
            : (null, "", visit.Refuse(StatusCodes.Status400BadRequest, "no-file"));
    }

    private static async Task<(byte[]?, string, IResult?)> TakeFormAsync(Visit visit, SizeLimit limit)
    {
        if (visit.Request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit.Bytes + FormOverhead;

        // One byte more than allowed is let through, so that too large and malformed can be told apart.
        var form = await new FormFeature(visit.Request, new FormOptions
        {
            MemoryBufferThreshold = (int)limit.Bytes + 1,
            MultipartBodyLengthLimit = limit.Bytes + 1,
        }).ReadFormAsync(visit.Cancellation);
        if (form.Files is not [{ Length: > 0 } file, ..])
            return (null, "", visit.Refuse(StatusCodes.Status400BadRequest, "no-file"));
        if (file.Length > limit.Bytes)
            return (null, "", TooLarge(visit, limit));
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, visit.Cancellation);
        return (content.ToArray(), file.FileName, null);
    }

    private static IResult TooLarge(Visit visit, SizeLimit limit) =>
        visit.Refuse(StatusCodes.Status413PayloadTooLarge, "file-too-large", limit.Megabytes);
}
