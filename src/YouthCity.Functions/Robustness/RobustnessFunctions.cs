using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is: under other weights, without one indicator or group, under other rules.</summary>
public sealed class RobustnessFunctions(ApiPipeline pipeline, Versions versions, CachedResponse responses, RobustnessResults results)
{
    /// <summary>Which hundred of the cities of a large contest.</summary>
    internal static Parameter Page { get; } = Parameter.Number("page", "integer", 1, RobustnessResponse.MostPages, "1");

    private static readonly Operation s_robustness = new("Robustness", Capability.ReadScores)
    {
        Returns = [Versions.Returns<RobustnessResponse>()],
        Parameters =
        [
            Parameter.OneOf("method", "dirichlet", "perturb"),
            Parameter.OneOf("level", "groups", "all"),
            Parameter.Number("draws", "integer", 1, DrawingRequest.MostDrawsOverHttp, "1000"),
            Parameter.Number("seed", "integer", 0, WeightDrawing.LargestSeed, "1"),
            Parameter.Number("spread", "number", 0, 0.999, "0.25"),
            Page,
        ],
        Problems = ["cannot-score", "too-many-cities", "busy", "took-too-long"],
    };

    private static readonly Operation s_leaveOneOut = new("RobustnessLeaveOneOut", Capability.ReadScores)
    {
        Returns = [Versions.Returns<LeaveOneOutResponse>()],
        Problems = ["cannot-score", "too-many-cities", "busy", "took-too-long"],
    };

    private static readonly Operation s_settings = new("RobustnessSettings", Capability.ReadScores)
    {
        Returns = [Versions.Returns<SettingsResponse>()],
        Problems = ["cannot-score", "too-many-cities", "busy", "took-too-long"],
    };

    [Function("Robustness")]
    public Task<IResult> Robustness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/robustness")] HttpRequest request, string contest) =>
        OpenAsync(request, contest, s_robustness, (api, state, result) =>
        {
            var (drawing, problem) = DrawingRequest.Parse(name => Asked(request, name) is { Count: > 0 } text ? text.ToString() : null, DrawingRequest.MostDrawsOverHttp);
            if (PageOf(request.Query["page"].ToString()) is not { } page)
                return Task.FromResult(api.Refuse(StatusCodes.Status400BadRequest, "bad-parameter", "page", request.Query["page"].ToString(), $"1 ... {RobustnessResponse.MostPages}"));
            return drawing is null
                ? Task.FromResult(api.Refuse(StatusCodes.Status400BadRequest, "bad-parameter", problem!.Name, problem.Value, problem.Allowed))
                : responses.AnswerAsync(
                    api, state, token => RobustnessResponse.Of(results.Places(state, result, drawing, token), api.Known.RulesHash.Hex, page),
                    sheet => sheet.Table(api.Contest, api.Language), $"{FileName(drawing)}{(page > 1 ? $"-page-{page}" : "")}");
        });

    [Function("RobustnessLeaveOneOut")]
    public Task<IResult> WithoutOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/robustness/leave-one-out")] HttpRequest request, string contest) =>
        OpenAsync(request, contest, s_leaveOneOut, (api, state, result) =>
            responses.AnswerAsync(api, state, token => LeaveOneOutResponse.Of(LeaveOneOut.Of(result, token)), sheet => sheet.Table(), "leave-one-out"));

    [Function("RobustnessSettings")]
    public Task<IResult> Settings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/robustness/settings")] HttpRequest request, string contest) =>
        OpenAsync(request, contest, s_settings, (api, state, result) =>
            responses.AnswerAsync(api, state, token => SettingsResponse.Of(result, token), sheet => sheet.Table(), "settings"));

    private Task<IResult> OpenAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, ContestState, ContestResult, Task<IResult>> answer) =>
        pipeline.OpenAsync(request, contest, operation, async api =>
        {
            if (await versions.AskedAsync(api) is not { } state)
                return Versions.Unknown(api);
            if (state.Result is not { } result)
                return Refusals.CannotScore(api, state);
            return result.Ranks.Ranked > RankAcceptability.MostCities
                ? api.Refuse(StatusCodes.Status409Conflict, "too-many-cities", result.Ranks.Ranked, RankAcceptability.MostCities)
                : await answer(api, state, result);
        });

    /// <summary>The first page unless another is asked for. Null if there can be no such page.</summary>
    private static int? PageOf(string asked) => asked.Length == 0 ? 1
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= RobustnessResponse.MostPages ? page : null;

    private static StringValues Asked(HttpRequest request, string name) => name switch
    {
        "method" => request.Query["method"],
        "level" => request.Query["level"],
        "draws" => request.Query["draws"],
        "seed" => request.Query["seed"],
        _ => request.Query["spread"],
    };

    /// <summary>Names everything that the figures depend on, so that it also tells one kept answer from another.</summary>
    private static string FileName(WeightDrawing drawing)
    {
        var spread = drawing.Method == WeightMethod.Perturb ? $"-{drawing.Spread.ToString("R", CultureInfo.InvariantCulture)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"robustness-{drawing.Method.Code()}{spread}-{drawing.Level.Code()}-{drawing.Draws}-{drawing.Seed}");
    }
}
