using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Surveys;

namespace YouthCity.Functions.Scores;

/// <summary>The ranking, and one city's receipt.</summary>
public sealed class ScoreFunctions(FrontDoor door, Versions versions, Reading reading)
{
    private static readonly Operation s_scores = new("Scores", Audience.AgencyAndJury) { Returns = [Versions.Returns<ScoreSheet>()], Problems = ["cannot-score"] };

    private static readonly Operation s_scoresOfCity = new("ScoresOfCity", Audience.AgencyAndJury)
    {
        Returns = [Versions.Returns<ReceiptSheet>()],
        Problems = ["unknown-city", "cannot-score"],
    };

    [Function("Scores")]
    public Task<IResult> Scores(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, s_scores, async visit =>
        {
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            return state.Result is { } result
                ? reading.Answer(visit, state, () => ScoreSheet.Of(result, visit.Known.RulesHash.Hex), sheet => sheet.Table(visit.Contest), "scores")
                : CannotScore(visit, state);
        });

    [Function("ScoresOfCity")]
    public Task<IResult> ScoresOfCity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores/{city}")] HttpRequest request, string contest, string city) =>
        door.OpenAsync(request, contest, s_scoresOfCity, async visit =>
        {
            if (visit.Contest.FindCity(city) is not { } position)
                return visit.Refuse(StatusCodes.Status404NotFound, "unknown-city", city);
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            return state.Result is { } result
                ? reading.Answer(visit, state, () => Receipt(state, result, position), sheet => sheet.Table(), $"scores-{visit.Contest.Cities[position].Id}")
                : CannotScore(visit, state);
        });

    private static ReceiptSheet Receipt(ContestState state, ContestResult result, int city)
    {
        var surveys = SurveyLine.OfCity(state.Contest, state.Content, state.Contest.Cities[city].Id);
        return ReceiptSheet.Of(result, city) with { Surveys = surveys.Count > 0 ? surveys : null };
    }

    /// <summary>The refusal where a mean has no use for a score of 0.</summary>
    public static IResult CannotScore(Visit visit, ContestState state) =>
        visit.Refuse(StatusCodes.Status409Conflict, "cannot-score", [.. Arguments(visit.Contest, state)]);

    private static IEnumerable<object> Arguments(Contest contest, ContestState state)
    {
        var refusal = state.Refusal!;
        yield return contest.Cities[refusal.City].ToString();
        yield return refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
    }
}
