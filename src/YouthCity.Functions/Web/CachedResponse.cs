using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Telemetry;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web;

/// <summary>
/// Answers of GET: JSON, or CSV when asked. What an answer depends on is known before it is made (version, rules, address, format, language, what
/// the caller may see), so its ETag is a hash of those, and an answer once made is kept until memory asks for it back.
/// </summary>
public sealed class CachedResponse(IMemoryCache made, ServiceTelemetry telemetry)
{
    /// <summary>What is said of an answer that <see cref="Answer"/> gives.</summary>
    public static Returned Returns<T>() => new(StatusCodes.Status200OK, [Returned.Json, Returned.Csv], typeof(T))
    {
        HasETag = true,
        Parameters = [Parameter.OneOf("format", "json", "csv"), ExcelParameter, Known],
        Problems = ["bad-parameter"],
    };

    /// <summary>The parameter that <see cref="IsRussianExcel"/> reads.</summary>
    public static Parameter ExcelParameter { get; } = Parameter.OneOf("excel", "ru");

    /// <summary>The header with which a caller says what it has already.</summary>
    public static Parameter Known { get; } = Parameter.Header("If-None-Match");

    public IResult Answer<T>(ApiRequest api, ContestState state, Func<T> content, Func<T, CsvTable> table, string fileName)
    {
        var csv = AsksForCsv(api.Request);
        if (csv is null)
            return api.Refuse(StatusCodes.Status400BadRequest, "bad-parameter", "format", api.Request.Query["format"].ToString(), "json, csv");

        // Nothing of the address goes in: whoever asks with a new query must not fill the memory with the same answer again.
        var excel = csv.Value && IsRussianExcel(api.Request);
        var key = $"{api.Contest.Id}|{fileName}|{csv}|{excel}|{api.Language.Code()}|{api.Caller.Scope}|{state.Known.RulesHash}|{state.Version.Hash}";
        telemetry.LookedUp("answers", made.TryGetValue<byte[]>(key, out var kept));
        var bytes = kept ?? Make();
        var etag = $"\"{state.Version.Hash}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32]}\"";
        return csv.Value
            ? new Answer(StatusCodes.Status200OK, "text/csv; charset=utf-8", new(bytes), api.Language, etag, $"{api.Contest.Id}-{fileName}.csv")
            : new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", new(bytes), api.Language, etag);

        byte[] Make()
        {
            using var span = ServiceTelemetry.Spans.StartActivity("make answer");
            var fresh = csv.Value ? table(content()).Write(excel) : Json.Bytes(content());
            return made.Set(key, fresh, new MemoryCacheEntryOptions { Size = fresh.Length });
        }
    }

    /// <summary>Whether a tag is of an answer, or of an upload, at the state's version: what <c>If-Match</c> asks.</summary>
    public static bool IsOfVersion(EntityTagHeaderValue tag, ContestState state) =>
        tag.Tag.Value?.Trim('"').Split('.')[0] == $"{state.Version.Hash}";

    public static bool IsRussianExcel(HttpRequest request) => request.Query["excel"] == "ru";

    /// <summary>The format of the address goes before the header; nothing where it names none that there is.</summary>
    private static bool? AsksForCsv(HttpRequest request) => request.Query["format"] switch
    {
        { Count: 0 } => AcceptsCsvFirst(request),
        var format when format == "csv" => true,
        var format when format == "json" => false,
        _ => null,
    };

    private static bool AcceptsCsvFirst(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality("text/csv") > Quality("application/json");

        double Quality(string type) => accepted.Where(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(range => range.Quality ?? 1).FirstOrDefault(0);
    }
}
