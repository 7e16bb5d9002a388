using System.Diagnostics;
using System.Net;
using System.Text;

namespace YouthCity.Worker.Tests;

public sealed class TelemetryTests
{
    private static readonly string[] s_signals = ["/v1/metrics", "/v1/traces", "/v1/logs"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_write_reaches_neither_logs_nor_the_collector_and_spans_belong_to_the_callers_trace()
    {
        await using var collector = await TelemetryCollector.StartAsync();
        await using var worker = await RunningWorker.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"{collector.Address}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contests/2020/applications?reason=letter-of-aibek")
        {
            Content = new StringContent("city,indicator,value,note\nosh,1.1,5,aibek-told-us\n", Encoding.UTF8, "text/csv"),
            Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } },
        };
        Assert.Equal(HttpStatusCode.Created, (await worker.Agency.SendAsync(request, Cancellation)).StatusCode);

        // An end that was asked for sends what has gathered.
        Assert.Equal(0, await worker.Host.TerminateAsync(Cancellation));
        Assert.Contains("A file of {Act} for contest {Contest}", collector.Received("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("store move", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("Microsoft.Azure.Functions.Worker", collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains(Encoding.Latin1.GetString(Convert.FromHexString($"{trace}")), collector.Received("/v1/traces"), StringComparison.Ordinal);
        Assert.All(s_signals, signal => Assert.DoesNotContain("aibek", collector.Received(signal), StringComparison.Ordinal));
        Assert.Contains(worker.Host.Lines, line => line.Text.StartsWith("A file of applications", StringComparison.Ordinal));
        Assert.All(worker.Host.Lines, line => Assert.DoesNotContain("aibek", line.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("aibek", worker.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_Application_Insights_it_gets_the_worker_s_telemetry_without_what_people_write()
    {
        await using var insights = await TelemetryCollector.StartAsync();
        await using var worker = await RunningWorker.StartAsync(
            ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint={insights.Address};LiveEndpoint={insights.Address}"),
            ("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true"));

        // A trace that the caller has recorded, as the Functions host does with its own.
        worker.Agency.DefaultRequestHeaders.Add("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01");
        using var file = new StringContent("city,indicator,value,note\nosh,1.1,5,aibek-told-us\n", Encoding.UTF8, "text/csv");
        Assert.Equal(HttpStatusCode.Created, (await worker.Agency.PostAsync("/api/contests/2020/applications?reason=letter-of-aibek", file, Cancellation)).StatusCode);
        Assert.Equal(0, await worker.Host.TerminateAsync(Cancellation));
        Assert.Contains("A file of applications for contest 2020", insights.Received("/v2.1/track"), StringComparison.Ordinal);
        Assert.Contains("store move", insights.Received("/v2.1/track"), StringComparison.Ordinal);
        Assert.DoesNotContain("aibek", insights.Received("/v2.1/track"), StringComparison.Ordinal);
    }
}
