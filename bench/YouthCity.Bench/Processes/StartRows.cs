using System.Diagnostics;
using System.Globalization;
using YouthCity.FunctionsHost;
using YouthCity.Storage;

namespace YouthCity.Bench.Processes;

/// <summary>From the start of a process to its first 200: the service with a store that is there, asked what anyone may see, beside an app with nothing in it that is published the same way.</summary>
internal static class StartRows
{
    private const string Summary = "api/contests/2020/summary";

    private static readonly HttpClient s_http = new();

    /// <summary><c>youthcity</c> beside an empty ASP.NET Core app.</summary>
    public static Task ServeAsync(int runs) => WithStoreAsync(async database =>
    {
        var service = Path.Combine(await Publishing.PublishAsync("src/YouthCity.Local"), "youthcity");
        var empty = Path.Combine(await Publishing.PublishAsync("bench/EmptyApp"), "EmptyApp");
        await Turns.CompareAsync(runs,
            ("youthcity, first 200", () => StartAsync(service, Summary, port => ["--port", port, "--data", Path.GetDirectoryName(database)!])),
            ("empty app, first 200", () => StartAsync(empty, "", port => [port])));
    });

    /// <summary>The worker beside one with a single function, both driven as the Functions host does.</summary>
    public static Task WorkerAsync(int runs) => WithStoreAsync(async database =>
    {
        var worker = await Publishing.PublishAsync("src/YouthCity.Worker");
        var empty = await Publishing.PublishAsync("bench/EmptyWorker");
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [StoreChoice.Setting] = $"sqlite:{database}" };
        await Turns.CompareAsync(runs,
            ("worker, first 200", () => StartWorkerAsync(worker, settings, Summary)),
            ("empty worker, first 200", () => StartWorkerAsync(empty, settings, "empty")));
    });

    private static async Task WithStoreAsync(Func<string, Task> run)
    {
        var folder = Directory.CreateTempSubdirectory("youthcity-bench-");
        try
        {
            await run(Path.Combine(folder.FullName, "youthcity.db"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TimeSpan> StartWorkerAsync(string folder, Dictionary<string, string> settings, string path)
    {
        var start = Stopwatch.GetTimestamp();
        await using var host = await WorkerHost.StartAsync(folder, settings, CancellationToken.None, path);
        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<TimeSpan> StartAsync(string program, string path, Func<string, string[]> arguments)
    {
        var (port, start) = (Servers.FreePort(), Stopwatch.GetTimestamp());
        using var process = Process.Start(new ProcessStartInfo(program, arguments(port.ToString(CultureInfo.InvariantCulture))) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            await AskUntilItAnswersAsync(new UriBuilder("http", "127.0.0.1", port, path).Uri);
            return Stopwatch.GetElapsedTime(start);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task AskUntilItAnswersAsync(Uri address)
    {
        while (true)
        {
            try
            {
                (await s_http.GetAsync(address)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException fault) when (fault.StatusCode is null)
            {
                await Task.Delay(2);
            }
        }
    }
}
