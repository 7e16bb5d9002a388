using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Surveys;
using YouthCity.Functions.Web;

namespace YouthCity.Functions.Scores;

/// <summary>The ranking, and one city's receipt.</summary>
public sealed class ScoreFunctions(ApiPipeline pipeline, Versions versions, CachedResponse responses)
{
    private static readonly Operation s_scores = new("Scores", Capability.ReadScores) { Returns = [Versions.Returns<ScoresResponse>()], Problems = ["cannot-score"] };

    private static readonly Operation s_scoresOfCity = new("ScoresOfCity", Capability.ReadScores)
    {
        Returns = [Versions.Returns<ReceiptResponse>()],
        Problems = ["unknown-city", "cannot-score"],
    };

    [Function("Scores")]
    public Task<IResult> Scores(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_scores, async api =>
        {
            if (await versions.AskedAsync(api) is not { } state)
                return Versions.Unknown(api);
            return state.Result is { } result
                ? responses.Answer(api, state, () => ScoresResponse.Of(result, api.Known.RulesHash.Hex), sheet => sheet.Table(api.Contest, api.Language), "scores")
                : Refusals.CannotScore(api, state);
        });

    [Function("ScoresOfCity")]
    public Task<IResult> ScoresOfCity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores/{city}")] HttpRequest request, string contest, string city) =>
        pipeline.OpenAsync(request, contest, s_scoresOfCity, async api =>
        {
            if (api.Contest.FindCity(city) is not { } position)
                return api.Refuse(StatusCodes.Status404NotFound, "unknown-city", city);
            if (await versions.AskedAsync(api) is not { } state)
                return Versions.Unknown(api);
            return state.Result is { } result
                ? responses.Answer(api, state, () => Receipt(state, result, position), sheet => sheet.Table(), $"scores-{api.Contest.Cities[position].Id}")
                : Refusals.CannotScore(api, state);
        });

    private static ReceiptResponse Receipt(ContestState state, ContestResult result, int city)
    {
        var surveys = SurveyLine.OfCity(state.Contest, state.Content, state.Contest.Cities[city].Id);
        return ReceiptResponse.Of(result, city) with { Surveys = surveys.Count > 0 ? surveys : null };
    }
}
