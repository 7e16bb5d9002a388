using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Functions.Web;

namespace YouthCity.Functions.Scores;

/// <summary>Why one city stands before another.</summary>
public sealed class CompareFunction(ApiPipeline pipeline, Versions versions, CachedResponse responses)
{
    private static readonly Operation s_compareCities = new("CompareCities", Capability.ReadScores)
    {
        Returns = [Versions.Returns<ComparisonResponse>()],
        Problems = [ProblemCodes.UnknownCity, ProblemCodes.CannotScore],
    };

    [Function("CompareCities")]
    public Task<IResult> Compare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores/{city}/compare/{other}")] HttpRequest request,
        string contest, string city, string other) =>
        pipeline.OpenAsync(request, contest, s_compareCities, async api =>
        {
            if (api.Contest.FindCity(city) is not { } one)
                return api.Refuse(ProblemCodes.UnknownCity, city);
            if (api.Contest.FindCity(other) is not { } two)
                return api.Refuse(ProblemCodes.UnknownCity, other);
            if (await versions.AskedAsync(api) is not { } state)
                return Versions.Unknown(api);
            return state.Result is { } result
                ? responses.Answer(api, state, () => ComparisonResponse.Of(result, Comparison.Of(result, one, two), api.Language), sheet => sheet.Table(),
                    $"scores-{api.Contest.Cities[one].Id}-compare-{api.Contest.Cities[two].Id}")
                : Refusals.CannotScore(api, state);
        });
}
