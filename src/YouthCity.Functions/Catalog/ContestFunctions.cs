using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Web.Uploads;

namespace YouthCity.Functions.Catalog;

/// <summary>What the service offers, the contests that there are, one of them, and the archive.</summary>
public sealed class ContestFunctions(ApiPipeline pipeline, ContestCatalog contests, ContestStates states, Acceptance acceptance, CachedResponse responses)
{
    private const string ArchiveRoute = "api/contests/{contest}/archive";

    private static readonly Operation s_api = new("Api") { IsPublic = true, IsOfContest = false, Returns = [Returned.JsonOf<ApiResponse>(StatusCodes.Status200OK)] };

    private static readonly Operation s_list = new("Contests")
    {
        IsPublic = true,
        IsOfContest = false,
        Returns = [Returned.JsonOf<ContestList>(StatusCodes.Status200OK)],
    };

    private static readonly Operation s_contest = new("Contest") { IsPublic = true, Returns = [Versions.Returns<ContestResponse>()] };

    private static readonly Operation s_archive = Archiving("ContestArchive");

    private static readonly Operation s_reopen = Archiving("ContestReopen");

    [Function("Api")]
    public Task<IResult> Api(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_api, api => Task.FromResult<IResult>(new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(ApiResponse.Instance)), api.Language)));

    [Function("Contests")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_list, async api => new Answer(
            StatusCodes.Status200OK, "application/json; charset=utf-8",
            new(Json.Bytes(new ContestList([.. (await contests.ListAsync(api.Cancellation)).Select(ContestLine.Of)]))), api.Language));

    [Function("Contest")]
    public Task<IResult> One(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_contest, async (api, state) =>
        {
            var editions = Editions.Of(state.Contest, await contests.ListAsync(api.Cancellation));
            return responses.Answer(api, state, "contest", editions, static asked => ContestResponse.Of(asked.State, asked.Subject), static (answer, _) => answer.Table());
        });

    [Function("ContestArchive")]
    public Task<IResult> Archive(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ArchiveRoute)] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_archive, api => ArchiveAsync(api, isArchived: true));

    [Function("ContestReopen")]
    public Task<IResult> Reopen(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = ArchiveRoute)] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_reopen, api => ArchiveAsync(api, isArchived: false));

    private static Operation Archiving(string function) => new(function, Capability.Upload)
    {
        Takes = Sent.Nothing,
        TakesArchived = true,
        Returns = [Returned.JsonOf<ContestLine>(StatusCodes.Status200OK)],
        Parameters = [Parameter.Text("reason", "letter 12-3")],
        Problems = [ProblemCodes.ReasonRequired, ProblemCodes.OverlappingChange],
    };

    private async Task<IResult> ArchiveAsync(ApiRequest api, bool isArchived)
    {
        if (string.IsNullOrWhiteSpace(api.Request.Query["reason"]))
            return api.Refuse(ProblemCodes.ReasonRequired, WebMessages.In(api.Language, "stage.reason.archive"));
        var state = await states.ReadNewestAsync(api.Contest.Id, api.Cancellation);
        var act = new Act(
            isArchived ? ActNames.Archive : ActNames.Unarchive, state, ContestChange.Archiving(isArchived), api.Caller.Key!, Preconditions.Reason(api.Request.Query["reason"])!, File: null, Kept: null);
        var accepted = await acceptance.AcceptAsync(act, api.Cancellation);
        if (accepted is { Outcome: Outcome.Accepted, Version: { } version })
            StoreFaults.NoteStored(api.Request.HttpContext, version);
        if (accepted.Outcome is not (Outcome.Accepted or Outcome.Unchanged))
            return api.Refuse(ProblemCodes.OverlappingChange, Preconditions.Shown(state.Version.Hash), Preconditions.Shown(accepted.Version));
        var now = await states.ReadNewestAsync(api.Contest.Id, api.Cancellation);
        return new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(ContestLine.Of(now.Known))), api.Language, $"\"{now.Version.Hash}\"");
    }
}
