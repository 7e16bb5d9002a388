using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Results;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Scores;

/// <summary>The page that sets any two cities side by side.</summary>
public sealed class ComparePageFunction(PagePipeline pipeline)
{
    private static readonly Parameter s_city = Parameter.Text("city", "osh") with { Meaning = "parameter.compared" }, s_other = Parameter.Text("other", "talas") with { Meaning = "parameter.compared" };

    public static IReadOnlyList<Operation> Operations { get; } =
        [Operation.OfPage("ComparePage", StatusCodes.Status200OK, StatusCodes.Status404NotFound) with { Parameters = [s_city, s_other, PagePipeline.Publication] }];

    [Function("ComparePage")]
    public Task<IResult> Compare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/compare")] HttpRequest request, string contest) =>
        pipeline.OpenResultAsync(request, contest, (page, state) =>
        {
            var result = state.Result!;

            // Without a choice of the reader's the first two.
            var order = result.Ranks.Order;
            var one = state.Contest.FindCity(request.Query["city"].ToString()) ?? order[0];
            var other = state.Contest.FindCity(request.Query["other"].ToString()) ?? order.FirstOrDefault(city => city != one, one);
            return Task.FromResult(pipeline.Page<ComparePage>(page, parameters: [("State", state), ("Result", result), ("Comparison", Comparison.Of(result, one, other))]));
        });
}
