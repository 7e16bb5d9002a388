using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Text;
using YouthCity.Storage;

namespace YouthCity.Functions.Keys;

/// <summary>The access keys of the installation: who has one, a new one, one less, and what became of them.</summary>
public sealed class KeyFunctions(ApiPipeline pipeline, AccessKeys keys, ContestCatalog contests, JsonBody bodies, TimeProvider clock)
{
    private const int LongestReason = Preconditions.LongestReason;

    private static readonly Operation s_keys = new("Keys", Capability.ManageKeys)
    {
        IsOfContest = false,
        Returns = [Returned.JsonOf<KeysResponse>(StatusCodes.Status200OK)],
    };

    private static readonly Operation s_issue = new("IssueKey", Capability.ManageKeys)
    {
        IsOfContest = false,
        Takes = Sent.JsonOf<NewKeyRequest>(new("juror", """{ "role": "jury", "city": "talas", "name": "Juror 1", "until": "2035-12-31" }""", 201), new("nobody", """{ "role": "judge" }""", 400)),
        Returns = [Returned.JsonOf<IssuedKeyResponse>(StatusCodes.Status201Created)],
        Problems = [.. JsonBody.Problems, ProblemCodes.BadParameter],
    };

    private static readonly Operation s_revoke = new("RevokeKey", Capability.ManageKeys)
    {
        IsOfContest = false,
        TakesBack = true,
        Returns = [Returned.JsonOf<KeyLine>(StatusCodes.Status200OK)],
        Parameters = [Parameter.Text("reason", "letter 12-3")],
        Problems = [ProblemCodes.BadParameter, ProblemCodes.NoSuchKey, ProblemCodes.LastAgencyKey],
    };

    private static readonly Operation s_audit = new("KeyAudit", Capability.ManageKeys)
    {
        IsOfContest = false,
        Returns = [new(StatusCodes.Status200OK, [Returned.Json, Returned.Csv], typeof(KeyAudit)) { Parameters = CachedResponse.FormatParameters, Problems = [ProblemCodes.BadParameter] }],
    };

    [Function("Keys")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/keys")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_keys, async api =>
        {
            var (ring, now) = (await keys.ReadAsync(api.Cancellation), clock.GetUtcNow());
            return AnswerWith(api, StatusCodes.Status200OK, Json.Bytes(new KeysResponse([.. ring.Keys.Reverse().Select(key => KeyLine.Of(key, keys, now))])));
        });

    [Function("IssueKey")]
    public Task<IResult> Issue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/keys")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_issue, async api =>
        {
            var (body, refusal) = await bodies.ReadAsync<NewKeyRequest>(api);
            if (body is null)
                return refusal!;
            var (holder, mistake) = KeyHolders.Of(body, await contests.ListAsync(api.Cancellation), clock.GetUtcNow());
            if (holder is null)
                return Refuse(api, mistake!.Member, mistake.Found, mistake.Expected);
            var reason = body.Reason?.Trim() ?? "";
            var issued = await keys.IssueAsync(holder, KeyIssuer.Of(api.Caller.Key!), reason, clock.GetUtcNow(), api.Cancellation);
            StoreFaults.NoteStored(request.HttpContext, issued.Ring);
            return AnswerWith(api, StatusCodes.Status201Created, Json.Bytes(IssuedKeyResponse.Of(issued))) with { Cache = Answer.NotKept };
        });

    [Function("RevokeKey")]
    public Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/keys/{key}")] HttpRequest request, string key) =>
        pipeline.OpenAsync(request, s_revoke, async api =>
        {
            var reason = request.Query["reason"].ToString().Trim();
            if (reason.Length is 0 or > LongestReason)
                return Refuse(api, "reason", reason, $"1 – {LongestReason}");
            var now = clock.GetUtcNow();
            var revocation = await keys.RevokeAsync(key, KeyIssuer.Of(api.Caller.Key!), reason, now, api.Cancellation);
            if (revocation.Key is null)
                return api.Refuse(ProblemCodes.NoSuchKey, Shown(key));
            if (revocation.IsLast)
                return api.Refuse(ProblemCodes.LastAgencyKey, key);
            if (revocation.Ring is { } ring)
                StoreFaults.NoteStored(request.HttpContext, ring);
            return AnswerWith(api, StatusCodes.Status200OK, Json.Bytes(KeyLine.Of(revocation.Key, keys, now)));
        });

    [Function("KeyAudit")]
    public Task<IResult> Audit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/audit")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_audit, async api =>
        {
            if (CachedResponse.AsksForCsv(request) is not { } csv)
                return api.Refuse(ProblemCodes.BadParameter, "format", Shown(request.Query["format"].ToString()), "json, csv");
            var chain = await keys.WalkAsync(api.Cancellation).Select(step => (step.Hash.Hex, step.Ring)).ToListAsync(api.Cancellation);
            var audit = KeyAudit.Of(chain, clock.GetUtcNow());
            return csv
                ? CachedResponse.AnswerWith(api, "keys-audit", audit.Table())
                : AnswerWith(api, StatusCodes.Status200OK, Json.Bytes(audit));
        });

    private static IResult Refuse(ApiRequest api, string member, string? found, string expected) =>
        api.Refuse(ProblemCodes.BadParameter, member, Shown(found ?? "null"), expected);

    /// <summary>What a caller sent, so much of it that he finds it again.</summary>
    private static string Shown(string text) => CellText.Cut(text, KeyHolders.LongestName);

    private static Answer AnswerWith(ApiRequest api, int status, byte[] json) => new(status, "application/json; charset=utf-8", new(json), api.Language);
}
