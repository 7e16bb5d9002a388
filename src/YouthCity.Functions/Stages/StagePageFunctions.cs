using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Storage;

namespace YouthCity.Functions.Stages;

/// <summary>The page on which the agency moves a contest to another stage: what that changes is shown first.</summary>
public sealed class StagePageFunctions(PagePipeline pipeline, Acceptance acceptance, AccessKeys keys, TimeProvider clock)
{
    /// <summary>What stands in the form before the contest has a version.</summary>
    internal const string NoVersion = "none";

    private static readonly Capability[] s_needs = [Capability.DecideStage];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("StagePage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("StageForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    [Function("StagePage")]
    public Task<IResult> Page(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/stage")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => Task.FromResult(pipeline.Page<StagePage>(page, parameters: [("State", state), ("Asked", AskedMove.None)])));

    /// <summary>Shows what a move would change, or makes it once that is confirmed.</summary>
    [Function("StageForm")]
    public Task<IResult> Move(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contests/{contest}/stage")] HttpRequest request, string contest) =>
        pipeline.OpenFormAsync(request, contest, s_needs, async (page, state, form) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            var asked = AskedMove.Of(form);
            if (asked.To is not { } to)
                return pipeline.Page<StagePage>(page, StatusCodes.Status422UnprocessableEntity, ("State", state), ("Asked", asked with { Problem = page.T("page.stage.choose") }));
            if (StageMove.Check(state.Stage, to, clock.GetUtcNow(), asked.Reason.Length > 0) is { } obstacle)
                return pipeline.Page<StagePage>(page, StatusCodes.Status422UnprocessableEntity, ("State", state), ("Asked", asked with { Problem = Said(page, obstacle) }));
            if (form["confirmed"] != (state.Version.Hash?.Hex ?? NoVersion))
            {
                var isMoved = form["confirmed"].Count > 0;
                return pipeline.Page<StagePreviewPage>(page, isMoved ? StatusCodes.Status409Conflict : StatusCodes.Status200OK,
                    ("State", state), ("Asked", asked), ("Missing", StageFunctions.Missing(state, await keys.ReadAsync(cancellation), clock.GetUtcNow())), ("IsMoved", isMoved));
            }

            var reason = Preconditions.Reason(asked.Reason) ?? to.Protocol?.Number ?? to.Stage.Code();
            var accepted = await acceptance.AcceptAsync(new(ActNames.Stage, state, ContestChange.Of(to), page.Caller.Key!, reason, File: null, Kept: null, IsExact: true), cancellation);
            return accepted.Outcome is Outcome.Accepted or Outcome.Unchanged
                ? TypedResults.LocalRedirect($"/contests/{state.Contest.Id}/work")
                : pipeline.NotAccepted(page, accepted);
        });

    private static string Said(PageRequest page, MoveObstacle obstacle) => page.T(obstacle == MoveObstacle.NoReason ? "stage.reason.back" : StageFunctions.Text(obstacle));
}

/// <summary>A move as it stands in the form.</summary>
/// <param name="Stage">Null where none is chosen.</param>
public sealed record AskedMove(Stage? Stage, string Reason, string ProtocolNumber, string ProtocolDate, string ObjectionsUntil)
{
    private const int LongestNumber = 100;

    public static AskedMove None { get; } = new(null, "", "", "", "");

    /// <summary>Why it cannot be; null if nothing is known to stand in its way.</summary>
    public string? Problem { get; init; }

    /// <summary>Where it leads; null where no stage is chosen.</summary>
    public ContestStage? To => Stage is not { } stage ? null
        : stage != Core.Stages.Stage.Decided ? new(stage)
        : new(stage, ProtocolNumber.Length is > 0 and <= LongestNumber && FormDay.Parse(ProtocolDate) is { } date ? new(ProtocolNumber, date) : null, FormDay.Parse(ObjectionsUntil));

    public static AskedMove Of(IFormCollection form) => new(
        StageCodes.TryParse(form["stage"]), form["reason"].ToString().Trim(), form["protocol-number"].ToString().Trim(), form["protocol-date"].ToString().Trim(), form["objections-until"].ToString().Trim());
}
