using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.History;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Criteria;

/// <summary>The rules of a contest: reading them as files, and putting others in their place.</summary>
public sealed class RulesFunctions(ApiPipeline pipeline, Uploading uploading, Workload workload)
{
    private static readonly Operation s_upload = UploadOf();

    private static readonly Operation s_rules = new("Rules")
    {
        IsPublic = true,
        Returns = [new(StatusCodes.Status200OK, [Returned.Json, Sent.Archive, Sent.Workbook]) { HasETag = true }],
        Parameters = [Parameter.OneOf("format", "json", RuleUploadReader.Archive, RuleUploadReader.Workbook), Versions.Asked, CachedResponse.Known],
        Problems = [ProblemCodes.BadParameter, ProblemCodes.Busy, ProblemCodes.TookTooLong, .. Versions.Problems],
    };

    [Function("RulesUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/rules")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_upload, api => uploading.ChangeRulesAsync(api, Read));

    [Function("Rules")]
    public Task<IResult> Rules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/rules")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_rules, async Task<IResult> (api, state) => api.Request.Query["format"].ToString() switch
        {
            // The very document: its SHA-256 is the hash that answers name the rules by.
            "" or "json" => Answer(api, state, "application/json; charset=utf-8", ContestJson.Write(state.Contest), "json"),
            RuleUploadReader.Archive => Answer(api, state, Sent.Archive, RuleArchive.Write(RuleFiles.Of(state.Contest)), RuleUploadReader.Archive),
            RuleUploadReader.Workbook => await WorkbookAsync(api, state),
            var other => api.Refuse(ProblemCodes.BadParameter, "format", other, $"json, {RuleUploadReader.Archive}, {RuleUploadReader.Workbook}"),
        });

    /// <summary>A workbook to change, in the language that is asked for; it is made once for all who ask at a time.</summary>
    private async Task<IResult> WorkbookAsync(ApiRequest api, ContestState state)
    {
        var ending = $"{api.Language.Code()}.{RuleUploadReader.Workbook}";
        var (outcome, made) = await workload.Computations.RunAsync(
            $"rules {state.Known.RulesHash} {ending}", token => RuleWorkbook.Write(state.Contest, api.Language, token), api.Cancellation);
        return outcome == WorkOutcome.Done ? Answer(api, state, Sent.Workbook, made!, ending) : api.Refuse(outcome, workload);
    }

    private static Answer Answer(ApiRequest api, ContestState state, string type, byte[] content, string ending) => new(
        StatusCodes.Status200OK, type, new(content), api.Language, $"\"{state.Known.RulesHash}.{ending}\"",
        ending == "json" ? null : $"{state.Contest.Id}-rules.{ending}");

    /// <summary>Reads rules that are to take the place of those in force, and works out what they would do.</summary>
    public static ReadFile Read(ContestState state, SentFile file)
    {
        var (upload, findings, form) = RuleUploadReader.Read(file);
        if (upload is not null && !upload.Rules.Id.Equals(state.Contest.Id, StringComparison.Ordinal))
            findings.Add(FindingCodes.OtherContest, found: upload.Rules.Id, arguments: [state.Contest.Id]);
        if (upload is null || findings.HasErrors)
            return new(ContestChange.None, findings, form);
        var isOther = Fingerprints.OfRules(upload.Rules) != state.Known.RulesHash;
        return new(ContestChange.Of(upload.Rules), findings, form) { Effects = isOther ? RuleEffects.Of(state, upload.Rules) : null };
    }

    private static Operation UploadOf()
    {
        var usual = Uploading.Of("RulesUpload");
        return usual with
        {
            Takes = new([Sent.Archive, Sent.Workbook, "multipart/form-data"], []),
            Parameters = [.. usual.Parameters.Select(parameter => parameter.Name == "format" ? RefusedFile.FormatOf(ReturnedFile.Workbook) : parameter)],
            GivesBack = [Sent.Workbook],
        };
    }
}
