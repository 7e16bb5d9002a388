using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;

namespace YouthCity.Functions.Pages;

/// <summary>The pages for people.</summary>
public sealed class PageFunctions(PagePipeline pipeline, ContestCatalog contests, ContestStates states, Sessions sessions)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("HomePage", StatusCodes.Status200OK),
        Operation.OfPage("ContestPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound),
        Operation.OfPage("JuryPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound),
        Operation.OfPage("RobustnessPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound),
        Operation.OfPage("SignInPage", StatusCodes.Status200OK),
        Operation.OfPage("SignIn", StatusCodes.Status302Found, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized) with { Takes = Sent.Form },
        Operation.OfPage("SignOut", StatusCodes.Status302Found, StatusCodes.Status400BadRequest) with { Takes = Sent.Form },
    ];

    private const int LongestKey = 200;

    [Function("HomePage")]
    public Task<IResult> Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        pipeline.OpenAsync(request, page => Task.FromResult(pipeline.Page<HomePage>(page, parameters: ("Contests", contests.All.Values.Select(known => known.Rules).ToList()))));

    [Function("ContestPage")]
    public Task<IResult> Contest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}")] HttpRequest request, string contest) =>
        ShowAsync<ContestPage>(request, contest, (_, state) => (state.Result, state.Sums, state.Jury));

    [Function("JuryPage")]
    public Task<IResult> Jury(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/jury")] HttpRequest request, string contest) =>
        ShowAsync<JuryPage>(request, contest, (_, state) => state.Jury);

    [Function("RobustnessPage")]
    public Task<IResult> Robustness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/robustness")] HttpRequest request, string contest) =>
        ShowAsync<RobustnessPage>(request, contest, (page, state) => page.Caller.SeesScores ? state.Robustness : null);

    [Function("SignInPage")]
    public Task<IResult> SignInForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request) =>
        pipeline.OpenAsync(request, page => Task.FromResult(pipeline.Page<SignInPage>(page)));

    [Function("SignIn")]
    public Task<IResult> SignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request) =>
        pipeline.OpenAsync(request, async page =>
        {
            if (!await pipeline.IsOwnFormAsync(page))
                return pipeline.Page<SignInPage>(page, StatusCodes.Status400BadRequest, ("Failed", true));
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            var key = form["key"].ToString().Trim();
            return key.Length is > 0 and <= LongestKey && await sessions.SignInAsync(request.HttpContext, key)
                ? TypedResults.LocalRedirect("/")
                : pipeline.Page<SignInPage>(page, StatusCodes.Status401Unauthorized, ("Failed", true));
        });

    [Function("SignOut")]
    public Task<IResult> SignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request) =>
        pipeline.OpenAsync(request, async page =>
        {
            if (page.Caller.Key is not null && !await pipeline.IsOwnFormAsync(page))
                return pipeline.Message(page, StatusCodes.Status400BadRequest, "page.signout", page.T("page.signout.failed"));
            Sessions.SignOut(request.HttpContext);
            return TypedResults.LocalRedirect("/");
        });

    /// <param name="compute">What the page will ask of the state, computed where a fault still finds its page.</param>
    private Task<IResult> ShowAsync<T>(HttpRequest request, string contest, Func<PageRequest, ContestState, object?> compute)
        where T : IComponent =>
        pipeline.OpenAsync(request, async page =>
        {
            if (contests.Find(contest) is not { } known)
                return pipeline.NotFound(page);
            var state = await states.ReadAsync(known, request.HttpContext.RequestAborted);
            _ = compute(page, state);
            return pipeline.Page<T>(page, parameters: ("State", state));
        });
}
