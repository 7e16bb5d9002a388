using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Operations;

[OwnProcess]
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Logs_traces_and_metrics_arrive_at_the_endpoint_without_secrets_or_what_people_wrote()
    {
        await using var collector = await TelemetryCollector.StartAsync();
        string secret;
        IReadOnlyList<LogLine> logs;
        await using (var service = await Service.StartAsync(new ServiceSetup { Telemetry = collector.Address, LogsAsTheWorker = true }))
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

            logs = service.Logs.All;
        }

        Assert.Contains("youthcity.uploads", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("youthcity.store.duration", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Received("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("store move", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("api/contests/{contest}/scores", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("A file of {Act} for contest {Contest}", collector.Received("/v1/logs"), StringComparison.Ordinal);
        Assert.NotEmpty(logs);
        Assert.All(logs, line => Assert.DoesNotContain("aibek", line.Text, StringComparison.Ordinal));
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
}
