using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace YouthCity.Functions.Web.Answers;

/// <summary>
/// The number under which a request is found in logs and traces; every answer carries it. It is the id of the request's trace, so a caller who
/// sends a well-formed <c>traceparent</c> finds his own again; nothing else that a caller sends becomes part of it.
/// </summary>
public static class RequestNumber
{
    public const string Header = "X-Request-Id";

    public static string Of(HttpContext context) => Span(context) is { IdFormat: ActivityIdFormat.W3C } span
        ? span.TraceId.ToHexString()
        : context.TraceIdentifier;

    /// <summary>Has what follows belong to the request's trace: under the Functions host a function does not run inside the request that it answers.</summary>
    public static void Join(HttpContext context) => Activity.Current ??= Span(context);

    private static Activity? Span(HttpContext context) => context.Features.Get<IHttpActivityFeature>()?.Activity;
}
