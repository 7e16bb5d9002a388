using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Storage;

namespace YouthCity.Functions.Keys;

/// <summary>The pages of access keys: who has one, a new one, which is shown once, and the end of one.</summary>
public sealed class KeyPageFunctions(PagePipeline pipeline, AccessKeys keys, ContestCatalog contests, TimeProvider clock)
{
    private static readonly Capability[] s_needs = [Capability.ManageKeys];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("KeysPage") with { Parameters = [PageLinks.Parameter] },
        Operation.OfClosedPage("IssueKeyForm", StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form, Parameters = [PageLinks.Parameter] },
        Operation.OfClosedPage("KeyPage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("RevokeKeyForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    [Function("KeysPage")]
    public Task<IResult> All(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "keys")] HttpRequest request) =>
        OpenAsync(request, page => ShowAsync(page, new(), null, StatusCodes.Status200OK));

    [Function("IssueKeyForm")]
    public Task<IResult> Issue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys")] HttpRequest request) =>
        OpenFormAsync(request, async (page, form) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            var asked = new NewKeyRequest(Text("role"), Text("city"), Text("name"), Text("until"), Text("reason"));
            var (holder, mistake) = KeyHolders.Of(asked, await contests.ListAsync(cancellation), clock.GetUtcNow());
            if (holder is null)
                return await ShowAsync(page, asked, mistake!.Member, StatusCodes.Status422UnprocessableEntity);
            var issued = await keys.IssueAsync(holder, KeyIssuer.Of(page.Caller.Key!), asked.Reason ?? "", clock.GetUtcNow(), cancellation);
            return pipeline.Page<IssuedKeyPage>(page with { IsSecret = true }, parameters: ("Issued", issued));

            string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        });

    [Function("KeyPage")]
    public Task<IResult> One(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "keys/{key}")] HttpRequest request, string key) =>
        OpenAsync(request, async page => (await keys.ReadAsync(page.Context.RequestAborted)).FindById(key) is { } known
            ? Show(page, known, null, StatusCodes.Status200OK)
            : pipeline.NotFound(page));

    [Function("RevokeKeyForm")]
    public Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "keys/{key}")] HttpRequest request, string key) =>
        OpenFormAsync(request, async (page, form) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            if ((await keys.ReadAsync(cancellation)).FindById(key) is not { } known)
                return pipeline.NotFound(page);
            if (Preconditions.Reason(form["reason"]) is not { } reason)
                return Show(page, known, "page.keys.reason.missing", StatusCodes.Status422UnprocessableEntity);
            var revocation = await keys.RevokeAsync(known.Id, KeyIssuer.Of(page.Caller.Key!), reason, clock.GetUtcNow(), cancellation);
            return revocation.IsLast
                ? Show(page, known, "page.keys.last", StatusCodes.Status409Conflict)
                : TypedResults.LocalRedirect($"/keys/{known.Id}");
        });

    /// <summary>Opens a page of the installation to those who manage its keys.</summary>
    private Task<IResult> OpenAsync(HttpRequest request, Func<PageRequest, Task<IResult>> answer) =>
        pipeline.OpenAsync(request, page => page.Caller.MayAny(s_needs) ? answer(page) : Task.FromResult(pipeline.Refuse(page, s_needs)));

    private Task<IResult> OpenFormAsync(HttpRequest request, Func<PageRequest, IFormCollection, Task<IResult>> answer) =>
        OpenAsync(request, page => pipeline.ReadFormAsync(page, form => answer(page, form)));

    private async Task<IResult> ShowAsync(PageRequest page, NewKeyRequest asked, string? wrong, int status)
    {
        var (ring, now) = (await keys.ReadAsync(page.Context.RequestAborted), clock.GetUtcNow());

        // Those that work first, then the newest.
        var lines = ring.Keys.Reverse().OrderBy(key => key.StateAt(now)).Select(key => KeyLine.Of(key, keys, now)).ToList();
        return pipeline.Page<KeysPage>(page, status, ("Keys", lines), ("Asked", asked), ("Wrong", wrong), ("Contests", await contests.ListAsync(page.Context.RequestAborted)), ("Number", PageLinks.NumberOf(page, lines.Count)));
    }

    private IResult Show(PageRequest page, AccessKey key, string? problem, int status) =>
        pipeline.Page<KeyPage>(page, status, ("Key", KeyLine.Of(key, keys, clock.GetUtcNow())), ("IsOwn", key.Id == page.Caller.Key!.Id), ("Problem", problem));
}
