using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using YouthCity.Core;
using YouthCity.Functions.Texts;

namespace YouthCity.Functions.Answers;

/// <summary>Refusals as problem details (RFC 9457) with a stable English code and a message in the caller's language.</summary>
public static class Problem
{
    public static IResult Of(Language language, int status, string code, params IReadOnlyList<object> arguments) =>
        Of(language, status, code, more: null, arguments);

    /// <param name="more">Its members are further members of the answer.</param>
    public static IResult Of(Language language, int status, string code, object? more, IReadOnlyList<object> arguments)
    {
        var problem = new ProblemDetails
        {
            Type = $"urn:youthcity:problem:{code}",
            Status = status,
            Title = Text.In(language, $"problem.{code}.title", arguments),
            Detail = Text.In(language, $"problem.{code}.detail", arguments),
        };
        problem.Extensions["code"] = code;
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more, Json.Options)?.AsObject() ?? [])
            problem.Extensions[name] = value;
        return new Answer(status, "application/problem+json", Json.Bytes(problem), language, Challenge: status == StatusCodes.Status401Unauthorized);
    }
}
