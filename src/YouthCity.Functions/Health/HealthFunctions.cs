using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Storage;

namespace YouthCity.Functions.Health;

/// <summary>For probes. Live: the process answers. Ready: it reaches its store, which takes writes, and the rules beside it can be used, so callers can be sent to it.</summary>
public sealed partial class HealthFunctions(AccessKeys keys, WriteProbe writes, InstalledContests installed, ContestCatalog contests, TimeProvider clock, ILogger<HealthFunctions> log)
{
    /// <summary>A store that takes longer is as good as away: a probe does not wait for the client's retries.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Probe<Ready>("Health", ProblemCodes.StoreDamaged, ProblemCodes.StoreReadOnly, ProblemCodes.StoreUnavailable, ProblemCodes.NoContests),
        Probe<Ready>("HealthReady", ProblemCodes.StoreDamaged, ProblemCodes.StoreReadOnly, ProblemCodes.StoreUnavailable, ProblemCodes.NoContests),
        Probe<Alive>("HealthLive"),
    ];

    /// <summary>The same as ready, for probes that know one address.</summary>
    [Function("Health")]
    public Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) => AnswerAsync(request);

    [Function("HealthReady")]
    public Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request) => AnswerAsync(request);

    /// <summary>Touches nothing, not even what the other two are made of.</summary>
    [Function("HealthLive")]
    public static IResult Live(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        Fine(request, new Alive("ok"));

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        using var limit = new CancellationTokenSource(s_patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, request.HttpContext.RequestAborted);
        var (code, count) = (ProblemCodes.StoreUnavailable, 0);
        try
        {
            // A client's retries may not look at the token while they wait.
            await keys.ReadAsync(stop.Token).WaitAsync(stop.Token);
            count = (await contests.ListIdsAsync(stop.Token).WaitAsync(stop.Token)).Count;
            code = ProblemCodes.StoreReadOnly;
            await writes.WriteAsync(stop.Token).WaitAsync(stop.Token);
        }
#pragma warning disable CA1031 // Whatever keeps the store from answering, the probe has to be told.
        catch (Exception fault) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            StoreDoesNotAnswer(log, fault, code.Name);
            return StoreFaults.Find(fault) is { IsDamaged: true } damaged ? StoreFaults.Refuse(Languages.OfApi(request), damaged)
                : Problem.Of(Languages.OfApi(request), code);
        }

        // Without rules beside it, an empty installation is ready too: contests are made over HTTP.
        return count > 0 || installed.Problems.Count == 0
            ? Fine(request, new Ready("ok", count, installed.Problems.Count))
            : Problem.Of(Languages.OfApi(request), ProblemCodes.NoContests);
    }

    private static Operation Probe<T>(string function, params IReadOnlyList<ProblemCode> problems) => new(function)
    {
        IsPublic = true,
        Pipeline = Pipeline.None,
        Returns = [Returned.JsonOf<T>(StatusCodes.Status200OK)],
        Parameters = [Parameter.Lang],
        Problems = problems,
    };

    private static Answer Fine<T>(HttpRequest request, T state) =>
        new(StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(state)), Languages.OfApi(request));

    [LoggerMessage(Level = LogLevel.Error, Message = "The store does not answer a probe: {Code}")]
    private static partial void StoreDoesNotAnswer(ILogger log, Exception fault, string code);
}

/// <summary>The answer to a probe for life.</summary>
/// <param name="Status">Always <c>ok</c>.</param>
public sealed record Alive(string Status);

/// <summary>The answer to a probe for readiness.</summary>
/// <param name="Status">Always <c>ok</c>: whatever is not ready is answered with a problem.</param>
/// <param name="Contests">How many contests there are.</param>
/// <param name="RefusedRules">How many folders of rules are not, because of mistakes in them; the log names each.</param>
public sealed record Ready(string Status, int Contests, int RefusedRules);
