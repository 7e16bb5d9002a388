using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

namespace YouthCity.Bench;

/// <summary>The service on a store of its own, with a contest of any size and 26 indicators, called through HTTP.</summary>
internal sealed class MadeService : IAsyncDisposable
{
    public const string Sqlite = "sqlite", AzureTables = "azure-tables";

    private const int EmulatorPort = 10002;

    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private MadeService(DirectoryInfo folder, WebApplication app, HttpClient agency, int cities)
    {
        (_folder, _app, Agency, Cities) = (folder, app, agency, cities);
    }

    /// <summary>The stores that are there; says what to do for the one that may not be.</summary>
    public static IReadOnlyList<string> Stores { get; } = Find();

    public HttpClient Agency { get; }

    public int Cities { get; }

    public static async Task<MadeService> StartAsync(string store, int cities)
    {
        var folder = Directory.CreateTempSubdirectory("youthcity-bench-");
        MadeRules.Write(Path.Combine(folder.FullName, "criteria", "made"), cities);
        var choice = store == Sqlite ? $"sqlite:{Path.Combine(folder.FullName, "bench.db")}" : "UseDevelopmentStorage=true";
        var app = LocalServer.Build(0, choice, configure: builder =>
        {
            builder.Configuration[InstalledContests.FolderSetting] = Path.Combine(folder.FullName, "criteria");
            builder.Configuration[StoreChoice.TablesSetting] = $"b{Guid.NewGuid():N}";
        });
        await app.StartAsync();
        var key = (await app.Services.GetRequiredService<AccessKeys>().IssueAsync(new(Role.Agency, null), KeyIssuer.CommandLine, "", TimeProvider.System.GetUtcNow(), CancellationToken.None)).Secret;
        return new(folder, app, new() { BaseAddress = new Uri(app.Urls.First()), DefaultRequestHeaders = { Authorization = new("Bearer", key) } }, cities);
    }

    /// <summary>Sends new values for some cities.</summary>
    public async Task UploadAsync(int cities, int seed)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(MadeRules.Applications(cities, seed))) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        using var answer = await Agency.PostAsync(new Uri("/api/contests/made/applications", UriKind.Relative), content);
        if (answer.StatusCode != System.Net.HttpStatusCode.Created)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    public Task<byte[]> StatusAsync(int city) => Agency.GetByteArrayAsync(new Uri($"/api/contests/made/cities/c{city}/status", UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Agency.Dispose();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static string[] Find()
    {
        using var client = new TcpClient();
        try
        {
            client.Connect("127.0.0.1", EmulatorPort);
            return [Sqlite, AzureTables];
        }
        catch (SocketException)
        {
            Console.Error.WriteLine(
                $"Azure Tables is left out: nothing answers at 127.0.0.1:{EmulatorPort}. Start tests/YouthCity.Storage.Tests/node_modules/.bin/azurite-table --inMemoryPersistence --skipApiVersionCheck.");
            return [Sqlite];
        }
    }
}
