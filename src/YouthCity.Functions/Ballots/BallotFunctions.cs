using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Withdrawals;

namespace YouthCity.Functions.Ballots;

/// <summary>Ballots: a juror gives marks and takes them back with the juror's own key, and nobody with another's.</summary>
public sealed class BallotFunctions(ApiPipeline pipeline, Uploading uploading, CachedResponse responses, TimeProvider clock)
{
    private static readonly Operation s_upload = Described(Uploading.Of(
        "BallotsUpload",
        new("one-mark", "city,group,mark,comment\nosh,1,7.5,\n", 201),
        new("as-json", """{ "ballots": [ { "city": "osh", "marks": [ { "group": "1", "mark": 8, "comment": "Жакшы" } ] } ] }""", 201),
        new("no-mark", "city,group,mark\nosh,1,11\n", 422)));

    private static readonly Operation s_withdraw = Described(Uploading.OfWithdrawal(
        "BallotsWithdrawal", Capability.Mark,
        new("own-mark", """{ "reason": "the wrong city", "withdrawals": [ { "city": "talas", "group": "1" } ] }""", 201),
        new("nothing-there", """{ "reason": "the wrong city", "withdrawals": [ { "city": "atlantis", "group": "1" } ] }""", 422)));

    private static readonly Operation s_ballots = new("Ballots", Capability.ReadOwnBallots, Capability.ReadAllBallots) { Returns = [Versions.Returns<BallotsResponse>()] };

    private static readonly Operation s_jury = new("Jury", Capability.ReadScores) { Returns = [Versions.Returns<JuryResponse>()] };

    [Function("BallotsUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/ballots")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_upload, api => RefuseClosed(api) is { } closed ? Task.FromResult(closed) : uploading.UploadAsync(api, ActNames.Ballots, (state, file) =>
        {
            var juror = api.Caller.Key!;
            var (ballots, findings, form) = BallotReader.Read(state.Contest, juror, state.Content.BallotsOf(juror.Id), file);
            return new ReadFile(ContestChange.Of(juror.Id, ballots), findings, form);
        }));

    [Function("BallotsWithdrawal")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/ballots/withdrawals")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_withdraw, api => RefuseClosed(api) is { } closed ? Task.FromResult(closed) : uploading.WithdrawAsync(api, ActNames.BallotWithdrawal, (state, file) =>
        {
            var juror = api.Caller.Key!.Id;
            return BallotWithdrawalReader.Read(state.Contest, juror, state.Content.BallotsOf(juror), file);
        }));

    [Function("Ballots")]
    public Task<IResult> Ballots(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/ballots")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_ballots, (api, state) => api.Caller.May(Capability.ReadAllBallots)
            ? responses.Answer(api, state, "ballots", static asked => BallotsResponse.Of(asked.State), static (ballots, _) => ballots.Table())

            // The juror's key is in the answer's own key, so no juror is ever given what was made for another.
            : responses.Answer(api, state, $"ballots-{api.Caller.Key!.Id}", api.Caller.Key, static asked => BallotsResponse.Of(asked.State, asked.Subject), static (ballots, _) => ballots.OwnTable()));

    [Function("Jury")]
    public Task<IResult> Jury(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/jury")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_jury, (api, state) => responses.Answer(
            api, state, "jury", api.Caller.SeesJurors, static asked => JuryResponse.Of(asked.State, asked.Subject), static (jury, _) => jury.Table()));

    /// <summary>The refusal once the jury is closed; null before.</summary>
    private IResult? RefuseClosed(ApiRequest api) => api.Contest.Jury is { ClosesOn: { } last } jury && !jury.IsOpen(clock.GetUtcNow())
        ? api.Refuse(ProblemCodes.BallotsClosed, last.ToString("O", CultureInfo.InvariantCulture))
        : null;

    private static Operation Described(Operation upload) => upload with
    {
        Needs = [Capability.Mark],
        Takes = new(["text/csv", "application/json", Sent.Workbook, "multipart/form-data"], upload.Takes!.Examples),
        Problems = [.. upload.Problems, ProblemCodes.BallotsClosed],
    };
}
