using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Text;
using YouthCity.Storage;

namespace YouthCity.Functions.Stages;

/// <summary>In which stage a contest is, and the way to another one.</summary>
public sealed class StageFunctions(ApiPipeline pipeline, JsonActs acts, CachedResponse responses, AccessKeys keys, TimeProvider clock)
{
    private static readonly Operation s_stage = new("Stage") { IsPublic = true, Returns = [Versions.Returns<StageResponse>()] };

    private static readonly Operation s_move = JsonActs.Of<StageRequest, StageMoved>(
        "StageMove", Capability.DecideStage,
        new("to-judging", """{ "stage": "judging" }""", 201),
        new("no-such-stage", """{ "stage": "finished" }""", 400),
        new("past-a-stage", """{ "stage": "published" }""", 409)) with
    {
        Problems = [.. JsonActs.Of<StageRequest, StageMoved>("StageMove", Capability.DecideStage).Problems, ProblemCodes.NoSuchMove],
    };

    [Function("Stage")]
    public Task<IResult> Stage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/stage")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_stage, (api, state) =>
        {
            // The day is in the answer's key: what is open today may be closed tomorrow.
            var today = DateOnly.FromDateTime(Moments.InBishkek(clock.GetUtcNow()).DateTime);
            return responses.Answer(api, state, "stage", today, static asked => StageResponse.Of(asked.State, Moments.NoonInBishkek(asked.Subject)), static (stage, _) => stage.Table());
        });

    [Function("StageMove")]
    public Task<IResult> Move(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/stage")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_move, api =>
        {
            ContestStage? to = null;
            return acts.ActAsync<StageRequest, StageMoved>(
                api, ActNames.Stage,
                (state, asked) => Task.FromResult(Decide(api, state, asked, out to)),
                async outcome => Moved(outcome, to!, await MissingAsync(outcome.Before, api.Cancellation)));
        });

    private DecidedAct Decide(ApiRequest api, ContestState state, StageRequest asked, out ContestStage? to)
    {
        to = null;
        if (StageCodes.TryParse(asked.Stage) is not { } stage)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "stage", asked.Stage, string.Join(", ", Enum.GetValues<Stage>().Select(known => known.Code()))));
        if (asked.ProtocolNumber?.Trim() is { Length: > Protocol.LongestNumber } number)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "protocolNumber", $"{CellText.Cut(number, Protocol.LongestNumber)}…", string.Create(CultureInfo.InvariantCulture, $"1-{Protocol.LongestNumber}")));
        var protocol = asked is { ProtocolNumber: { } given, ProtocolDate: { } date } && given.Trim().Length > 0 ? new Protocol(given.Trim(), date) : null;
        var reason = Preconditions.Reason(asked.Reason);
        to = new(stage, protocol, asked.ObjectionsUntil);
        return StageMove.Check(state.Stage, to, clock.GetUtcNow(), reason is not null) switch
        {
            null => new(ContestChange.Of(to), reason ?? (protocol is null ? stage.Code() : protocol.Number)),
            MoveObstacle.NoReason => DecidedAct.No(api.Refuse(ProblemCodes.ReasonRequired, WebMessages.In(api.Language, "stage.reason.back"))),
            { } obstacle => DecidedAct.No(api.Refuse(ProblemCodes.NoSuchMove, WebMessages.In(api.Language, Text(obstacle)), StageTexts.Name(state.Stage.Stage, api.Language), Possible(api, state))),
        };
    }

    private static string Possible(ApiRequest api, ContestState state) =>
        string.Join(", ", StageMove.From(state.Stage.Stage).Select(stage => $"{StageTexts.Name(stage, api.Language)} ({stage.Code()})"));

    /// <summary>The text that says what stands in the way.</summary>
    internal static string Text(MoveObstacle obstacle) => obstacle switch
    {
        MoveObstacle.AlreadyThere => "stage.move.alreadythere",
        MoveObstacle.StageBetween => "stage.move.between",
        MoveObstacle.ByPublishing => "stage.move.publishing",
        MoveObstacle.NoProtocol => "stage.move.protocol",
        MoveObstacle.OnlyWhenDecided => "stage.move.onlydecided",
        MoveObstacle.ProtocolInFuture => "stage.move.future",
        _ => "stage.move.objections",
    };

    private static StageMoved Moved(ActOutcome outcome, ContestStage to, StageMissing missing) => new(
        outcome.Version, outcome.Stored, outcome.Before.Stage.Stage.Code(), to.Stage.Code(), outcome.Before.Stage.IsProvisional, to.IsProvisional, outcome.Before.Standing.Arrived, missing);

    private async Task<StageMissing> MissingAsync(ContestState state, CancellationToken cancellation) => Missing(state, await keys.ReadAsync(cancellation), clock.GetUtcNow());

    /// <summary>What is missing when the contest is moved now.</summary>
    internal static StageMissing Missing(ContestState state, KeyRing ring, DateTimeOffset now)
    {
        var covered = state.Contest.Cities.Select((city, at) => (city.Id, Values: state.Sheet.Coverage(at))).ToList();
        return new(
            [.. covered.Where(city => city.Values == 0).Select(city => city.Id)],
            [.. covered.Where(city => city.Values > 0 && city.Values < state.Sheet.Indicators).Select(city => new MissingValues(city.Id, state.Sheet.Indicators - city.Values))],
            [
                .. ring.Keys.Where(key => key.WorksAt(now) && Capabilities.Of(key.Role).Contains(Capability.Mark) && !state.Content.BallotsOf(key.Id).Cities.Values.Any(ballot => ballot.Marks.Count > 0))
                    .Select(key => key.Name ?? key.Id).Order(StringComparer.Ordinal),
            ],
            state.Result is null);
    }
}
