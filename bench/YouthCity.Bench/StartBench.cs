using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace YouthCity.Bench;

/// <summary>From the start of the process to the first 200: the service with a store that is there, asked what anyone may see, beside an empty ASP.NET Core app.</summary>
[InProcess]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 15)]
public class StartBench
{
    private static readonly HttpClient s_http = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-bench-");

    /// <summary>Makes the store.</summary>
    [GlobalSetup]
    public Task StartOnceAsync() => ServiceAsync();

    [Benchmark]
    public Task ServiceAsync() => StartAsync("youthcity", "/api/contests/2020/summary", port => ["--port", port, "--data", _folder.FullName]);

    [Benchmark(Baseline = true)]
    public Task EmptyAppAsync() => StartAsync("YouthCity.Bench", "/", port => [Servers.Argument, port]);

    [GlobalCleanup]
    public void Remove() => _folder.Delete(recursive: true);

    private static async Task StartAsync(string program, string path, Func<string, string[]> arguments)
    {
        var port = FreePort();
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments(port.ToString(CultureInfo.InvariantCulture)))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        try
        {
            await AskUntilItAnswersAsync(new UriBuilder("http", "127.0.0.1", port, path).Uri);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
