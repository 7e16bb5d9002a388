using System.Diagnostics;
using System.Diagnostics.Metrics;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Telemetry;

/// <summary>
/// What an operator can watch, of the base library alone: whoever listens decides where it goes, and while nobody does it costs next to nothing.
/// Tags are ids and codes of ours, of which there are few; nothing that a file or a person says gets in.
/// </summary>
public sealed class ServiceTelemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "YouthCity";

    public static readonly ActivitySource Spans = new(Name);

    private readonly Counter<long> _uploads;
    private readonly Counter<long> _findings;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _lookups;
    private readonly Counter<long> _checks;
    private readonly Counter<long> _signIns;
    private readonly Histogram<double> _store;

    public ServiceTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _uploads = meter.CreateCounter<long>("youthcity.uploads", "{file}", "Files that were sent, by act and by the status of the answer.");
        _findings = meter.CreateCounter<long>("youthcity.findings", "{finding}", "What was found in files, by code and severity.");
        _refusals = meter.CreateCounter<long>("youthcity.refusals", "{answer}", "Problem details that were answered, by code.");
        _lookups = meter.CreateCounter<long>("youthcity.cache.lookups", "{lookup}", "What was asked of the caches of answers and contests, by whether it was there.");
        _checks = meter.CreateCounter<long>("youthcity.checks", "{contest}", "Checks of what the store holds, by contest and by whether it adds up.");
        _signIns = meter.CreateCounter<long>("youthcity.signins", "{attempt}", "Keys that were presented, by where and by outcome; accepted ones on the sign-in page alone.");
        _store = meter.CreateHistogram<double>("youthcity.store.duration", "s", "How long the store takes, by verb and outcome.");
    }

    public void Uploaded(string act, int status) => _uploads.Add(1, new("act", act), new("status", status));

    public void Found(FindingList findings)
    {
        foreach (var group in findings.Groups)
            _findings.Add(group.Count, new("code", group.Code), new("severity", group.Severity.ToString().ToLowerInvariant()));
    }

    public void Refused(string code) => _refusals.Add(1, new KeyValuePair<string, object?>("code", code));

    /// <param name="cache"><c>answers</c> or <c>contests</c>.</param>
    public void LookedUp(string cache, bool hit) => _lookups.Add(1, new("cache", cache), new("hit", hit));

    public void Checked(string contest, bool addsUp) => _checks.Add(1, new("contest", contest), new("adds_up", addsUp));

    /// <param name="where"><c>page</c> or <c>api</c>.</param>
    public void SignedIn(string where, string outcome) => _signIns.Add(1, new("where", where), new("outcome", outcome));

    public void StoreAnswered(string verb, TimeSpan time, string outcome) =>
        _store.Record(time.TotalSeconds, new("verb", verb), new("outcome", outcome));
}
