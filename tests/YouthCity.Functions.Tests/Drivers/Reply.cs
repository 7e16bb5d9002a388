using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>An answer, read whole.</summary>
public sealed record Reply(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, byte[] Content)
{
    public int Code => (int)Status;

    public string Text => Encoding.UTF8.GetString(Content);

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Content);
            return document.RootElement.Clone();
        }
    }

    public string? MediaType => ContentHeaders.ContentType?.MediaType;

    public string? ETag => Headers.ETag?.Tag;

    public string? Version => Json.GetProperty("version").GetString();

    /// <summary>Everything found in a file, whether it was taken or refused.</summary>
    public IReadOnlyList<Found> Findings => [.. Json.GetProperty("findings").EnumerateArray().Select(Found.Of)];

    public IReadOnlyList<Found> Errors => [.. Findings.Where(found => found.Severity == "error")];

    /// <summary>Fails unless this is a refusal in the one shape there is.</summary>
    public void AssertProblem(HttpStatusCode status, string code)
    {
        Assert.Equal(status, Status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(code, Json.GetProperty("code").GetString());
        Assert.Equal((int)status, Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(Json.GetProperty("title").GetString()!);
        Assert.NotEmpty(Json.GetProperty("detail").GetString()!);
        Assert.EndsWith(code, Json.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Fails with the answer's text, which says why.</summary>
    public Reply AssertStatus(HttpStatusCode status)
    {
        Assert.True(Status == status, $"{Code} instead of {(int)status}: {Text}");
        return this;
    }
}

/// <summary>A finding as it was sent.</summary>
public sealed record Found(string Severity, string Code, int? Row, string? Column, string? Cell, string? Value, string Message, string? Expected, string? Fix)
{
    /// <summary>The sheet of a workbook.</summary>
    public string? Sheet { get; init; }

    public static Found Of(JsonElement json) => new(
        json.GetProperty("severity").GetString()!,
        json.GetProperty("code").GetString()!,
        json.GetProperty("row") is { ValueKind: JsonValueKind.Number } row ? row.GetInt32() : null,
        json.GetProperty("column").GetString(),
        json.GetProperty("cell").GetString(),
        json.GetProperty("value").GetString(),
        json.GetProperty("message").GetString()!,
        json.GetProperty("expected").GetString(),
        json.GetProperty("fix").GetString())
    {
        Sheet = json.GetProperty("sheet").GetString(),
    };
}
