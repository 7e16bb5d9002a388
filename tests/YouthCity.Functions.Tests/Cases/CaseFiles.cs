using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Files with the faults that offices' files have, found in other people's bug reports, each made for one fault.</summary>
public static class CaseFiles
{
    public static byte[] Read(string name) => File.ReadAllBytes(Repository.Path("tests", "YouthCity.Functions.Tests", "Cases", "Inputs", name));

    /// <summary>Sends a file as a dry run, which stores nothing.</summary>
    /// <param name="what">Such as <c>applications</c>.</param>
    public static Task<Reply> TryAsync(this Service service, string name, string what = "applications", string query = "") =>
        service.TryAsync(Read(name), what, query);

    public static Task<Reply> TryAsync(this Service service, byte[] file, string what = "applications", string query = "") =>
        service.Agency.SendFileAsync($"/api/contests/{Requests.Contest}/{what}?dryRun=true{query}", file);

    /// <summary>The cells that a file would alter, such as <c>osh 1.1 value 12</c>.</summary>
    public static IReadOnlyList<string> Cells(this Reply reply) =>
        [.. reply.AssertStatus(HttpStatusCode.OK).Json.GetProperty("changes").GetProperty("cells").EnumerateArray()
            .Select(cell => $"{Text(cell, "city")} {Text(cell, "indicator")} {Text(cell, "field")} {cell.GetProperty("after").GetRawText()}")];

    /// <summary>The values among them, such as <c>osh 1.1 12</c>.</summary>
    public static IReadOnlyList<string> Values(this Reply reply) =>
        [.. reply.Cells().Where(cell => cell.Contains(" value ", StringComparison.Ordinal)).Select(cell => cell.Replace(" value ", " ", StringComparison.Ordinal))];

    /// <summary>The errors of a refused file, such as <c>type-error D2 12¹</c>.</summary>
    public static IReadOnlyList<string> Refusals(this Reply reply) =>
        [.. reply.AssertStatus(HttpStatusCode.UnprocessableEntity).Errors.Select(error => $"{error.Code} {error.Cell} {error.Value}".TrimEnd())];

    /// <summary>Findings of a code, whatever came of the file.</summary>
    public static IReadOnlyList<Found> Of(this Reply reply, string code) => [.. reply.Findings.Where(found => found.Code == code)];

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
