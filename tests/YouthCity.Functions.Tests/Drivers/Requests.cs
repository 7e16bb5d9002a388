using System.Net.Http.Headers;
using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>What people do with the service, in their words.</summary>
public static class Requests
{
    public const string Contest = "2020";

    /// <param name="headers">Sent as they are, well-formed or not.</param>
    public static async Task<Reply> SendAsync(
        this HttpClient client, string method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, response.Headers, response.Content.Headers, body);
    }

    public static Task<Reply> ReadAsync(this HttpClient client, string path, params (string Name, string Value)[] headers) =>
        client.SendAsync("GET", path, content: null, headers);

    /// <summary>Reads something of the contest 2020, such as <c>scores?format=csv</c>.</summary>
    public static Task<Reply> ReadOfAsync(this HttpClient client, string what, params (string Name, string Value)[] headers) =>
        client.ReadAsync($"/api/contests/{Contest}/{what}", headers);

    /// <summary>Sends an application file as the body, in UTF-8.</summary>
    /// <param name="query">With its question mark.</param>
    public static Task<Reply> ApplyAsync(this HttpClient client, string file, string query = "", string contest = Contest) =>
        client.ApplyAsync(Encoding.UTF8.GetBytes(file), query, contest);

    public static Task<Reply> ApplyAsync(this HttpClient client, byte[] file, string query = "", string contest = Contest) =>
        client.SendFileAsync($"/api/contests/{contest}/applications{query}", file);

    /// <summary>Sends a file of social orders (МСЗ) as the body, in UTF-8.</summary>
    public static Task<Reply> OrderAsync(this HttpClient client, string file, string query = "", string contest = Contest) =>
        client.SendFileAsync($"/api/contests/{contest}/social-orders{query}", Encoding.UTF8.GetBytes(file));

    /// <summary>Sends a file of action plans as the body, in UTF-8.</summary>
    public static Task<Reply> PlanAsync(this HttpClient client, string file, string query = "", string contest = Contest) =>
        client.SendFileAsync($"/api/contests/{contest}/action-plans{query}", Encoding.UTF8.GetBytes(file));

    public static async Task<Reply> SendFileAsync(this HttpClient client, string path, byte[] file, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await client.SendAsync("POST", path, content, headers);
    }

    /// <summary>The contest's version as the agency sees it; nothing before the first act.</summary>
    public static async Task<string?> VersionAsync(this Service service, string contest = Contest) =>
        (await service.Agency.ReadAsync($"/api/contests/{contest}/applications")).Version;

    /// <summary>What a city has sent, as the agency sees it, by indicator.</summary>
    public static async Task<IReadOnlyDictionary<string, Entry>> EntriesAsync(this Service service, string city, string contest = Contest)
    {
        var reply = await service.Agency.ReadAsync($"/api/contests/{contest}/cities/{city}/status");
        return reply.Json.GetProperty("entries").EnumerateArray().Select(Entry.Of).ToDictionary(entry => entry.Indicator, StringComparer.Ordinal);
    }
}
