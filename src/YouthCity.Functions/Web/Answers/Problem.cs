using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using YouthCity.Core;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Functions.Web.Answers;

/// <summary>Refusals as problem details (RFC 9457) with a stable English code and a message in the caller's language.</summary>
public static class Problem
{
    private const string CodeMember = "code";

    public static IResult Of(Language language, ProblemCode code, params IReadOnlyList<object> arguments) =>
        Of(language, code, more: null, arguments);

    /// <param name="more">Its members are further members of the answer.</param>
    public static IResult Of(Language language, ProblemCode code, object? more, IReadOnlyList<object> arguments) =>
        new Refusal(code.Name, Details(language, code, more, arguments), language);

    /// <summary>The refusal of whoever sent too many wrong keys.</summary>
    public static IResult Slowed(Language language, TimeSpan retryAfter) => new Refusal(
        ProblemCodes.TooManyGuesses.Name, Details(language, ProblemCodes.TooManyGuesses, more: null, [Answer.Seconds(retryAfter)]), language)
    { RetryAfter = retryAfter };

    /// <summary>The answer that is this document.</summary>
    public static IResult Of(Language language, ProblemDetails problem) => new Refusal((string)problem.Extensions[CodeMember]!, problem, language);

    /// <summary>The document of a refusal.</summary>
    public static ProblemDetails Details(Language language, ProblemCode code, object? more, IReadOnlyList<object> arguments)
    {
        var problem = new ProblemDetails
        {
            Type = $"urn:youthcity:problem:{code}",
            Status = code.Status,
            Title = WebMessages.In(language, $"problem.{code}.title", arguments),
            Detail = WebMessages.In(language, $"problem.{code}.detail", arguments),
        };
        problem.Extensions[CodeMember] = code.Name;
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more, Json.Options)?.AsObject() ?? [])
            problem.Extensions[name] = value;
        return problem;
    }
}

/// <summary>A refusal. Which request it answers is known when it is sent.</summary>
public sealed record Refusal(string Code, ProblemDetails Problem, Language Language) : IResult, IStatusCodeHttpResult
{
    /// <summary>The member with the request's number.</summary>
    public const string NumberMember = "requestId";

    /// <summary>How long to wait before asking again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public int? StatusCode => Problem.Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        Problem.Extensions[NumberMember] = RequestNumber.Of(httpContext);
        var status = Problem.Status!.Value;
        return new Answer(status, "application/problem+json", new(Json.Bytes(Problem)), Language, Challenge: status == StatusCodes.Status401Unauthorized) { RetryAfter = RetryAfter }.ExecuteAsync(httpContext);
    }
}
