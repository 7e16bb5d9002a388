using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Surveys;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Scores;

/// <summary>The ranking, and one city's receipt.</summary>
public sealed class ScoreFunctions(ApiPipeline pipeline, CachedResponse responses)
{
    private static readonly Operation s_scores = new("Scores", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<ScoresResponse>()],
        Problems = [ProblemCodes.CannotScore],
    };

    private static readonly Operation s_scoresOfCity = new("ScoresOfCity", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<ReceiptResponse>()],
        Problems = [ProblemCodes.UnknownCity, ProblemCodes.CannotScore],
    };

    [Function("Scores")]
    public Task<IResult> Scores(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores")] HttpRequest request, string contest) =>
        pipeline.ReadResultAsync(request, contest, s_scores, (api, state, _) => responses.Answer(
            api, state, "scores", static asked => ScoresResponse.Of(asked.Result, asked.State.Known.RulesHash.Hex), static (scores, asked) => scores.Table(asked.State.Contest, asked.Language)));

    [Function("ScoresOfCity")]
    public Task<IResult> ScoresOfCity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/scores/{city}")] HttpRequest request, string contest, string city) =>
        pipeline.ReadResultAsync(request, contest, s_scoresOfCity, (api, state, _) => api.Contest.FindCity(city) is { } position
            ? responses.Answer(api, state, $"scores-{api.Contest.Cities[position].Id}", position, static asked => Receipt(asked.State, asked.Result, asked.Subject), static (receipt, _) => receipt.Table())
            : api.Refuse(ProblemCodes.UnknownCity, city));

    private static ReceiptResponse Receipt(ContestState state, ContestResult result, int city)
    {
        var surveys = SurveyLine.OfCity(state.Contest, state.Content, state.Contest.Cities[city].Id);
        return ReceiptResponse.Of(result, city) with { Surveys = surveys.Count > 0 ? surveys : null };
    }
}
