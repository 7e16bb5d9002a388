using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Operations;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Logs_traces_and_metrics_arrive_at_the_endpoint_without_secrets_or_what_people_wrote()
    {
        await using var collector = await Collector.StartAsync();
        string secret;
        await using (var service = await Service.StartAsync(new ServiceSetup { Telemetry = collector.Address }))
        {
            secret = service.Secrets["agency"];
            await service.FillAsync();
            (await service.Agency.ApplyAsync("city,indicator,value,note\nosh,1.1,5,aibek-told-us\n", "?reason=letter-of-aibek")).AssertStatus(HttpStatusCode.Created);
            (await service.Jury.ReadOfAsync("scores", ("User-Agent", "aibek-phone"))).AssertStatus(HttpStatusCode.OK);

            // A caller has the answer before the server has closed the request's span; a service that ends in between sends it to nobody.
            var traces = service.Services.GetRequiredService<TracerProvider>();
            for (var attempt = 0; attempt < 200 && !collector.Received("/v1/traces").Contains("/scores", StringComparison.Ordinal); attempt++)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
                traces.ForceFlush();
            }
        }

        Assert.Contains("youthcity.uploads", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("youthcity.store.duration", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("store move", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("api/contests/{contest}/scores", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("A file of {Act} for contest {Contest}", collector.Received("/v1/logs"), StringComparison.Ordinal);
        foreach (var signal in new[] { "/v1/metrics", "/v1/traces", "/v1/logs" })
        {
            Assert.Contains("youthcity", collector.Received(signal), StringComparison.Ordinal);
            Assert.DoesNotContain("aibek", collector.Received(signal), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, collector.Received(signal), StringComparison.Ordinal);
            Assert.DoesNotContain("yc_", collector.Received(signal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_started()
    {
        await using var service = await Service.StartAsync();
        Assert.Null(service.Services.GetService<MeterProvider>());
        Assert.Null(service.Services.GetService<TracerProvider>());
        Assert.DoesNotContain(service.Services.GetServices<ILoggerProvider>(), provider => provider.GetType().Namespace!.StartsWith("OpenTelemetry", StringComparison.Ordinal));
    }

    /// <summary>Takes what the OpenTelemetry protocol sends and keeps the bytes.</summary>
    private sealed class Collector(WebApplication app) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Signal, byte[] Content)> _received = new();

        public Uri Address => new(app.Urls.First());

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
            var collector = new Collector(builder.Build());
            await collector.RunAsync();
            return collector;
        }

        public string Received(string signal) =>
            string.Concat(_received.Where(request => request.Signal == signal).Select(request => Encoding.Latin1.GetString(request.Content)));

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private Task RunAsync()
        {
            app.Run(async context =>
            {
                using var content = new MemoryStream();
                await context.Request.Body.CopyToAsync(content, context.RequestAborted);
                _received.Enqueue((context.Request.Path, content.ToArray()));
            });
            return app.StartAsync(TestContext.Current.CancellationToken);
        }
    }
}
