using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Ballots;

/// <summary>The page of how the jury judged.</summary>
public sealed class JuryPageFunction(PagePipeline pipeline)
{
    public static IReadOnlyList<Operation> Operations { get; } = [Operation.OfPage("JuryPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound)];

    [Function("JuryPage")]
    public Task<IResult> Jury(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/jury")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, (page, state) =>
        {
            if (!page.Caller.May(Capability.ReadScores))
                return Task.FromResult(pipeline.NotPublished(page));

            // Computed here, where a fault still finds its page.
            _ = state.Jury;
            return Task.FromResult(pipeline.Page<JuryPage>(page, parameters: ("State", state)));
        });
}
