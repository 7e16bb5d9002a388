using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Publications;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Scores;

/// <summary>The ranking: what each score is made of, and how sure each place is.</summary>
public sealed class ResultPageFunction(PagePipeline pipeline, RobustnessResults robustness, PublishedFiles files)
{
    /// <summary>With more cities the page does not wait for how sure their places are; it shows it once it is known.</summary>
    private const int MostToWaitFor = 100;

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("ResultPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound) with { Parameters = [RankingOrder.Parameter, PageLinks.Parameter, PagePipeline.Publication] },
    ];

    [Function("ResultPage")]
    public Task<IResult> Result(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/result")] HttpRequest request, string contest) =>
        pipeline.OpenResultAsync(request, contest, async (page, state) =>
        {
            var result = state.Result!;
            var sure = result.Ranks.Ranked <= MostToWaitFor
                ? await robustness.OfAsync(state, request.HttpContext.RequestAborted)
                : new(WorkOutcome.Done, robustness.Known(state));
            return pipeline.Page<ResultPage>(page with { Modules = ["ranking.js"] }, parameters:
            [
                ("State", state), ("Result", result), ("Sure", sure.Value?.Near),
                ("File", state.Publication is { } publication ? await files.OfAsync(publication, request.HttpContext.RequestAborted) : null),
                ("Order", RankingOrder.Of(state.Contest, request.Query["sort"])),
                ("Number", PageLinks.NumberOf(page, state.Contest.Cities.Count)),
            ]);
        });
}
