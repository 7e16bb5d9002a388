using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Scores;

namespace YouthCity.Functions.Summary;

/// <summary>Everything about each city in one table; without scores and prizes for those who may not see them yet.</summary>
public sealed class SummaryFunction(FrontDoor door, Versions versions, Reading reading)
{
    private static readonly Operation s_summary = new("Summary", Audience.Anyone)
    {
        Returns = [Versions.Returns<FullSummary>() with { For = Audience.AgencyAndJury }, Versions.Returns<OpenSummary>()],
        Problems = ["cannot-score"],
    };

    [Function("Summary")]
    public Task<IResult> Summary(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/summary")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, s_summary, async visit =>
        {
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            if (!visit.Visitor.SeesScores)
                return reading.Answer(visit, state, () => OpenSummary.Of(state), summary => summary.Table(), "summary");
            return state.Result is { } result
                ? reading.Answer(visit, state, () => FullSummary.Of(state, result), summary => summary.Table(), "summary")
                : ScoreFunctions.CannotScore(visit, state);
        });
}
