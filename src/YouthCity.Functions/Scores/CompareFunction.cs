using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Scores;

/// <summary>Why one city stands before another.</summary>
public sealed class CompareFunction(ApiPipeline pipeline, CachedResponse responses)
{
    private static readonly Operation s_compareCities = new("CompareCities", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<ComparisonResponse>()],
        Problems = [ProblemCodes.UnknownCity, ProblemCodes.CannotScore],
    };

    [Function("CompareCities")]
    public Task<IResult> Compare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores/{city}/compare/{other}")] HttpRequest request,
        string contest, string city, string other) =>
        pipeline.ReadResultAsync(request, contest, s_compareCities, (api, state, _) =>
        {
            if (api.Contest.FindCity(city) is not { } one)
                return api.Refuse(ProblemCodes.UnknownCity, city);
            if (api.Contest.FindCity(other) is not { } two)
                return api.Refuse(ProblemCodes.UnknownCity, other);
            return responses.Answer(
                api, state, $"scores-{api.Contest.Cities[one].Id}-compare-{api.Contest.Cities[two].Id}", new ComparedCities(one, two),
                static asked => ComparisonResponse.Of(asked.Result, Comparison.Of(asked.Result, asked.Subject.One, asked.Subject.Other), asked.Language),
                static (comparison, _) => comparison.Table());
        });
}

/// <summary>The positions of two cities in the contest.</summary>
internal sealed record ComparedCities(int One, int Other);
