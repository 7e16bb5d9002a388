using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Results;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;

namespace YouthCity.Functions.Scores;

/// <summary>Why one city stands before another.</summary>
public sealed class CompareFunction(FrontDoor door, Versions versions, Reading reading)
{
    private static readonly Operation s_compareCities = new("CompareCities", Audience.AgencyAndJury)
    {
        Returns = [Versions.Returns<ComparisonSheet>()],
        Problems = ["unknown-city", "cannot-score"],
    };

    [Function("CompareCities")]
    public Task<IResult> Compare(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores/{city}/compare/{other}")] HttpRequest request,
        string contest, string city, string other) =>
        door.OpenAsync(request, contest, s_compareCities, async visit =>
        {
            if (visit.Contest.FindCity(city) is not { } one)
                return visit.Refuse(StatusCodes.Status404NotFound, "unknown-city", city);
            if (visit.Contest.FindCity(other) is not { } two)
                return visit.Refuse(StatusCodes.Status404NotFound, "unknown-city", other);
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            return state.Result is { } result
                ? reading.Answer(visit, state, () => ComparisonSheet.Of(result, Comparison.Of(result, one, two), visit.Language), sheet => sheet.Table(),
                    $"scores-{visit.Contest.Cities[one].Id}-compare-{visit.Contest.Cities[two].Id}")
                : ScoreFunctions.CannotScore(visit, state);
        });
}
