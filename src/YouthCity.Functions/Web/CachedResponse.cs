using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Work;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Web;

/// <summary>
/// Answers of GET: JSON, or CSV when asked. Everything that an answer depends on is known before it is made and makes its <see cref="ResponseKey"/>, so an
/// answer once made is kept until memory asks for it back. What makes an answer gets nothing but what is in the key.
/// </summary>
public sealed class CachedResponse(Workload workload, ServiceTelemetry telemetry) : IDisposable
{
    /// <summary>Bytes of finished answers that are kept.</summary>
    private const long MostKept = 64_000_000;

    /// <summary>One for all answers, so that an operation with several answers names it once.</summary>
    private static readonly Parameter s_format = Parameter.OneOf("format", "json", "csv");

    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>What is said of an answer that this class gives.</summary>
    public static Returned Returns<T>() => new(StatusCodes.Status200OK, [Returned.Json, Returned.Csv], typeof(T))
    {
        HasETag = true,
        Parameters = [s_format, ExcelParameter, Known],
        Problems = [ProblemCodes.BadParameter],
    };

    /// <summary>The parameters that <see cref="AsksForCsv"/> and <see cref="IsRussianExcel"/> read.</summary>
    public static IReadOnlyList<Parameter> FormatParameters => [s_format, ExcelParameter];

    /// <summary>The parameter that <see cref="IsRussianExcel"/> reads.</summary>
    public static Parameter ExcelParameter { get; } = Parameter.OneOf("excel", "ru");

    /// <summary>The header with which a caller says what it has already.</summary>
    public static Parameter Known { get; } = Parameter.Header("If-None-Match");

    /// <summary>An answer about all of a contest.</summary>
    /// <param name="name">What the CSV file is called, behind the contest's id.</param>
    public IResult Answer<T>(ApiRequest api, ContestState state, string name, Func<Asked<string?>, T> content, Func<T, Asked<string?>, CsvTable> table) =>
        Answer(api, state, name, subject: null, content, table);

    /// <summary>An answer about a part of a contest, or with parameters of its own.</summary>
    /// <param name="subject">Written as JSON it is part of the key.</param>
    public IResult Answer<TSubject, T>(ApiRequest api, ContestState state, string name, TSubject subject, Func<Asked<TSubject>, T> content, Func<T, Asked<TSubject>, CsvTable> table)
    {
        if (KeyOf(api, state, subject) is not { } key)
            return RefuseFormat(api);
        var asked = new Asked<TSubject>(state, api.Language, subject);
        return Finish(api, key, name, Kept(key) ?? Make(key, asked, content(asked), table));
    }

    /// <summary>An answer that takes a second or more to work out: whoever asks for it meanwhile waits for the same, and it is given up when nobody does.</summary>
    public async Task<IResult> AnswerAsync<TSubject, T>(
        ApiRequest api, ContestState state, string name, TSubject subject, Func<Asked<TSubject>, CancellationToken, T> content, Func<T, Asked<TSubject>, CsvTable> table)
    {
        if (KeyOf(api, state, subject) is not { } key)
            return RefuseFormat(api);
        if (Kept(key) is { } kept)
            return Finish(api, key, name, kept);
        var asked = new Asked<TSubject>(state, api.Language, subject);
        var (outcome, made) = await workload.Computations.RunAsync(key.Tag(), token => Make(key, asked, content(asked, token), table), api.Cancellation);
        return outcome == WorkOutcome.Done ? Finish(api, key, name, made!) : api.Refuse(outcome, workload);
    }

    public void Dispose() => _made.Dispose();

    /// <summary>Null if the address asks for a format that there is not.</summary>
    private static ResponseKey? KeyOf<TSubject>(ApiRequest api, ContestState state, TSubject subject) => AsksForCsv(api.Request) is not { } csv ? null : new(
        state.Contest.Id, api.Operation.Function, JsonSerializer.Serialize(subject, Json.Options),
        csv ? IsRussianExcel(api.Request) ? ResponseFormat.RussianCsv : ResponseFormat.Csv : ResponseFormat.Json,
        api.Language, state.Publication is null ? api.Caller.Scope : Published, state.Known.RulesHash, state.Version.Hash)
    { Publication = state.Publication?.Number };

