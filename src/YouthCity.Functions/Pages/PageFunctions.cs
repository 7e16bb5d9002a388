using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Pages;

/// <summary>The pages for people.</summary>
public sealed class PageFunctions(PageDoor door, ContestCatalog contests, ContestStates states, RobustnessResults results, Workload workload, Sessions sessions)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("HomePage", StatusCodes.Status200OK),
        Operation.OfPage("ContestPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound),
        Operation.OfPage("JuryPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound),
        Operation.OfPage("RobustnessPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable) with { Parameters = [RobustnessFunctions.Page] },
        Operation.OfPage("SignInPage", StatusCodes.Status200OK),
        Operation.OfPage("SignIn", StatusCodes.Status302Found, StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized) with { Takes = Sent.Form },
        Operation.OfPage("SignOut", StatusCodes.Status302Found, StatusCodes.Status400BadRequest) with { Takes = Sent.Form },
    ];

    private const int LongestKey = 200;

    [Function("HomePage")]
    public Task<IResult> Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        door.OpenAsync(request, visit => Task.FromResult(door.Page<HomePage>(visit, parameters: ("Contests", contests.All.Values.Select(known => known.Rules).ToList()))));

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
        door.OpenAsync(request, async visit =>
        {
            if (contests.Find(contest) is not { } known)
                return door.NotFound(visit);
            var state = await states.ReadAsync(known, request.HttpContext.RequestAborted);
            var (outcome, robustness) = visit.Visitor.SeesScores ? await results.OfAsync(state, request.HttpContext.RequestAborted) : default;
            if (outcome != WorkOutcome.Done)
                return door.NotWorkedOut(visit, outcome, workload);
            var pages = PageLinks.PagesOf(robustness?.Weights.Cities.Count ?? 0);
            var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
            return door.Page<RobustnessPage>(visit, StatusCodes.Status200OK, ("State", state), ("Robustness", robustness), ("Number", page));
        });

    [Function("SignInPage")]
    public Task<IResult> SignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request) =>
        door.OpenAsync(request, visit => Task.FromResult(door.Page<SignInPage>(visit)));

    [Function("SignIn")]
    public Task<IResult> SendKey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request) =>
        door.OpenAsync(request, async visit =>
        {
            if (!await door.IsOwnFormAsync(visit))
                return door.Page<SignInPage>(visit, StatusCodes.Status400BadRequest, ("Failed", true));
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            var key = form["key"].ToString().Trim();
            return key.Length is > 0 and <= LongestKey && await sessions.SignInAsync(request.HttpContext, key)
                ? TypedResults.LocalRedirect("/")
                : door.Page<SignInPage>(visit, StatusCodes.Status401Unauthorized, ("Failed", true));
        });

    [Function("SignOut")]
    public Task<IResult> SignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request) =>
        door.OpenAsync(request, async visit =>
        {
            if (visit.Visitor.Key is not null && !await door.IsOwnFormAsync(visit))
                return door.Message(visit, StatusCodes.Status400BadRequest, "page.signout", visit.T("page.signout.failed"));
            Sessions.SignOut(request.HttpContext);
            return TypedResults.LocalRedirect("/");
        });

    /// <param name="compute">What the page will ask of the state, computed where a fault still finds its page.</param>
    private Task<IResult> ShowAsync<T>(HttpRequest request, string contest, Func<PageVisit, ContestState, object?> compute)
        where T : IComponent =>
        door.OpenAsync(request, async visit =>
        {
            if (contests.Find(contest) is not { } known)
                return door.NotFound(visit);
            var state = await states.ReadAsync(known, request.HttpContext.RequestAborted);
            _ = compute(visit, state);
            return door.Page<T>(visit, parameters: ("State", state));
        });
}
