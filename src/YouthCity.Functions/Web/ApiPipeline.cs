using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Findings;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web;

/// <summary>
/// What happens on every request of the API, in the one call that every function makes: language, who is calling, which contest, whether it is
/// open to the caller, and problem details for whatever goes wrong. Nothing of it is middleware, which would not run in the worker.
/// </summary>
public sealed partial class ApiPipeline(ContestCatalog contests, SignIns signIns, Versions versions, ServiceTelemetry telemetry, ILogger<ApiPipeline> log)
{
    /// <summary>Letters of what a caller sent that a refusal repeats.</summary>
    private const int LongestShown = 40;

    /// <summary>Answers a request about a contest.</summary>
    /// <param name="operation">What is said of the function: it decides whom the function is open to.</param>
    public Task<IResult> OpenAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, Task<IResult>> answer) =>
        JoinAsync(request, contest, operation, answer);

    /// <summary>Answers a request that is about no contest in particular.</summary>
    /// <inheritdoc cref="OpenAsync(HttpRequest, string, Operation, Func{ApiRequest, Task{IResult}})"/>
    public Task<IResult> OpenAsync(HttpRequest request, Operation operation, Func<ApiRequest, Task<IResult>> answer) =>
        JoinAsync(request, contest: null, operation, answer);

    private async Task<IResult> JoinAsync(HttpRequest request, string? contest, Operation operation, Func<ApiRequest, Task<IResult>> answer)
    {
        RequestNumber.Join(request.HttpContext);
        var result = await AnswerAsync(request, contest, operation, answer);
        if (result is Refusal refusal)
            telemetry.Refused(refusal.Code);
        return result;
    }

    /// <summary>Answers a request about a contest at the version that it asks for.</summary>
    public Task<IResult> ReadAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, ContestState, IResult> answer) =>
        ReadAsync(request, contest, operation, (api, state) => Task.FromResult(answer(api, state)));

    /// <inheritdoc cref="ReadAsync(HttpRequest, string, Operation, Func{ApiRequest, ContestState, IResult})"/>
    public Task<IResult> ReadAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, ContestState, Task<IResult>> answer) =>
        OpenAsync(request, contest, operation, async api =>
        {
            var (state, refusal) = await versions.AskedAsync(api);
            return state is null ? refusal! : await answer(api with { Found = state.Known }, state);
        });

    /// <summary>Answers a request about the result of a contest, or refuses it if its rules cannot score what there is.</summary>
    public Task<IResult> ReadResultAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, ContestState, ContestResult, Task<IResult>> answer) =>
        ReadAsync(request, contest, operation, (api, state) => state.Result is { } result
            ? answer(api, state, result)
            : Task.FromResult(Refusals.CannotScore(api, state)));

    /// <inheritdoc cref="ReadResultAsync(HttpRequest, string, Operation, Func{ApiRequest, ContestState, ContestResult, Task{IResult}})"/>
    public Task<IResult> ReadResultAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, ContestState, ContestResult, IResult> answer) =>
        ReadResultAsync(request, contest, operation, (api, state, result) => Task.FromResult(answer(api, state, result)));

    private async Task<IResult> AnswerAsync(HttpRequest request, string? contest, Operation operation, Func<ApiRequest, Task<IResult>> answer)
    {
        var language = Languages.OfApi(request);
        try
        {
            var (caller, refusal) = await IdentifyAsync(request, language);
            if (refusal is not null)
                return refusal;
            var known = contest is null ? null : await contests.FindAsync(contest, request.HttpContext.RequestAborted);
            if (contest is not null && known is null)
                return await UnknownAsync(language, contest, request.HttpContext.RequestAborted);
            return Refuse(request, operation, language, caller) ?? await answer(new ApiRequest(request, operation, language, caller, known));
        }
        catch (StoreUnavailableException fault)
        {
            StoreIsAway(log, fault, RequestNumber.Of(request.HttpContext));
            return StoreFaults.AfterStoring(request.HttpContext, language) ?? StoreFaults.Refuse(language, fault);
        }
        catch (OutcomeUnknownException fault)
        {
            OutcomeIsUnknown(log, fault, RequestNumber.Of(request.HttpContext), fault.Target.Hex);
            return StoreFaults.Refuse(language, fault, contest is null ? "/api/audit" : $"/api/contests/{contest}/audit");
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return Fail(log, request, language, fault);
        }
    }

    /// <summary>The refusal where there is no such contest.</summary>
    public async Task<IResult> UnknownAsync(Language language, string contest, CancellationToken cancellation) =>
        Problem.Of(language, ProblemCodes.UnknownContest, contest, string.Join(", ", await contests.ListIdsAsync(cancellation)));

    /// <summary>Logs an exception under a number that the answer carries, and answers with nothing else of it.</summary>
    public static IResult Fail(ILogger log, HttpRequest request, Language language, Exception fault)
    {
        var number = RequestNumber.Of(request.HttpContext);
        Failed(log, fault, number, request.Method, request.Path.ToUriComponent());
        return StoreFaults.AfterStoring(request.HttpContext, language) ?? Problem.Of(language, ProblemCodes.InternalError, number);
    }

    /// <summary>The holder of the key in the Authorization header; anyone where there is none; a refusal if the key does not open anything. Cookies do not count.</summary>
    private async Task<(Caller Caller, IResult? Refusal)> IdentifyAsync(HttpRequest request, Language language)
    {
        if (request.Headers.Authorization.Count == 0)
            return (Caller.Anyone, null);
        var result = await signIns.OfApiAsync(request.HttpContext, KeyIn(request));
        return result.Outcome switch
        {
            SignInOutcome.Accepted => (new Caller(result.Key), null),
            SignInOutcome.Revoked => (Caller.Anyone, Problem.Of(language, ProblemCodes.KeyRevoked)),
            SignInOutcome.Expired => (Caller.Anyone, Problem.Of(language, ProblemCodes.KeyExpired)),
            SignInOutcome.Slowed => (Caller.Anyone, Problem.Slowed(language, result.RetryAfter)),
            _ => (Caller.Anyone, Problem.Of(language, ProblemCodes.UnknownKey)),
        };
    }

    /// <summary>Null for a header that holds no key.</summary>
    private static string? KeyIn(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && header.Parameter is { Length: > 0 } key ? key : null;

    /// <summary>Null if the caller may call the operation so.</summary>
    private static IResult? Refuse(HttpRequest request, Operation operation, Language language, Caller caller)
    {
        if (!operation.IsPublic && !caller.MayAny(operation.Needs))
            return Refuse(language, caller, operation.Needs);
        if (operation.Stores && request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return Problem.Of(language, ProblemCodes.EncodedBody, encoding[..Math.Min(encoding.Length, LongestShown)]);
        return UnknownParameters.First(request, operation) is { } unknown
            ? Problem.Of(language, ProblemCodes.UnknownParameter, unknown, UnknownParameters.Nearest(unknown, operation))
            : null;
    }

    private static IResult Refuse(Language language, Caller caller, IReadOnlyList<Capability> needs) => caller.Key is { } key
        ? Problem.Of(language, ProblemCodes.Forbidden,
            WebMessages.In(language, $"role.{key.Role.Code()}"),
            string.Join(", ", Capabilities.RolesWith(needs).Select(role => WebMessages.In(language, $"role.{role.Code()}"))))
        : Problem.Of(language, ProblemCodes.NoKey);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store does not answer request {Number}")]
    private static partial void StoreIsAway(ILogger log, Exception fault, string number);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store's answer to request {Number} was lost: whether it holds commit {Commit} is not known")]
    private static partial void OutcomeIsUnknown(ILogger log, Exception fault, string number, string commit);

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Number} failed: {Method} {Path}")]
    private static partial void Failed(ILogger log, Exception fault, string number, string method, string path);
}
