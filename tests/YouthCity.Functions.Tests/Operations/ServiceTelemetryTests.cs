using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Operations;

[OwnProcess]
public sealed class ServiceTelemetryTests : ServiceTest
{
    [Fact]
    public async Task Uploads_are_counted_by_act_and_status_and_their_findings_by_code()
    {
        using var heard = new Heard(Service);
        (await Service.Agency.ApplyAsync("city,indicator,value\nКара-Кол,1.1,9\nosh,1.2,250\nosh,1.3,251\n")).AssertStatus(HttpStatusCode.UnprocessableEntity);
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(1, heard.Sum("youthcity.uploads", "act=applications status=422"));
        Assert.Equal(1, heard.Sum("youthcity.uploads", "act=applications status=201"));
        Assert.Equal(1, heard.Sum("youthcity.findings", "code=ambiguous-city severity=error"));
        Assert.Equal(2, heard.Sum("youthcity.findings", "code=constraint-error severity=error"));
        Assert.Equal(1, heard.Sum("youthcity.refusals", "code=file-refused"));
    }

    [Fact]
    public async Task An_answer_that_was_made_before_is_a_hit()
    {
        await Service.FillAsync();
        using var heard = new Heard(Service);
        for (var i = 0; i < 3; i++)
            (await Service.Jury.ReadOfAsync("scores")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal((1, 2), (heard.Sum("youthcity.cache.lookups", "cache=answers hit=False"), heard.Sum("youthcity.cache.lookups", "cache=answers hit=True")));
        Assert.Equal((1, 2), (heard.Sum("youthcity.cache.lookups", "cache=contests hit=False"), heard.Sum("youthcity.cache.lookups", "cache=contests hit=True")));
    }

    [Fact]
    public async Task Every_verb_of_the_store_is_timed()
    {
        using var heard = new Heard(Service);
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        foreach (var verb in new[] { "read", "head", "write", "move" })
            Assert.True(heard.Sum("youthcity.store.duration", $"verb={verb} outcome=ok") > 0, verb);
    }

    [Fact]
    public async Task Refused_callers_are_counted_by_code()
    {
        using var heard = new Heard(Service);
        (await Service.Unknown.ReadOfAsync("scores")).AssertProblem(HttpStatusCode.Unauthorized, "unknown-key");
        (await Service.City.ReadOfAsync("scores")).AssertProblem(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal((1, 1), (heard.Sum("youthcity.refusals", "code=unknown-key"), heard.Sum("youthcity.refusals", "code=forbidden")));
    }

    [Fact]
    public async Task A_check_is_counted_by_what_it_came_to()
    {
        using var heard = new Heard(Service);
        (await Service.Agency.ReadOfAsync("check")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(1, heard.Sum("youthcity.checks", "contest=2020 adds_up=True"));
    }

    [Fact]
    public async Task What_a_request_does_is_one_trace_that_the_caller_may_have_begun()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ServiceTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace)
                    spans.Enqueue(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await Service.Agency.SendFileAsync(
            "/api/contests/2020/applications", "city,indicator,value\nosh,1.1,5\n"u8.ToArray(), ("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        Assert.Equal(["read file", "store head", "store move", "store read", "store write"], spans.Select(span => span.OperationName).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the meter of one service counted, by instrument and tags; of a histogram, how many times it was recorded.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);

        public Heard(Service service)
        {
            var factory = service.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == ServiceTelemetry.Name && ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
            _listener.Start();
        }

        public double Sum(string instrument, string tags) => _sums.GetValueOrDefault($"{instrument} {tags}");

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = string.Join(' ', tags.ToArray().Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));
            _sums.AddOrUpdate($"{instrument.Name} {text}", value, (_, sum) => sum + value);
        }
    }
}
