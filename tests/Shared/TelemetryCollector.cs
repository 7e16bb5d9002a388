using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace YouthCity.Tests;

/// <summary>Takes what the OpenTelemetry protocol sends, or what is sent to Application Insights, and keeps the bytes, unpacked.</summary>
public sealed class TelemetryCollector(WebApplication app) : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Content)> _received = new();

    public Uri Address => new(app.Urls.First());

    public static async Task<TelemetryCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new TelemetryCollector(builder.Build());
        await collector.RunAsync();
        return collector;
    }

    /// <param name="signal">Its path, such as <c>/v1/traces</c>.</param>
    /// <returns>One character a byte.</returns>
    public string Received(string signal) =>
        string.Concat(_received.Where(request => request.Signal == signal).Select(request => Encoding.Latin1.GetString(request.Content)));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task RunAsync()
    {
        app.Run(async context =>
        {
            using var content = new MemoryStream();
            await using var body = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
            await body.CopyToAsync(content, context.RequestAborted);
            _received.Enqueue((context.Request.Path, content.ToArray()));
        });
        return app.StartAsync(TestContext.Current.CancellationToken);
    }
}
