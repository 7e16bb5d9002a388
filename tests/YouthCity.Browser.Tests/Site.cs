using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Local.Commands;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

[assembly: AssemblyFixture(typeof(YouthCity.Browser.Tests.Site))]

namespace YouthCity.Browser.Tests;

/// <summary>The service with the seeds sent to it, and a browser in front of it: one of each for all tests.</summary>
public sealed class Site : IAsyncLifetime
{
    // Without sandbox, because tests may run as root; the rest keeps the browser from calling home.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-browser-tests-");
    private readonly WebApplication _app;
    private IPlaywright? _playwright;

    public Site() => _app = LocalServer.Build(0, $"sqlite:{Path.Combine(_folder.FullName, "site.db")}", sample: true);

    public string Address { get; private set; } = "";

    /// <summary>By who holds them: <c>agency</c>, <c>jury</c> and <c>city</c>, which is Kochkor-Ata.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Address = $"http://127.0.0.1:{ServeCommand.PortOf(_app)}";
        Keys["jury"] = await IssueAsync(Role.Jury);
        Keys["city"] = await IssueAsync(Role.City, "kochkor-ata");
        await SendSeedsAsync(Keys["agency"] = await IssueAsync(Role.Agency));
        await JudgeAsync(Keys["agency"]);
        await SendBallotsAsync("Айгүл", 6, null);
        await SendBallotsAsync("Бакыт", 8, "osh");
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = s_arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    /// <summary>Marks of a juror for every city but the juror's own.</summary>
    private async Task SendBallotsAsync(string name, int mark, string? city)
    {
        var key = await _app.Services.GetRequiredService<AccessKeys>().IssueAsync(Role.Jury, city, name, TimeProvider.System, CancellationToken.None);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        var contest = _app.Services.GetRequiredService<InstalledContests>().Find("2020")!.Rules;
        var rows = contest.Cities.Where(judged => judged.Id != city)
            .SelectMany((judged, at) => contest.Groups.Select(group => $"{judged.Id},{group.Id},{mark + (at % 3)}\n"));
        using var file = new StringContent("city,group,mark\n" + string.Concat(rows));
        using var answer = await http.PostAsync(new Uri($"{Address}/api/contests/2020/ballots"), file);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Jurors mark in no other stage.</summary>
    private async Task JudgeAsync(string key)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        using var move = new StringContent("""{ "stage": "judging" }""");
        using var answer = await http.PostAsync(new Uri($"{Address}/api/contests/2020/stage"), move);
        answer.EnsureSuccessStatusCode();
    }

    private Task<string> IssueAsync(Role role, string? city = null) =>
        _app.Services.GetRequiredService<AccessKeys>().IssueAsync(role, city, TimeProvider.System, CancellationToken.None);

    private async Task SendSeedsAsync(string key)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        foreach (var (act, seed) in new[] { ("social-orders", "social-orders-2020.csv"), ("applications", "applications-sample-invented.csv") })
        {
            using var file = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", seed)));
            file.Headers.ContentType = new("text/csv");
            using var answer = await http.PostAsync(new Uri($"{Address}/api/contests/2020/{act}"), file);
            answer.EnsureSuccessStatusCode();
        }
    }
}
