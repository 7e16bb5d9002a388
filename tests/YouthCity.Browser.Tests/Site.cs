using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Local.Commands;
using YouthCity.Local.Hosting;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

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

    /// <summary>The contests: one that is judged, one that is decided, one that is published, and one that nothing was sent to.</summary>
    private const string Newest = "2020", Published = "2019", Decided = "2018", Empty = "2017";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-browser-tests-");
    private readonly WebApplication _app;
    private IPlaywright? _playwright;

    /// <summary>What a request breaks on that names it as its <c>fault</c>.</summary>
    private static readonly Dictionary<string, Exception> s_faults = new(StringComparer.Ordinal)
    {
        ["mistake"] = new InvalidOperationException("A mistake in the program."),
        ["store"] = new StoreUnavailableException("The store is away."),
    };

    public Site()
    {
        // Behind a proxy, so that whoever guesses keys does it from another address than everyone else.
        _app = LocalServer.Build(Listening.OnThisMachine(0).Behind([])!, $"sqlite:{Path.Combine(_folder.FullName, "site.db")}", sample: true);
        _app.Use((context, next) =>
        {
            if (s_faults.TryGetValue(context.Request.Query["fault"].ToString(), out var fault))
                context.Features.Set<IRequestCookiesFeature>(new BrokenCookies(fault));
            return next(context);
        });
    }

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
        Keys["agency"] = await IssueAsync(Role.Agency);
        await SendSeedsAsync(Newest);
        await JudgeAsync(Newest);
        await SendBallotsAsync("Айгүл", 6, null);
        await SendBallotsAsync("Бакыт", 8, "osh");
        foreach (var id in (string[])[Empty, Decided, Published])
            await MakeContestAsync(id);
        foreach (var id in (string[])[Decided, Published])
        {
            await SendSeedsAsync(id);
            await JudgeAsync(id);
            await DecideAsync(id);
        }

        await ObjectAsync();
        await PublishAsync("""{ "protocol": "12-3", "protocolDate": "2026-02-27" }""");
        await PostAsync("agency", $"/{Published}/stage", """{ "stage": "judging", "reason": "a typing error" }""");
        await PostAsync("agency", $"/{Published}/applications?reason=a+typing+error", "city,indicator,value\nosh,1.1,12\n");
        await DecideAsync(Published);
        await PublishAsync("""{ "protocol": "12-4", "protocolDate": "2026-03-02", "reason": "A typing error in the application of Osh" }""");
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

    /// <summary>Makes another edition of the contest, which nothing was sent to.</summary>
    public async Task MakeContestAsync(string id) => await PostAsync("agency", $"?from={Newest}&id={id}&reason=an+edition", "");

    /// <summary>Jurors mark in no other stage.</summary>
    private async Task JudgeAsync(string contest) => await PostAsync("agency", $"/{contest}/stage", """{ "stage": "judging" }""");

    private async Task DecideAsync(string contest) =>
        await PostAsync("agency", $"/{contest}/stage", """{ "stage": "decided", "protocolNumber": "12-3", "protocolDate": "2026-02-27", "objectionsUntil": "2099-03-20" }""");

    private async Task PublishAsync(string publication) => await PostAsync("agency", $"/{Published}/publications", publication);

    /// <summary>A city objects twice, and the agency answers the first time.</summary>
    private async Task ObjectAsync()
    {
        var made = await PostAsync("city", $"/{Decided}/cities/kochkor-ata/objections", """{ "subject": "value", "what": "1.1", "text": "The letter of 12 March says 14, not 9." }""");
        var id = made.RootElement.GetProperty("objection").GetProperty("id").GetString();
        await PostAsync("agency", $"/{Decided}/objections/{id}/answers", """{ "outcome": "rejected", "text": "The letter is of another year." }""");
        await PostAsync("city", $"/{Decided}/cities/kochkor-ata/objections", """{ "subject": "mark", "what": "3", "text": "The jury has not seen the new crossings." }""");
    }

    private Task<string> IssueAsync(Role role, string? city = null) =>
        _app.Services.GetRequiredService<AccessKeys>().IssueAsync(role, city, TimeProvider.System, CancellationToken.None);

    private async Task SendSeedsAsync(string contest)
    {
        foreach (var (act, seed) in new[] { ("social-orders", "social-orders-2020.csv"), ("action-plans", "action-plans-sample-invented.csv"), ("applications", "applications-sample-invented.csv") })
            await PostAsync("agency", $"/{contest}/{act}", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "seeds", seed)));
    }

    /// <summary>Sends something to an address below that of the contests, which accepts it.</summary>
    private async Task<JsonDocument> PostAsync(string who, string path, string body)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Keys[who]) } };
        using var content = new StringContent(body);
        using var answer = await http.PostAsync(new Uri($"{Address}/api/contests{path}"), content);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text) : throw new InvalidOperationException($"{path}: {text}");
    }
}
