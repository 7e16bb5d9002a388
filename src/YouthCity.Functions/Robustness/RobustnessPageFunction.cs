using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web;

namespace YouthCity.Functions.Robustness;

/// <summary>The page of how sure each place is.</summary>
public sealed class RobustnessPageFunction(PagePipeline pipeline, RobustnessResults results)
{
    public static IReadOnlyList<Operation> Operations { get; } = [Operation.OfPage("RobustnessPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound)];

    [Function("RobustnessPage")]
    public Task<IResult> Robustness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/robustness")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, (page, state) =>
            pipeline.Page<RobustnessPage>(page, parameters: [("State", state), ("Robustness", page.Caller.May(Capability.ReadScores) ? results.Of(state) : null)]));
}
