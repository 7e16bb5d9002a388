using System.Net.Http.Headers;
using Microsoft.Data.Sqlite;
using YouthCity.Core.Access;
using YouthCity.FunctionsHost;
using YouthCity.Storage;

namespace YouthCity.Worker.Tests;

/// <summary>The published worker under a host of ours, with a store of its own.</summary>
public sealed class RunningWorker : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-worker-");

    public WorkerHost Host { get; private set; } = null!;

    public HttpClient Anyone { get; private set; } = null!;

    public HttpClient Agency { get; private set; } = null!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="settings">Beside the store.</param>
    public static async Task<RunningWorker> StartAsync(params IEnumerable<(string Name, string Value)> settings)
    {
        var worker = new RunningWorker();
        var store = $"sqlite:{worker.Database}";
        var all = settings.Append((StoreChoice.Setting, store)).ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal);
        var installation = new InstallationSettings(store);
        worker.Host = await WorkerHost.StartAsync(await PublishedWorker.FindAsync(Repository.Root, Cancellation), all, Cancellation);
        var secret = await new AccessKeys(installation.OpenStore(), installation.OpenSecret()).IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        worker.Anyone = new HttpClient { BaseAddress = worker.Host.Address };
        worker.Agency = new HttpClient { BaseAddress = worker.Host.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", secret) } };
        return worker;
    }

    /// <summary>Does to the store what no code of ours is prepared for.</summary>
    public void BreakStore()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var drop = connection.CreateCommand();
        drop.CommandText = "DROP TABLE heads";
        drop.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        Anyone?.Dispose();
        Agency?.Dispose();
        await Host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string Database => Path.Combine(_folder.FullName, "test.db");
}
