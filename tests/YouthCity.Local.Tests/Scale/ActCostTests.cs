using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Local.Hosting;
using YouthCity.Local.Tests.Docs;
using YouthCity.Local.Tests.Drivers;
using YouthCity.Storage;

namespace YouthCity.Local.Tests.Scale;

/// <summary>What each act asks of Azure's tables, as <c>docs/scale.md</c> says. A larger contest than the usual ones is measured where the environment names its size.</summary>
public sealed class ActCostTests(Azurite azurite, ITestOutputHelper output) : IClassFixture<Azurite>, IDisposable
{
    private const string SizeVariable = "YOUTHCITY_TEST_CITIES";

    private readonly TempFolder _folder = new();

    public static TheoryData<int> Sizes => Environment.GetEnvironmentVariable(SizeVariable) is { } size ? new(18, 500, int.Parse(size, CultureInfo.InvariantCulture)) : new(18, 500);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task Each_act_asks_of_the_store_what_the_document_says(int cities)
    {
        MadeRules.Write(_folder.In("criteria/made"), cities);
        var tables = $"t{Guid.NewGuid():N}";
        using var traffic = new StoreTraffic(azurite.Connection);
        await using var first = await StartAsync(tables);
        var agency = await ClientAsync(first);
        var costs = new Dictionary<string, Cost>(StringComparer.Ordinal)
        {
            ["a file of every city"] = await traffic.OfAsync(() => UploadAsync(agency, cities, 1)),
            ["a file of one city"] = await traffic.OfAsync(() => UploadAsync(agency, 1, 2)),
            ["scores, first caller after it"] = await traffic.OfAsync(() => ReadAsync(agency, "scores")),
            ["scores, next caller"] = await traffic.OfAsync(() => ReadAsync(agency, "scores")),
            ["to another stage"] = await traffic.OfAsync(() => PostAsync(agency, "stage", """{ "stage": "judging" }""")),
        };
        await PostAsync(agency, "stage", """{ "stage": "decided", "protocolNumber": "1", "protocolDate": "2026-11-20" }""");
        costs["publication"] = await traffic.OfAsync(() => PostAsync(agency, "publications", """{ "protocol": "1", "protocolDate": "2026-11-20" }"""));
        costs["the bundle, first caller"] = await traffic.OfAsync(() => ReadAsync(agency, "publications/1"));
        costs["the bundle, next caller"] = await traffic.OfAsync(() => ReadAsync(agency, "publications/1"));
        await using var second = await StartAsync(tables);
        using var anyone = new HttpClient { BaseAddress = new Uri(second.Urls.First()) };
        costs["published scores, first caller of a new instance"] = await traffic.OfAsync(() => ReadAsync(anyone, "scores"));
        costs["published scores, next caller"] = await traffic.OfAsync(() => ReadAsync(anyone, "scores"));

        foreach (var (act, cost) in costs)
            output.WriteLine($"{act}: {Shown(cost)}");
        var documented = Documented(string.Create(CultureInfo.InvariantCulture, $"{cities} cities"));
        Assert.Equal(costs.Keys, documented.Keys);
        Assert.All(costs, cost => Assert.True(IsNear(cost.Value, documented[cost.Key]), $"{cost.Key} takes {Shown(cost.Value)}."));
    }

    public void Dispose() => _folder.Dispose();

    private static string Shown(Cost cost) => string.Create(CultureInfo.InvariantCulture, $"{cost.Reads} / {cost.Writes} / {Math.Ceiling(cost.Sent / 1_000.0)}");

    /// <summary>A commit holds a time, so its partition and with it the number of batches is not the same every time.</summary>
    private static bool IsNear(Cost cost, Cost documented) =>
        Math.Abs(cost.Reads - documented.Reads) <= 2 && Math.Abs(cost.Writes - documented.Writes) <= 3 && Math.Abs(cost.Sent - documented.Sent) <= 2_000 + (documented.Sent / 10);

    /// <summary>A column of the document's table by act: reads, writes, thousands of bytes.</summary>
    private static Dictionary<string, Cost> Documented(string column)
    {
        var rows = Documents.Lines("docs", "scale.md").Select(Documents.Cells).SkipWhile(cells => !cells.Contains(column, StringComparer.Ordinal)).ToList();
        var at = rows[0].ToList().IndexOf(column);
        return rows.Skip(2).TakeWhile(cells => cells.Count > at).ToDictionary(cells => cells[0], cells => Read(cells[at]), StringComparer.Ordinal);
    }

    private static Cost Read(string cell)
    {
        var numbers = cell.Replace(" ", "", StringComparison.Ordinal).Split('/').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return new(numbers[0], numbers[1], numbers[2] * 1_000L);
    }

    private static Task UploadAsync(HttpClient agency, int cities, int seed) => PostAsync(agency, "applications?reason=test", MadeRules.Applications(cities, seed));

    private static async Task PostAsync(HttpClient client, string what, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var answer = await client.PostAsync(new Uri($"/api/contests/made/{what}", UriKind.Relative), content, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task ReadAsync(HttpClient client, string what)
    {
        using var answer = await client.GetAsync(new Uri($"/api/contests/made/{what}", UriKind.Relative), Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private async Task<WebApplication> StartAsync(string tables)
    {
        var app = LocalServer.Build(0, azurite.Connection, configure: builder =>
        {
            builder.Configuration[InstalledContests.FolderSetting] = _folder.In("criteria");
            builder.Configuration[StoreChoice.TablesSetting] = tables;
            builder.Configuration[InstallationSettings.FolderSetting] = _folder.In("secrets");
        });
        await app.StartAsync(Cancellation);
        return app;
    }

    private static async Task<HttpClient> ClientAsync(WebApplication app)
    {
        var key = await app.Services.GetRequiredService<AccessKeys>().IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        return new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(10), DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    }
}
