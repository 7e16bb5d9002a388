using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Robustness;

/// <summary>The page of how sure each place is.</summary>
public sealed class RobustnessPageFunction(PagePipeline pipeline, RobustnessResults results, Workload workload)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("RobustnessPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable) with { Parameters = [RobustnessFunctions.Page, PagePipeline.Publication] },
    ];

    [Function("RobustnessPage")]
    public Task<IResult> Robustness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/robustness")] HttpRequest request, string contest) =>
        pipeline.OpenResultAsync(request, contest, async (page, state) =>
        {
            var (outcome, robustness) = await results.OfAsync(state, request.HttpContext.RequestAborted);
            if (outcome != WorkOutcome.Done)
                return pipeline.NotWorkedOut(page, outcome, workload);
            var number = PageLinks.NumberOf(page, robustness?.Weights.Cities.Count ?? 0);
            return pipeline.Page<RobustnessPage>(page, StatusCodes.Status200OK, ("State", state), ("Robustness", robustness), ("Number", number));
        });
}
