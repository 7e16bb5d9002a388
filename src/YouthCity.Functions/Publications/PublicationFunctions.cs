using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;
using YouthCity.Intake.Text;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Publications;

/// <summary>Freezes a result for good, and gives what was frozen to anyone.</summary>
public sealed class PublicationFunctions(ApiPipeline pipeline, ContestStates states, Publishing publishing, IDocumentStore store, Workload workload, JsonBody bodies, TimeProvider clock)
{
    private static readonly Operation s_publish = new("Publish", Capability.Publish)
    {
        Takes = Sent.JsonOf<PublishRequest>(new("first", """{ "protocol": "12-3", "protocolDate": "2026-11-20", "reason": "The first publication" }""", 201), new("no-protocol", """{ "protocolDate": "2026-11-20" }""", 400)),
        Returns = [Returned.JsonOf<PublicationLine>(StatusCodes.Status201Created)],
        Parameters = [Parameter.Header("If-Match")],
        Problems =
        [
            .. JsonBody.Problems, ProblemCodes.BadParameter, ProblemCodes.NothingToPublish, ProblemCodes.ReasonRequired, ProblemCodes.CannotScore, ProblemCodes.VersionChanged,
            ProblemCodes.OverlappingChange, ProblemCodes.Busy, ProblemCodes.TookTooLong, ProblemCodes.WrongStage,
        ],
    };

    private static readonly Operation s_list = new("Publications") { IsPublic = true, Returns = [Returned.JsonOf<PublicationsResponse>(StatusCodes.Status200OK) with { HasETag = true, Parameters = [CachedResponse.Known] }] };

    private static readonly Operation s_bundle = OfDocument("Publication");

    private static readonly Operation s_signature = OfDocument("PublicationSignature");

    [Function("Publish")]
    public Task<IResult> Publish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/publications")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_publish, async api =>
        {
            var (body, refusal) = await bodies.ReadAsync<PublishRequest>(api);
            if (body is null)
                return refusal!;
            var number = body.Protocol?.Trim() ?? "";
            if (number.Length is 0 or > Protocol.LongestNumber)
                return api.Refuse(ProblemCodes.BadParameter, "protocol", Shown(number), $"1 – {Protocol.LongestNumber}");
            if (!DateOnly.TryParseExact(body.ProtocolDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return api.Refuse(ProblemCodes.BadParameter, "protocolDate", Shown(body.ProtocolDate ?? ""), "YYYY-MM-DD");
            var reason = body.Reason?.Trim() is { Length: > 0 } given ? given : null;
            if (reason?.Length > Preconditions.LongestReason)
                return api.Refuse(ProblemCodes.BadParameter, "reason", Shown(reason), $"1 – {Preconditions.LongestReason}");
            return await PublishAsync(api, new(number, date), reason);
        });

    [Function("Publications")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/publications")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_list, api => Task.FromResult<IResult>(List(api)));

    [Function("Publication")]
    public Task<IResult> Bundle(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/publications/{publication}")] HttpRequest request, string contest, string publication) =>
        pipeline.OpenAsync(request, contest, s_bundle, api => DocumentAsync(api, publication, found => found.Bundle, "json"));

    [Function("PublicationSignature")]
    public Task<IResult> Signature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/publications/{publication}/signature")] HttpRequest request, string contest, string publication) =>
        pipeline.OpenAsync(request, contest, s_signature, api => DocumentAsync(api, publication, found => found.Signature, "json.sig"));

    private static Operation OfDocument(string function) => new(function)
    {
        IsPublic = true,
        Returns = [new(StatusCodes.Status200OK, [Returned.Json]) { HasETag = true, Parameters = [CachedResponse.Known] }],
        Problems = [ProblemCodes.UnknownPublication],
    };

    private async Task<IResult> PublishAsync(ApiRequest api, Protocol protocol, string? reason)
    {
        var state = await states.ReadAsync(api.Known, api.Cancellation);
        if (!Preconditions.AllowVersion(api.Request, state))
            return api.Refuse(ProblemCodes.VersionChanged, Preconditions.Shown(state.Version.Hash));
        if (state.Version.Hash is null)
            return api.Refuse(ProblemCodes.NothingToPublish);
        if (StageRules.Check(ActNames.Publication, state.Stage, state.Contest, clock.GetUtcNow(), reason is not null) is { } stage)
            return Refusals.OfStage(api, stage);
        if (state.Result is null)
            return Refusals.CannotScore(api, state);
        if (reason is null && Publishing.WhyReason(state) is { } why)
            return api.Refuse(ProblemCodes.ReasonRequired, WebMessages.In(api.Language, why));
        var (outcome, (publication, accepted)) = await publishing.PublishAsync(state, protocol, reason, api.Caller.Key!, RequestNumber.Of(api.Request.HttpContext), api.Cancellation);
        if (outcome != WorkOutcome.Done)
            return api.Refuse(outcome, workload);
        if (accepted.Refusal is { } refused)
            return Refusals.OfStage(api, refused);
        if (accepted is not { Outcome: Outcome.Accepted, Version: { } version })
            return api.Refuse(ProblemCodes.OverlappingChange, Preconditions.Shown(state.Version.Hash), Preconditions.Shown(accepted.Version));
        StoreFaults.NoteStored(api.Request.HttpContext, version);
        var line = PublicationLine.Of(state.Contest.Id, publication);
        return new Answer(StatusCodes.Status201Created, "application/json; charset=utf-8", new(Json.Bytes(line)), api.Language, $"\"{version}\"", Location: line.Bundle);
    }

    private static Answer List(ApiRequest api) => new(
        StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(PublicationsResponse.Of(api.Known))), api.Language,
        $"\"{PublishedStates.Latest(api.Known)?.Bundle.Hex ?? "none"}\"")
    { Cache = CachedResponse.Revalidated };

    private async Task<IResult> DocumentAsync(ApiRequest api, string asked, Func<Publication, ContentHash> which, string ending)
    {
        if (PublishedStates.Find(api.Known, asked) is not { } publication)
            return api.Refuse(ProblemCodes.UnknownPublication, Shown(asked));
        var hash = which(publication);
        return new Answer(
            StatusCodes.Status200OK, "application/json; charset=utf-8", new(await store.ReadOneAsync(hash, api.Cancellation)), api.Language, $"\"{hash}\"",
            $"{api.Contest.Id}-{publication.Number}.{ending}")
        { Cache = asked == PublishedStates.LatestName ? CachedResponse.Revalidated : CachedResponse.Immutable };
    }

    private static string Shown(string text) => CellText.Cut(text, 40);
}
