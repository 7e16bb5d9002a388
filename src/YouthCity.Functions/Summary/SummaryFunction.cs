using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web;

namespace YouthCity.Functions.Summary;

/// <summary>Everything about each city in one table; without scores and prizes for those who may not see them yet.</summary>
public sealed class SummaryFunction(ApiPipeline pipeline, Versions versions, CachedResponse responses)
{
    private static readonly Operation s_summary = new("Summary")
    {
        Returns = [Versions.Returns<FullSummary>() with { For = Capability.ReadScores }, Versions.Returns<OpenSummary>()],
        Problems = ["cannot-score"],
    };

    [Function("Summary")]
    public Task<IResult> Summary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/summary")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_summary, async api =>
        {
            if (await versions.AskedAsync(api) is not { } state)
                return Versions.Unknown(api);
            if (!api.Caller.May(Capability.ReadScores))
                return responses.Answer(api, state, () => OpenSummary.Of(state, api.Language), summary => summary.Table(), "summary");
            return state.Result is { } result
                ? responses.Answer(api, state, () => FullSummary.Of(state, result, api.Language), summary => summary.Table(), "summary")
                : Refusals.CannotScore(api, state);
        });
}
