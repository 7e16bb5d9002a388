using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web.Pages;

/// <summary>
/// Answers what no other function takes. The Functions host gives a request to the first function by name that fits, hence the name; it takes
/// every method, also those that nobody has thought of, since it lists none.
/// </summary>
public sealed class NowhereFunction(PagePipeline pipeline, ServiceTelemetry telemetry)
{
    [Function("ZzNowhere")]
    public async Task<IResult> Nowhere([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request)
    {
        var allowed = AllowedMethods.Of(request.Path);
        if (allowed.Count > 0)
            request.HttpContext.Response.Headers.Allow = string.Join(", ", allowed);
        return request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            ? Refuse(request, allowed)
            : await pipeline.OpenAsync(request, page => Task.FromResult(allowed.Count > 0
                ? pipeline.Message(page, StatusCodes.Status405MethodNotAllowed, "page.wrongmethod.title", page.T("page.wrongmethod.text", request.Method))
                : pipeline.NotFound(page)));
    }

    private IResult Refuse(HttpRequest request, IReadOnlyList<string> allowed)
    {
        RequestNumber.Join(request.HttpContext);
        var language = Languages.OfApi(request);
        var problem = allowed.Count > 0
            ? Problem.Of(language, ProblemCodes.MethodNotAllowed, request.Method, string.Join(", ", allowed))
            : Problem.Of(language, ProblemCodes.NotFound);
        telemetry.Refused(((Refusal)problem).Code);
        return problem;
    }
}
