using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Catalog;

/// <summary>A contest that was made, or would be.</summary>
/// <param name="Version">Null for a trial.</param>
/// <param name="Stored">False for a trial.</param>
/// <param name="Groups">How many criteria groups it has.</param>
/// <param name="Indicators">How many indicators it has.</param>
/// <param name="Cities">How many cities it has.</param>
/// <param name="Baselines">How many baselines it starts with.</param>
/// <param name="Self">The address that says more of it.</param>
public sealed record MadeContest(string Contest, string? Version, bool Stored, string RulesSha256, int Groups, int Indicators, int Cities, int Baselines, string Self);

/// <summary>Makes a contest: of a file of rules, or as a copy of another contest.</summary>
public sealed class ContestMakingFunction(
    ApiPipeline pipeline, ContestCatalog contests, ContestStates states, Acceptance acceptance, SizeLimit limit, UploadsUnderWay uploads, Workload workload)
{
    private const string Values = "values";

    private static readonly Operation s_make = new("ContestMaking", Capability.Upload)
    {
        IsOfContest = false,
        Takes = new([Sent.Archive, Sent.Workbook, "multipart/form-data"], []),
        Returns = [Returned.JsonOf<MadeContest>(StatusCodes.Status201Created), Returned.JsonOf<MadeContest>(StatusCodes.Status200OK)],
        Parameters = [Parameter.Flag("dryRun"), Parameter.Text("reason", "letter 12-3"), Parameter.Text("from", "2020"), Parameter.Text("id", "2026") with { Meaning = "parameter.id-new" }, Parameter.OneOf("baselines", Values), RefusedFile.FormatOf(ReturnedFile.Workbook)],
        GivesBack = [Sent.Workbook],
        Problems =
        [
            ProblemCodes.BadParameter, ProblemCodes.BadForm, ProblemCodes.NoFile, ProblemCodes.SeveralFiles, ProblemCodes.FileTooLarge, ProblemCodes.UploadStalled, ProblemCodes.UploadTooSlow,
            ProblemCodes.TooManyUploads, ProblemCodes.Busy, ProblemCodes.TookTooLong, ProblemCodes.UnknownContest, ProblemCodes.ContestExists, ProblemCodes.FileRefused, ProblemCodes.OutcomeUnknown,
        ],
    };

    [Function("ContestMaking")]
    public Task<IResult> Make(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_make, async api =>
        {
            if (!bool.TryParse(api.Request.Query["dryRun"] is { Count: > 0 } asked ? asked.ToString() : "false", out var dryRun))
                return api.Refuse(ProblemCodes.BadParameter, "dryRun", api.Request.Query["dryRun"].ToString(), "true, false");
            if (api.Request.Query["baselines"].ToString() is not ("" or Values))
                return api.Refuse(ProblemCodes.BadParameter, "baselines", api.Request.Query["baselines"].ToString(), Values);
            if (RefusedFile.RefuseFormat(api) is { } unknown)
                return unknown;
            var (plan, refusal) = api.Request.Query["from"].ToString() is { Length: > 0 } from ? await CopyAsync(api, from) : await ReadAsync(api);
            return plan is null ? refusal! : await MakeAsync(api, plan, dryRun);
        });

    private async Task<IResult> MakeAsync(ApiRequest api, Plan plan, bool dryRun)
    {
        var (rules, hash) = (plan.Rules, Fingerprints.OfRules(plan.Rules));
        if (await contests.FindIdAsync(rules.Id, api.Cancellation) is not null)
            return api.Refuse(ProblemCodes.ContestExists, rules.Id);
        if (dryRun)
            return Answer(api, plan, hash, version: null);
        var reason = api.Request.Query["reason"].ToString().Trim() is { Length: > 0 } given ? plan.IsCopy ? $"{given} ({plan.Reason})" : given : plan.Reason;
        try
        {
            var version = await acceptance.CreateAsync(rules, plan.Content, api.Caller.Key!, CellText.Cut(reason, Preconditions.LongestReason), plan.File, plan.Kept, api.Cancellation);
            if (version is not { } made)
                return api.Refuse(ProblemCodes.ContestExists, rules.Id);
            StoreFaults.NoteStored(api.Request.HttpContext, made);
            return Answer(api, plan, hash, made);
        }
        catch (OutcomeUnknownException fault)
        {
            return StoreFaults.Refuse(api.Language, fault, rules.Id);
        }
    }

    private static Answer Answer(ApiRequest api, Plan plan, ContentHash hash, ContentHash? version)
    {
        var (rules, self) = (plan.Rules, $"/api/contests/{plan.Rules.Id}");
        var made = new MadeContest(
            rules.Id, version?.Hex, version is not null, hash.Hex, rules.Groups.Count, rules.Indicators.Count, rules.Cities.Count, plan.Content.Entries.Values.Sum(city => city.Count), self);
        return new(
            version is null ? StatusCodes.Status200OK : StatusCodes.Status201Created, "application/json; charset=utf-8", new(Json.Bytes(made)), api.Language,
            version is null ? null : $"\"{version}\"", Location: version is null ? null : self);
    }

    private async Task<(Plan? Plan, IResult? Refusal)> CopyAsync(ApiRequest api, string from)
    {
        if (await contests.FindAsync(from, api.Cancellation) is not { } source)
            return (null, await pipeline.UnknownAsync(api.Language, from, api.Cancellation));
        var id = api.Request.Query["id"].ToString();
        if (!Identifier.IsValid(id))
            return (null, api.Refuse(ProblemCodes.BadParameter, "id", id, "2026"));
        var copy = ContestCopy.Of(await states.ReadAsync(source, api.Cancellation), id, api.Request.Query["baselines"].ToString() == Values);
        return (new(copy.Rules, copy.Content, copy.Reason, IsCopy: true), null);
    }

    private async Task<(Plan? Plan, IResult? Refusal)> ReadAsync(ApiRequest api)
    {
        var (body, refusal) = await UploadBody.TakeAsync(api, limit, uploads);
        if (body is null)
            return (null, refusal);
        using var content = body.Content;
        var (outcome, read) = await workload.Readings.RunAsync(
            (Contest? Rules, IResult? Refusal) (token) =>
            {
                var (upload, findings, form) = RuleUploadReader.Read(new SentFile(body.Name, content) { Cancellation = token });
                return upload is { Rules: { } rules } && !findings.HasErrors ? (rules, null) : (null, RefusedFile.Answer(api, "rules-refused", form, findings, content, token));
            },
            api.Cancellation);
        if (outcome != WorkOutcome.Done)
            return (null, api.Refuse(outcome, workload));
        if (read.Rules is null)
            return (null, read.Refusal);
        var bytes = content.ToArray();
        return (new(read.Rules, ContestChange.None, body.Name, IsCopy: false) { File = ContentHash.Of(bytes), Kept = bytes }, null);
    }

    /// <summary>A contest before it is made.</summary>
    /// <param name="Content">What it starts with.</param>
    private sealed record Plan(Contest Rules, ContestChange Content, string Reason, bool IsCopy)
    {
        public ContentHash? File { get; init; }

        public byte[]? Kept { get; init; }
    }
}
