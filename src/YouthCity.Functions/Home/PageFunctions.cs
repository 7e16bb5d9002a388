using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Home;

/// <summary>The pages for people.</summary>
public sealed class PageFunctions(PagePipeline pipeline, ContestCatalog contests, ContestStates states, SignIns signIns, Sessions sessions, TimeProvider clock)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("HomePage", StatusCodes.Status200OK),
        Operation.OfPage("ContestPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound) with { Parameters = [PageLinks.Parameter, PagePipeline.Publication] },
        Operation.OfPage("MethodPage", StatusCodes.Status200OK),
        Operation.OfPage("AccessibilityPage", StatusCodes.Status200OK),
        Operation.OfPage("SignInPage", StatusCodes.Status200OK) with { Parameters = [Parameter.Text("to", "/contests/2020"), Parameter.Text("ended")] },
        Operation.OfPage("SignIn", StatusCodes.Status302Found, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests) with { Takes = Sent.Form },
        Operation.OfPage("SignOut", StatusCodes.Status302Found, StatusCodes.Status400BadRequest) with { Takes = Sent.Form },
    ];

    private const int LongestKey = 200, LongestTarget = 1000;

    [Function("HomePage")]
    public Task<IResult> Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        pipeline.OpenAsync(request, async page =>
        {
            var all = new List<ContestState>();
            foreach (var known in await contests.ListAsync(request.HttpContext.RequestAborted))
                all.Add(await states.ReadAsync(known, request.HttpContext.RequestAborted));
            return pipeline.Page<HomePage>(page, parameters: ("States", all));
        });

    [Function("ContestPage")]
    public Task<IResult> Contest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, async (page, newest) =>
        {
            // Computed here, where a fault still finds its page.
            var state = await pipeline.ReadableAsync(page, newest) ?? newest;
            _ = (state.Result, state.Sums, state.Actions, state.Jury);
            return pipeline.Page<ContestPage>(page, parameters:
                [("State", state), ("Today", Formats.Today(clock.GetUtcNow())), ("Number", PageLinks.NumberOf(page, Math.Max(state.Sums.Cities.Count, state.Actions.Cities.Count)))]);
        });

    [Function("MethodPage")]
    public Task<IResult> Method(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "method")] HttpRequest request) =>
        pipeline.OpenAsync(request, page => Task.FromResult(pipeline.Page<MethodPage>(page)));

    [Function("AccessibilityPage")]
    public Task<IResult> Accessibility(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "accessibility")] HttpRequest request) =>
        pipeline.OpenAsync(request, page => Task.FromResult(pipeline.Page<AccessibilityPage>(page)));

    [Function("SignInPage")]
    public Task<IResult> SignInForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request) =>
        pipeline.OpenAsync(request, page => Task.FromResult(pipeline.FormPage<SignInPage>(
            page, parameters: [("To", Target(request.Query["to"])), ("Ended", request.Query["ended"] == "1")])));

    [Function("SignIn")]
    public Task<IResult> SignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request) =>
        pipeline.OpenAsync(request, async page =>
        {
            if (!await pipeline.IsOwnFormAsync(page))
                return pipeline.FormPage<SignInPage>(page, StatusCodes.Status400BadRequest, ("Failure", "page.signin.failed"), ("To", "/"));
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            var key = form["key"].ToString().Trim();
            var result = await signIns.OfPageAsync(request.HttpContext, key.Length is > 0 and <= LongestKey ? key : null);
            if (result.Outcome == SignInOutcome.Slowed)
                return Slow(page, result.RetryAfter);
            if (result.Key is null)
                return pipeline.FormPage<SignInPage>(page, StatusCodes.Status401Unauthorized, ("Failure", FailureOf(result.Outcome)), ("To", Target(form["to"])));
            sessions.Begin(request.HttpContext, result.Key);
            return TypedResults.LocalRedirect(Target(form["to"]));
        });

    [Function("SignOut")]
    public Task<IResult> SignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request) =>
        pipeline.OpenAsync(request, async page =>
        {
            if (page.Caller.Key is not null && !await pipeline.IsOwnFormAsync(page))
                return pipeline.Message(page, StatusCodes.Status400BadRequest, "page.signout", page.T("page.signout.failed"));
            return TypedResults.LocalRedirect(await sessions.EndAsync(request.HttpContext));
        });

    /// <summary>Where to go after signing in: an address of ours that was asked for, or home. No other site is gone to, whatever the address says.</summary>
    private static string Target(string? asked) =>
        asked is ['/', not ('/' or '\\'), ..] && asked.Length <= LongestTarget && !asked.Any(char.IsControl) && !asked.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) ? asked : "/";

    private IResult Slow(PageRequest page, TimeSpan wait)
    {
        var seconds = Answer.Seconds(wait);
        page.Context.Response.Headers.RetryAfter = seconds;
        return pipeline.Message(page, StatusCodes.Status429TooManyRequests, "problem.too-many-guesses.title", page.T("problem.too-many-guesses.detail", seconds));
    }

    /// <summary>The text that says why a key does not open anything.</summary>
    private static string FailureOf(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Revoked => "problem.key-revoked.detail",
        SignInOutcome.Expired => "problem.key-expired.detail",
        _ => "page.signin.failed",
    };
}
