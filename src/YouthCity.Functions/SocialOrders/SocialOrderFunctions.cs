using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Withdrawals;

namespace YouthCity.Functions.SocialOrders;

/// <summary>State social orders (MSZ): sending a file, taking back what was sent, the sums, and what they brought for their money.</summary>
public sealed class SocialOrderFunctions(ApiPipeline pipeline, Uploading uploading, CachedResponse responses)
{
    private static readonly Operation s_upload = Uploading.Of(
        "SocialOrdersUpload", new("one-order", "city,amount,theme\nosh,250000,Билим\n", 201), new("no-amount", "city,amount,theme\nosh,,Билим\n", 422));

    private static readonly Operation s_withdraw = Uploading.OfWithdrawal(
        "SocialOrdersWithdrawal", Capability.Upload,
        new("a-city", """{ "reason": "letter 12-4", "withdrawals": [ { "city": "osh" } ] }""", 201),
        new("nothing-there", """{ "reason": "letter 12-4", "withdrawals": [ { "city": "osh", "year": 1999 } ] }""", 422));

    private static readonly Operation s_sums = new("SocialOrders") { IsPublic = true, NewestFor = [Capability.ReadScores], Returns = [Versions.ReturnsPublished<SocialOrdersResponse>()] };

    private static readonly Operation s_figures = new("SocialOrderFigures") { IsPublic = true, NewestFor = [Capability.ReadScores], Returns = [Versions.ReturnsPublished<SocialOrderFigures>()] };

    [Function("SocialOrdersUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/social-orders")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_upload, api => uploading.UploadAsync(api, ActNames.SocialOrders, Read));

    /// <summary>Reads a file of social orders.</summary>
    public static ReadFile Read(ContestState state, SentFile file)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (orders, findings, form) = SocialOrderReader.Read(state.Contest, file);
        return new ReadFile(ContestChange.Of(orders), findings, form);
    }

    [Function("SocialOrdersWithdrawal")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/social-orders/withdrawals")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_withdraw, api => uploading.WithdrawAsync(
            api, ActNames.SocialOrderWithdrawal, (state, file) => OrderWithdrawalReader.Read(state.Contest, state.Content, file)));

    [Function("SocialOrders")]
    public Task<IResult> Sums(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/social-orders")] HttpRequest request, string contest) =>
        pipeline.ReadPublishedAsync(request, contest, s_sums, (api, state) => responses.Answer(
            api, state, "social-orders", static asked => SocialOrdersResponse.Of(asked.State), static (sums, _) => sums.Table()));

    [Function("SocialOrderFigures")]
    public Task<IResult> Figures(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/social-orders/figures")] HttpRequest request, string contest) =>
        pipeline.ReadPublishedAsync(request, contest, s_figures, (api, state) => responses.Answer(
            api, state, "social-order-figures", static asked => SocialOrderFigures.Of(asked.State), static (figures, _) => figures.Table()));
}
