using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Prizes;

/// <summary>Who gets what of the prize fund.</summary>
public sealed class PrizeFunctions(ApiPipeline pipeline, CachedResponse responses)
{
    private static readonly Operation s_prizes = new("Prizes", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<PrizesResponse>()],
        Problems = [ProblemCodes.CannotScore],
    };

    [Function("Prizes")]
    public Task<IResult> Prizes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/prizes")] HttpRequest request, string contest) =>
        pipeline.ReadResultAsync(request, contest, s_prizes, (api, state, _) => responses.Answer(
            api, state, "prizes", static asked => PrizesResponse.Of(asked.Result), static (prizes, asked) => prizes.Table(asked.State.Contest, asked.Language)));
}
