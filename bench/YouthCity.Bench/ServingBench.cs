using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

namespace YouthCity.Bench;

/// <summary>
/// <c>GET /scores</c> of the sample, warm, beside a bare Kestrel that answers with as many bytes: the same client asks both over a few open
/// connections, and its own work is the least there can be. The time is that of one request while all connections are busy.
/// </summary>
[InProcess]
public class ServingBench
{
    private const int Requests = 4_000;
    private const int Connections = 16;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-bench-");
    private WebApplication _service = null!;
    private WebApplication _bare = null!;
    private Caller _scores = null!;
    private Caller _same = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _service = LocalServer.Build(0, $"sqlite:{Path.Combine(_folder.FullName, "bench.db")}");
        await _service.StartAsync();
        var keys = _service.Services.GetRequiredService<AccessKeys>();
        var (agency, jury) = (await IssueAsync(keys, Role.Agency), await IssueAsync(keys, Role.Jury));
        using var http = new HttpClient { BaseAddress = new Uri(_service.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", agency);
        using var sample = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "applications-sample-invented.csv")));
        (await http.PostAsync(new Uri("/api/contests/2020/applications", UriKind.Relative), sample)).EnsureSuccessStatusCode();
        var answer = await http.GetByteArrayAsync(new Uri("/api/contests/2020/scores", UriKind.Relative));
        _bare = await Servers.StartBareAsync(0, answer);
        _scores = await Caller.ConnectAsync(_service.Urls.First(), "/api/contests/2020/scores", jury, Connections);
        _same = await Caller.ConnectAsync(_bare.Urls.First(), "/", jury, Connections);
    }

    [Benchmark(OperationsPerInvoke = Requests)]
    public Task Scores() => _scores.AskAsync(Requests);

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public Task BareAnswerOfTheSameSize() => _same.AskAsync(Requests);

    [GlobalCleanup]
    public async Task StopAsync()
    {
        _scores.Dispose();
        _same.Dispose();
        await _service.DisposeAsync();
        await _bare.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static async Task<string> IssueAsync(AccessKeys keys, Role role) =>
        (await keys.IssueAsync(new(role, null), KeyIssuer.CommandLine, "", TimeProvider.System.GetUtcNow(), default)).Secret;
}