    private static IResult RefuseFormat(ApiRequest api) => api.Refuse(ProblemCodes.BadParameter, "format", api.Request.Query["format"].ToString(), "json, csv");

    /// <summary>In place of what a caller may see: a publication is the same for all.</summary>
    private const string Published = "published";

    /// <summary>What anyone may keep, and has to ask about before it is used again.</summary>
    public const string Revalidated = "public, no-cache";

    /// <summary>What never changes: anyone may keep it for a year.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    private Made? Kept(ResponseKey key)
    {
        telemetry.LookedUp("answers", _made.TryGetValue<Made>(key, out var kept));
        return kept;
    }

    private Made Make<TSubject, T>(ResponseKey key, Asked<TSubject> asked, T content, Func<T, Asked<TSubject>, CsvTable> table)
    {
        using var span = ServiceTelemetry.Spans.StartActivity("make answer");
        if (content is ResultResponse result)
            content = (T)(object)result.At(asked.State.Standing);
        var fresh = key.Format == ResponseFormat.Json ? Json.Bytes(content) : Write(key.Format, asked, Told(content, table(content, asked)));
        var made = new Made(new(fresh), key.Tag());
        return _made.Set(key, made, new MemoryCacheEntryOptions { Size = made.Content.MostBytes });
    }

    /// <summary>A table that says in every row whether the result may still change.</summary>
    private static CsvTable Told<T>(T content, CsvTable table) => content is ResultResponse { Provisional: { } provisional } ? table.With("provisional", provisional) : table;

    private static byte[] Write<TSubject>(ResponseFormat format, Asked<TSubject> asked, CsvTable table) => format == ResponseFormat.RussianCsv
        ? new SpreadsheetTable(asked.State.Contest, asked.Language).Of(table).Write(russianExcel: true)
        : table.Write(russianExcel: false);

    /// <summary>A table of the installation as a whole, as CSV.</summary>
    public static Answer AnswerWith(ApiRequest api, string name, CsvTable table) => new(
        StatusCodes.Status200OK, "text/csv; charset=utf-8",
        new(IsRussianExcel(api.Request) ? new SpreadsheetTable(contest: null, api.Language).Of(table).Write(russianExcel: true) : table.Write(russianExcel: false)), api.Language, FileName: $"{name}.csv");

    private static Answer Finish(ApiRequest api, ResponseKey key, string name, Made made)
    {
        var (bytes, encoding) = made.Content.For(api.Request);

        // Bytes that are compressed in another way are other bytes, so they have another tag.
        var tag = encoding is null ? $"\"{made.Tag}\"" : $"\"{made.Tag}-{encoding}\"";
        var isJson = key.Format == ResponseFormat.Json;
        var answer = new Answer(
            StatusCodes.Status200OK, isJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8", new(bytes), api.Language, tag,
            isJson ? null : $"{key.Contest}-{name}.csv")
        {
            Encoding = encoding,
        };
        return key.Publication is null ? answer : answer with { Cache = api.IsForEver ? Immutable : Revalidated };
    }

    /// <summary>A finished answer, and the name that its key gives it: to work that out takes longer than to find the answer.</summary>
    private sealed record Made(CompressedContent Content, string Tag);

    /// <summary>Whether a tag is of an answer, or of an upload, at the state's version: what <c>If-Match</c> asks.</summary>
    public static bool IsOfVersion(EntityTagHeaderValue tag, ContestState state) =>
        tag.Tag.Value?.Trim('"').Split('.')[0] == $"{state.Version.Hash}";

    public static bool IsRussianExcel(HttpRequest request) => request.Query["excel"] == "ru";

    /// <summary>The format of the address goes before the header; null if it names none that there is.</summary>
    public static bool? AsksForCsv(HttpRequest request) => request.Query["format"] switch
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
