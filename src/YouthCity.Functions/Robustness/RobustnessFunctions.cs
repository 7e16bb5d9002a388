using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;
using YouthCity.Core.Access;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is: under other weights, without one indicator or group, under other rules.</summary>
public sealed class RobustnessFunctions(ApiPipeline pipeline, CachedResponse responses, RobustnessResults results)
{
    /// <summary>Which hundred of the cities of a large contest.</summary>
    internal static Parameter Page { get; } = Parameter.Number("page", "integer", 1, RobustnessResponse.MostPages, "1");

    private static readonly Operation s_robustness = new("Robustness", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<RobustnessResponse>()],
        Parameters =
        [
            Parameter.OneOf("method", "dirichlet", "perturb"),
            Parameter.OneOf("level", "groups", "all"),
            Parameter.Number("draws", "integer", 1, DrawingRequest.MostDrawsOverHttp, "1000"),
            Parameter.Number("seed", "integer", 0, WeightDrawing.LargestSeed, "1"),
            Parameter.Number("spread", "number", 0, 0.999, "0.25"),
            Page,
        ],
        Problems = [ProblemCodes.CannotScore, ProblemCodes.TooManyCities, ProblemCodes.Busy, ProblemCodes.TookTooLong],
    };

    private static readonly Operation s_leaveOneOut = new("RobustnessLeaveOneOut", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<LeaveOneOutResponse>()],
        Problems = [ProblemCodes.CannotScore, ProblemCodes.TooManyCities, ProblemCodes.Busy, ProblemCodes.TookTooLong],
    };

    private static readonly Operation s_settings = new("RobustnessSettings", Capability.ReadScores)
    {
        NewestFor = [Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<SettingsResponse>()],
        Problems = [ProblemCodes.CannotScore, ProblemCodes.TooManyCities, ProblemCodes.Busy, ProblemCodes.TookTooLong],
    };

    [Function("Robustness")]
    public Task<IResult> Robustness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/robustness")] HttpRequest request, string contest) =>
        CompareAsync(request, contest, s_robustness, (api, state) =>
        {
            var (drawing, problem) = DrawingRequest.Parse(name => Asked(request, name) is { Count: > 0 } text ? text.ToString() : null, DrawingRequest.MostDrawsOverHttp);
            if (drawing is null)
                return Task.FromResult(api.Refuse(ProblemCodes.BadParameter, problem!.Name, problem.Value, problem.Allowed));
            if (PageOf(request.Query["page"].ToString()) is not { } page)
                return Task.FromResult(api.Refuse(ProblemCodes.BadParameter, "page", request.Query["page"].ToString(), $"1 ... {RobustnessResponse.MostPages}"));
            return responses.AnswerAsync(
                api, state, FileName(drawing, page), new DrawnPage(drawing, page),
                (asked, token) => RobustnessResponse.Of(results.Places(asked.State, asked.Result, asked.Subject.Drawing, token), asked.State.Known.RulesHash.Hex, asked.Subject.Page),
                static (robustness, asked) => robustness.Table(asked.State.Contest, asked.Language));
        });

    [Function("RobustnessLeaveOneOut")]
    public Task<IResult> WithoutOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/robustness/leave-one-out")] HttpRequest request, string contest) =>
        CompareAsync(request, contest, s_leaveOneOut, (api, state) => responses.AnswerAsync(
            api, state, "leave-one-out", "", static (asked, token) => LeaveOneOutResponse.Of(LeaveOneOut.Of(asked.Result, token)), static (left, _) => left.Table()));

    [Function("RobustnessSettings")]
    public Task<IResult> Settings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/robustness/settings")] HttpRequest request, string contest) =>
        CompareAsync(request, contest, s_settings, (api, state) => responses.AnswerAsync(
            api, state, "settings", "", static (asked, token) => SettingsResponse.Of(asked.Result, token), static (settings, _) => settings.Table()));

    private Task<IResult> CompareAsync(HttpRequest request, string contest, Operation operation, Func<ApiRequest, ContestState, Task<IResult>> answer) =>
        pipeline.ReadResultAsync(request, contest, operation, (api, state, result) => result.Ranks.Ranked > RankAcceptability.MostCities
            ? Task.FromResult(api.Refuse(ProblemCodes.TooManyCities, result.Ranks.Ranked, RankAcceptability.MostCities))
            : answer(api, state));

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

    private static string FileName(WeightDrawing drawing, int page)
    {
        var spread = drawing.Method == WeightMethod.Perturb ? $"-{drawing.Spread.ToString("R", CultureInfo.InvariantCulture)}" : "";
        var name = string.Create(CultureInfo.InvariantCulture, $"robustness-{drawing.Method.Code()}{spread}-{drawing.Level.Code()}-{drawing.Draws}-{drawing.Seed}");
        return page > 1 ? string.Create(CultureInfo.InvariantCulture, $"{name}-page-{page}") : name;
    }

    private sealed record DrawnPage(WeightDrawing Drawing, int Page);
}
