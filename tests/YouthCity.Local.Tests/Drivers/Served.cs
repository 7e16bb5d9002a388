using System.Net.Http.Headers;

namespace YouthCity.Local.Tests.Drivers;

/// <summary><c>youthcity</c> serving inside this process until it is stopped.</summary>
public sealed class Served : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly LineWriter _lines = new();
    private readonly HttpClient _http = new();
    private Task<int> _run = Task.FromResult(0);

    /// <summary>What was printed until it served.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <param name="lastLine">How the last line before it waits for callers begins.</param>
    public static async Task<Served> StartAsync(string lastLine, params string[] args)
    {
        var served = new Served();
        served._run = served.RunAsync(args);
        served.Lines = await served._lines.UntilAsync(line => line.StartsWith(lastLine, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        served.Address = new(served.Lines.Single(line => line.StartsWith("http://", StringComparison.Ordinal)));
        return served;
    }

    /// <summary>The status of an answer to someone with this key.</summary>
    public async Task<int> StatusAsync(string path, string? key = null) => (await ReadAsync(path, key)).Status;

    public async Task<(int Status, string Text)> ReadAsync(string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a body, which has to be taken.</summary>
    public async Task SendAsync(string path, string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, path)) { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Ends it as Ctrl+C does; gives the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _http.Dispose();
        _stop.Dispose();
        await _lines.DisposeAsync();
    }

    private async Task<int> RunAsync(string[] args)
    {
        await using var error = new StringWriter();
        try
        {
            return await Program.RunAsync(args, _lines, error, _stop.Token);
        }
        finally
        {
            await _lines.WriteAsync(error.ToString());
            _lines.Complete();
        }
    }
}
