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
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Web;

/// <summary>
/// Answers of GET: JSON, or CSV when asked. What an answer depends on is known before it is made (version, rules, address, format, language, what
/// the caller may see), so its ETag is a hash of those, and an answer once made is kept until memory asks for it back.
/// </summary>
public sealed class CachedResponse(IMemoryCache made, Workload workload, ServiceTelemetry telemetry)
{
    /// <summary>One for all answers, so that an operation with several answers names it once.</summary>
    private static readonly Parameter s_format = Parameter.OneOf("format", "json", "csv");

    /// <summary>What is said of an answer that <see cref="Answer"/> gives.</summary>
    public static Returned Returns<T>() => new(StatusCodes.Status200OK, [Returned.Json, Returned.Csv], typeof(T))
    {
        HasETag = true,
        Parameters = [s_format, ExcelParameter, Known],
        Problems = ["bad-parameter"],
    };

    /// <summary>The parameter that <see cref="IsRussianExcel"/> reads.</summary>
    public static Parameter ExcelParameter { get; } = Parameter.OneOf("excel", "ru");

    /// <summary>The header with which a caller says what it has already.</summary>
    public static Parameter Known { get; } = Parameter.Header("If-None-Match");

    public IResult Answer<T>(ApiRequest api, ContestState state, Func<T> content, Func<T, CsvTable> table, string fileName)
    {
        if (Of(api, state, fileName, out var refusal) is not { } asked)
            return refusal!;
        return asked.With(Kept(asked) ?? Make(asked, content(), table));
    }

    /// <summary>An answer that takes a second or more to work out: whoever asks for it meanwhile waits for the same, and it is given up when nobody does.</summary>
    public async Task<IResult> AnswerAsync<T>(ApiRequest api, ContestState state, Func<CancellationToken, T> content, Func<T, CsvTable> table, string fileName)
    {
        if (Of(api, state, fileName, out var refusal) is not { } asked)
            return refusal!;
        if (Kept(asked) is { } kept)
            return asked.With(kept);
        var (outcome, bytes) = await workload.Computations.RunAsync(asked.Key, token => Make(asked, content(token), table), api.Cancellation);
        return outcome == WorkOutcome.Done ? asked.With(bytes!) : api.Refuse(outcome, workload);
    }

    private static Asked? Of(ApiRequest api, ContestState state, string fileName, out IResult? refusal)
    {
        refusal = null;
        if (AsksForCsv(api.Request) is not { } csv)
        {
            refusal = api.Refuse(StatusCodes.Status400BadRequest, "bad-parameter", "format", api.Request.Query["format"].ToString(), "json, csv");
            return null;
        }

        // Nothing of the address goes in: whoever asks with a new query must not fill the memory with the same answer again.
        var excel = csv && IsRussianExcel(api.Request);
        var key = $"{api.Contest.Id}|{fileName}|{csv}|{excel}|{api.Language.Code()}|{api.Caller.Scope}|{state.Known.RulesHash}|{state.Version.Hash}";
        return new(key, csv, excel, api, state, fileName);
    }

    private byte[]? Kept(Asked asked)
    {
        telemetry.LookedUp("answers", made.TryGetValue<byte[]>(asked.Key, out var kept));
        return kept;
    }

    private byte[] Make<T>(Asked asked, T content, Func<T, CsvTable> table)
    {
        using var span = ServiceTelemetry.Spans.StartActivity("make answer");
        var fresh = asked.Csv ? table(content).Write(asked.Excel) : Json.Bytes(content);
        return made.Set(asked.Key, fresh, new MemoryCacheEntryOptions { Size = fresh.Length });
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

    /// <param name="Key">Names everything that the answer depends on.</param>
    private sealed record Asked(string Key, bool Csv, bool Excel, ApiRequest ApiRequest, ContestState State, string FileName)
    {
        public Answer With(byte[] bytes)
        {
            var etag = $"\"{State.Version.Hash}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))[..32]}\"";
            return Csv
                ? new Answer(StatusCodes.Status200OK, "text/csv; charset=utf-8", new(bytes), ApiRequest.Language, etag, $"{ApiRequest.Contest.Id}-{FileName}.csv")
                : new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", new(bytes), ApiRequest.Language, etag);
        }
    }
}
