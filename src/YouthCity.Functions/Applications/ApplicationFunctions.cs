using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Withdrawals;

namespace YouthCity.Functions.Applications;

/// <summary>Applications: sending a file, taking back what was sent, and seeing what has arrived.</summary>
public sealed class ApplicationFunctions(ApiPipeline pipeline, Uploading uploading, CachedResponse responses, TimeProvider clock)
{
    private static readonly Operation s_upload = Uploading.Of(
        "ApplicationsUpload", new("one-value", "city,indicator,value\nosh,1.1,9\n", 201), new("unknown-city", "city,indicator,value\natlantis,1.1,9\n", 422));

    private static readonly Operation s_withdraw = Uploading.OfWithdrawal(
        "ApplicationsWithdrawal", Capability.Upload,
        new("one-value", """{ "reason": "letter 12-4", "withdrawals": [ { "city": "talas", "indicator": "1.1" } ] }""", 201),
        new("nothing-there", """{ "reason": "letter 12-4", "withdrawals": [ { "city": "atlantis" } ] }""", 422));

    private static readonly Operation s_list = new("Applications", Capability.Upload) { Returns = [Versions.Returns<Arrivals>()] };

    [Function("ApplicationsUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/applications")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_upload, api => uploading.UploadAsync(api, ActNames.Applications, (state, file) => Read(state, file, clock.GetUtcNow())));

    /// <summary>Reads a file of applications against what the contest holds.</summary>
    public static ReadFile Read(ContestState state, SentFile file, DateTimeOffset now)
    {
        var (upload, findings, form) = ApplicationReader.Read(state.Contest, file, state.Sheet);
        if (state.Contest.IsClosed(now))
            findings.Add(FindingCodes.AfterClosing, arguments: [state.Contest.ApplicationsCloseOn!.Value.ToString("O", CultureInfo.InvariantCulture)]);
        return new ReadFile(ContestChange.Of(upload.Entries()), findings, form);
    }

    [Function("ApplicationsWithdrawal")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/applications/withdrawals")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_withdraw, api => uploading.WithdrawAsync(
            api, ActNames.ApplicationWithdrawal, (state, file) => ApplicationWithdrawalReader.Read(state.Contest, state.Content, file)));

    [Function("Applications")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/applications")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_list, (api, state) => responses.Answer(
            api, state, "applications", static asked => Arrivals.Of(asked.State), static (arrivals, _) => arrivals.Table()));
}
