using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Scores;

namespace YouthCity.Functions.Prizes;

/// <summary>Who gets what of the prize fund.</summary>
public sealed class PrizeFunctions(FrontDoor door, Versions versions, Reading reading)
{
    private static readonly Operation s_prizes = new("Prizes", Audience.AgencyAndJury) { Returns = [Versions.Returns<PrizeSheet>()], Problems = ["cannot-score"] };

    [Function("Prizes")]
    public Task<IResult> Prizes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/prizes")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, s_prizes, async visit =>
        {
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            return state.Result is { } result
                ? reading.Answer(visit, state, () => PrizeSheet.Of(result), sheet => sheet.Table(visit.Contest), "prizes")
                : ScoreFunctions.CannotScore(visit, state);
        });
}
