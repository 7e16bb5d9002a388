using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Catalog;

/// <summary>The page on which the agency makes a new contest of one that is there: what it would be is shown first.</summary>
public sealed class CopyPageFunctions(PagePipeline pipeline, ContestCatalog contests, Acceptance acceptance)
{
    /// <summary>What stands in the form before the contest has a version.</summary>
    internal const string NoVersion = "none";

    private static readonly Capability[] s_needs = [Capability.Upload];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("CopyPage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("CopyForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    [Function("CopyPage")]
    public Task<IResult> Page(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/copy")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => Task.FromResult(pipeline.Page<CopyPage>(page, parameters: [("State", state), ("Asked", AskedCopy.None)])));

    /// <summary>Shows what the new contest would be, or makes it once that is confirmed.</summary>
    [Function("CopyForm")]
    public Task<IResult> Copy(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contests/{contest}/copy")] HttpRequest request, string contest) =>
        pipeline.OpenFormAsync(request, contest, s_needs, async (page, state, form) =>
        {
            var asked = AskedCopy.Of(form);
            if (await ProblemAsync(page, asked) is { } problem)
                return Again(page, state, asked, problem, StatusCodes.Status422UnprocessableEntity);
            var copy = ContestCopy.Of(state, asked.Id, asked.TakesValues);
            if (form["confirmed"] != (state.Version.Hash?.Hex ?? NoVersion))
            {
                var isMoved = form["confirmed"].Count > 0;
                return pipeline.Page<CopyPreviewPage>(page, isMoved ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, ("State", state), ("Asked", asked), ("Copy", copy), ("IsMoved", isMoved));
            }

            var reason = CellText.Cut($"{asked.Reason} ({copy.Reason})", Preconditions.LongestReason);
            return await acceptance.CreateAsync(copy.Rules, copy.Content, page.Caller.Key!, reason, file: null, kept: null, request.HttpContext.RequestAborted) is null
                ? Again(page, state, asked, page.T("page.copy.exists", asked.Id), StatusCodes.Status409Conflict)
                : TypedResults.LocalRedirect($"/contests/{copy.Rules.Id}/rules");
        }, takesArchived: true);

    /// <summary>Why the copy cannot be made as it is asked for; null if nothing is known to stand in its way.</summary>
    private async Task<string?> ProblemAsync(PageRequest page, AskedCopy asked) =>
        !Identifier.IsValid(asked.Id) ? page.T("page.copy.id.wrong")
        : await contests.FindIdAsync(asked.Id, page.Context.RequestAborted) is { } known ? page.T("page.copy.exists", known)
        : asked.Reason.Length == 0 ? page.T("page.checked.reason.missing")
        : null;

    private IResult Again(PageRequest page, ContestState state, AskedCopy asked, string problem, int status) =>
        pipeline.Page<CopyPage>(page, status, ("State", state), ("Asked", asked with { Problem = problem }));
}

/// <summary>A copy as it stands in the form.</summary>
/// <param name="Id">Of the new contest.</param>
/// <param name="TakesValues">Whether the values of the old contest become its baselines.</param>
public sealed record AskedCopy(string Id, bool TakesValues, string Reason)
{
    public static AskedCopy None { get; } = new("", TakesValues: false, "");

    /// <summary>Why it cannot be; null if nothing is known to stand in its way.</summary>
    public string? Problem { get; init; }

    public static AskedCopy Of(IFormCollection form) => new(form["id"].ToString().Trim(), form["baselines"].Count > 0, form["reason"].ToString().Trim());
}
