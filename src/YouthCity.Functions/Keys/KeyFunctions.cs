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
    private const int LongestName = 100, LongestReason = Preconditions.LongestReason, MostCitiesShown = 40;

    private static readonly Operation s_keys = new("Keys", Capability.ManageKeys)
    {
        IsOfContest = false,
        Returns = [Returned.JsonOf<KeysResponse>(StatusCodes.Status200OK)],
    };

    private static readonly Operation s_issue = new("IssueKey", Capability.ManageKeys)
    {
        IsOfContest = false,
        Takes = new(["application/json"], [new("juror", """{ "role": "jury", "city": "talas", "name": "Juror 1", "until": "2035-12-31" }""", 201), new("nobody", """{ "role": "judge" }""", 400)]),
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
            (var holder, refusal) = await HolderOfAsync(api, body);
            if (holder is null)
                return refusal!;
            var reason = body.Reason?.Trim() ?? "";
            if (reason.Length > LongestReason)
                return Refuse(api, "reason", reason, $"1 – {LongestReason}");
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

    /// <summary>Whom the key is to be for; null, and a refusal, for a role that there is not, or a city, a name or an end that does not fit.</summary>
    private async Task<(KeyHolder? Holder, IResult? Refusal)> HolderOfAsync(ApiRequest api, NewKeyRequest body)
    {
        if (body.Role is null || Roles.TryParse(body.Role) is not { } role)
            return (null, Refuse(api, "role", body.Role, string.Join(", ", Enum.GetValues<Role>().Select(known => known.Code()))));
        if (role is Role.Agency or Role.Observer && body.City is not null)
            return (null, Refuse(api, "city", body.City, "null"));
        var all = body.City is null && role != Role.City ? [] : await contests.ListAsync(api.Cancellation);
        var city = body.City is null ? null : all.Select(contest => contest.Rules.FindCity(body.City) is { } position ? contest.Rules.Cities[position].Id : null).FirstOrDefault(id => id is not null);
        if ((role == Role.City || body.City is not null) && city is null)
            return (null, Refuse(api, "city", body.City, string.Join(", ", all.SelectMany(contest => contest.Rules.Cities).Select(known => known.Id).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostCitiesShown))));
        var name = body.Name?.Trim();
        if (name?.Length is 0 or > LongestName)
            return (null, Refuse(api, "name", name, $"1 – {LongestName}"));
        var until = body.Until is null ? null : KeyUntil.TryParse(body.Until);
        if (body.Until is not null && (until is null || until <= clock.GetUtcNow()))
            return (null, Refuse(api, "until", body.Until, "2035-12-31, 2035-12-31T18:00+06:00"));
        return (new(role, city, name, until), null);
    }

    private static IResult Refuse(ApiRequest api, string member, string? found, string expected) =>
        api.Refuse(ProblemCodes.BadParameter, member, Shown(found ?? "null"), expected);

    /// <summary>What a caller sent, so much of it that he finds it again.</summary>
    private static string Shown(string text) => CellText.Cut(text, LongestName);

    private static Answer AnswerWith(ApiRequest api, int status, byte[] json) => new(status, "application/json; charset=utf-8", new(json), api.Language);
}
