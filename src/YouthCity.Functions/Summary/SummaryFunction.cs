using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Summary;

/// <summary>Everything about each city in one table; without scores and prizes for those who may not see them yet.</summary>
public sealed class SummaryFunction(ApiPipeline pipeline, CachedResponse responses)
{
    private static readonly Operation s_summary = new("Summary")
    {
        IsPublic = true,
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<ScoredSummary>() with { For = Capability.ReadScores }, Versions.ReturnsPublished<OpenSummary>()],
        Problems = [ProblemCodes.CannotScore],
    };

    [Function("Summary")]
    public Task<IResult> Summary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/summary")] HttpRequest request, string contest) =>
        pipeline.ReadPublishedAsync(request, contest, s_summary, (api, state) =>
        {
            if (!api.Caller.May(Capability.ReadScores) && state.Publication is null)
                return responses.Answer(api, state, "summary", static asked => OpenSummary.Of(asked.State, asked.Language), static (summary, _) => summary.Table());
            return state.Result is null
                ? Refusals.CannotScore(api, state)
                : responses.Answer(api, state, "summary", static asked => ScoredSummary.Of(asked.State, asked.Result, asked.Language), static (summary, _) => summary.Table());
        });
}
