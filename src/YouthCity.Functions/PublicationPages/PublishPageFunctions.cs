using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Publications;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.PublicationPages;

/// <summary>The page on which the agency publishes a result: what becomes public is shown first.</summary>
public sealed class PublishPageFunctions(PagePipeline pipeline, Publishing publishing, PublishedFiles files, Workload workload)
{
    private static readonly Capability[] s_needs = [Capability.Publish];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("PublishPage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("PublishForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    [Function("PublishPage")]
    public Task<IResult> Page(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/publish")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => ShowAsync(page, state, AskedPublication.Of(state), StatusCodes.Status200OK));

    [Function("PublishForm")]
    public Task<IResult> Publish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contests/{contest}/publish")] HttpRequest request, string contest) =>
        pipeline.OpenFormAsync(request, contest, s_needs, async (page, state, form) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            var asked = AskedPublication.Of(form);
            if (state.Stage.Stage != Stage.Decided || state.Result is null)
                return await ShowAsync(page, state, asked, StatusCodes.Status409Conflict);
            if (Problem(page, state, asked) is { } problem)
                return await ShowAsync(page, state, asked with { Problem = problem }, StatusCodes.Status422UnprocessableEntity);
            if (asked.Seen != state.Version.Hash?.Hex)
                return await ShowAsync(page, state, asked with { Problem = page.T("page.checked.moved") }, StatusCodes.Status409Conflict);
            var (outcome, published) = await publishing.PublishAsync(
                state, new(asked.Number, asked.Day!.Value), Preconditions.Reason(asked.Reason), page.Caller.Key!, RequestNumber.Of(page.Context), cancellation);
            if (outcome != WorkOutcome.Done)
                return pipeline.NotWorkedOut(page, outcome, workload);
            return published.Accepted.Outcome == Outcome.Accepted
                ? TypedResults.LocalRedirect($"/contests/{state.Contest.Id}/publish")
                : pipeline.NotAccepted(page, published.Accepted);
        });

    private async Task<IResult> ShowAsync(PageRequest page, ContestState state, AskedPublication asked, int status)
    {
        var shown = state.Stage.Stage == Stage.Published ? PublishedStates.Latest(state.Known) : null;

        // Computed here, where a fault still finds its page.
        _ = (state.Result, state.Sums);
        return pipeline.Page<PublishPage>(page, status, ("State", state), ("Asked", asked), ("File", shown is null ? null : await files.OfAsync(shown, page.Context.RequestAborted)));
    }

    /// <summary>What is wrong with the form; null if nothing is.</summary>
    private static string? Problem(PageRequest page, ContestState state, AskedPublication asked) => asked switch
    {
        { Number.Length: 0 or > Protocol.LongestNumber } => page.T("page.publish.number.missing"),
        { Day: null } => page.T("page.publish.date.missing"),
        { Reason.Length: 0 } when Publishing.WhyReason(state) is { } why => page.T(why),
        _ => null,
    };
}

/// <summary>What was written into the form.</summary>
/// <param name="Seen">The version of the contest that the sender looked at.</param>
public sealed record AskedPublication(string Number, string Date, string Reason, string? Seen)
{
    /// <summary>Why it could not be done, in words; null where nothing stood in the way.</summary>
    public string? Problem { get; init; }

    public DateOnly? Day => FormDay.Parse(Date);

    /// <summary>With the protocol of the decision.</summary>
    public static AskedPublication Of(ContestState state) =>
        new(state.Stage.Protocol?.Number ?? "", state.Stage.Protocol?.Date.ToString("O", CultureInfo.InvariantCulture) ?? "", "", state.Version.Hash?.Hex);

    public static AskedPublication Of(IFormCollection form) =>
        new(form["number"].ToString().Trim(), form["date"].ToString().Trim(), form["reason"].ToString().Trim(), form["seen"]);
}
