using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Robustness;

/// <summary>The page of how sure each place is.</summary>
public sealed class RobustnessPageFunction(PagePipeline pipeline, RobustnessResults results, Workload workload)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("RobustnessPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable) with { Parameters = [RobustnessFunctions.Page] },
    ];

    [Function("RobustnessPage")]
    public Task<IResult> Robustness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/robustness")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, async (page, state) =>
        {
            var (outcome, robustness) = page.Caller.May(Capability.ReadScores) ? await results.OfAsync(state, request.HttpContext.RequestAborted) : default;
            if (outcome != WorkOutcome.Done)
                return pipeline.NotWorkedOut(page, outcome, workload);
            var pages = PageLinks.PagesOf(robustness?.Weights.Cities.Count ?? 0);
            var number = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, pages) : 1;
            return pipeline.Page<RobustnessPage>(page, StatusCodes.Status200OK, ("State", state), ("Robustness", robustness), ("Number", number));
        });
}
