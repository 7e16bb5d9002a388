using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Scores;

/// <summary>The ranking: what each score is made of, and how sure each place is.</summary>
public sealed class ResultPageFunction(PagePipeline pipeline, RobustnessResults robustness)
{
    /// <summary>With more cities the page does not wait for how sure their places are; it shows it once it is known.</summary>
    private const int MostToWaitFor = 100;

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("ResultPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound) with { Parameters = [RankingOrder.Parameter, PageLinks.Parameter] },
    ];

    [Function("ResultPage")]
    public Task<IResult> Result(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/result")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, async (page, state) =>
        {
            if (!page.Caller.May(Capability.ReadScores))
                return pipeline.NotPublished(page);
            if (state.Result is not { } result)
                return pipeline.CannotScore(page, state);
            var sure = result.Ranks.Ranked <= MostToWaitFor
                ? await robustness.OfAsync(state, request.HttpContext.RequestAborted)
                : new(WorkOutcome.Done, robustness.Known(state));
            return pipeline.Page<ResultPage>(page with { Modules = ["ranking.js"] }, parameters:
            [
                ("State", state), ("Result", result), ("Sure", sure.Value?.Weights),
                ("Order", RankingOrder.Of(state.Contest, request.Query["sort"])),
                ("Number", PageLinks.NumberOf(page, state.Contest.Cities.Count)),
            ]);
        });
}
