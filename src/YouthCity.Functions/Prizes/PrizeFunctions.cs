using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Scores;

namespace YouthCity.Functions.Prizes;

/// <summary>Who gets what of the prize fund.</summary>
public sealed class PrizeFunctions(FrontDoor door, Versions versions, Reading reading)
{
    [Function("Prizes")]
    public Task<IResult> Prizes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/prizes")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, Audience.AgencyAndJury, async visit =>
        {
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            return state.Result is { } result
                ? reading.Answer(visit, state, () => PrizeSheet.Of(result), sheet => sheet.Table(visit.Contest), "prizes")
                : ScoreFunctions.CannotScore(visit, state);
        });
}
