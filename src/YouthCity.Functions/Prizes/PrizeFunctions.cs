using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web;

namespace YouthCity.Functions.Prizes;

/// <summary>Who gets what of the prize fund.</summary>
public sealed class PrizeFunctions(ApiPipeline pipeline, Versions versions, CachedResponse responses)
{
    private static readonly Operation s_prizes = new("Prizes", Capability.ReadScores) { Returns = [Versions.Returns<PrizesResponse>()], Problems = ["cannot-score"] };

    [Function("Prizes")]
    public Task<IResult> Prizes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/prizes")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_prizes, async api =>
        {
            if (await versions.AskedAsync(api) is not { } state)
                return Versions.Unknown(api);
            return state.Result is { } result
                ? responses.Answer(api, state, () => PrizesResponse.Of(result), sheet => sheet.Table(api.Contest, api.Language), "prizes")
                : Refusals.CannotScore(api, state);
        });
}
