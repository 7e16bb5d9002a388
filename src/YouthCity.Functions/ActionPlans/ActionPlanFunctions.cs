using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Templates;
using YouthCity.Intake.Withdrawals;

namespace YouthCity.Functions.ActionPlans;

/// <summary>Action plans of cities: sending a file, taking back what was sent, reading them, and the file to fill in. They change no score.</summary>
public sealed class ActionPlanFunctions(ApiPipeline pipeline, Uploading uploading, CachedResponse responses)
{
    private static readonly Operation s_upload = Uploading.Of(
        "ActionPlansUpload",
        new("one-action", "city,group,action,due,status\nosh,2,A youth centre in every district,2021-03,under way\n", 201),
        new("no-such-day", "city,action,due\nosh,A youth centre in every district,31.02.2021\n", 422));

    private static readonly Operation s_withdraw = Uploading.OfWithdrawal(
        "ActionPlansWithdrawal", Capability.Upload,
        new("a-city", """{ "reason": "letter 12-4", "withdrawals": [ { "city": "osh" } ] }""", 201),
        new("nothing-there", """{ "reason": "letter 12-4", "withdrawals": [ { "city": "osh", "action": "None of these" } ] }""", 422));

    private static readonly Operation s_plans = new("ActionPlans") { IsPublic = true, NewestFor = [Capability.ReadScores], Returns = [Versions.ReturnsPublished<ActionPlansResponse>()] };

    private static readonly Operation s_template = new("ActionPlanTemplate")
    {
        IsPublic = true,
        Returns = [new(StatusCodes.Status200OK, [Returned.Csv, Sent.Workbook])],
        Parameters = [Parameter.OneOf("format", "csv", "xlsx"), CachedResponse.ExcelParameter],
        Problems = [ProblemCodes.BadParameter],
    };

    [Function("ActionPlansUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/action-plans")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_upload, api => uploading.UploadAsync(api, ActNames.ActionPlans, Read));

    /// <summary>Reads a file of action plans.</summary>
    public static ReadFile Read(ContestState state, SentFile file)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (actions, findings, form) = ActionPlanReader.Read(state.Contest, file);
        return new ReadFile(ContestChange.Of(actions), findings, form);
    }

    [Function("ActionPlansWithdrawal")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/action-plans/withdrawals")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_withdraw, api => uploading.WithdrawAsync(
            api, ActNames.ActionWithdrawal, (state, file) => ActionWithdrawalReader.Read(state.Contest, state.Content, file)));

    [Function("ActionPlans")]
    public Task<IResult> Plans(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/action-plans")] HttpRequest request, string contest) =>
        pipeline.ReadPublishedAsync(request, contest, s_plans, (api, state) => responses.Answer(
            api, state, "action-plans", static asked => ActionPlansResponse.Of(asked.State), static (plans, _) => plans.Table()));

    [Function("ActionPlanTemplate")]
    public Task<IResult> Template(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/action-plans/template")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_template, api => Task.FromResult(api.Request.Query["format"].ToString() switch
        {
            "" or "csv" => File(api, "text/csv; charset=utf-8", new ActionPlanTemplate(api.Contest, api.Language).Table().Write(CachedResponse.IsRussianExcel(api.Request)), "csv"),
            "xlsx" => File(api, Sent.Workbook, new ActionPlanTemplate(api.Contest, api.Language).Workbook(), "xlsx"),
            var other => api.Refuse(ProblemCodes.BadParameter, "format", other, "csv, xlsx"),
        }));

    private static Answer File(ApiRequest api, string type, byte[] content, string ending) =>
        new(StatusCodes.Status200OK, type, new(content), api.Language, FileName: $"{api.Contest.Id}-action-plans-template.{ending}");
}
