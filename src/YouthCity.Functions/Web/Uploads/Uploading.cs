using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Work;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Withdrawals;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>The way of every upload: take the file, read it, decide, store it whole or answer with everything found.</summary>
public sealed partial class Uploading(
    ContestStates states, CommitChains chains, Acceptance acceptance, SizeLimit limit, UploadsUnderWay uploads, Workload workload, ServiceTelemetry telemetry, TimeProvider clock, ILogger<Uploading> log)
{
    /// <summary>What is said of a function that takes a file.</summary>
    public static Operation Of(string function, params IReadOnlyList<SentExample> examples) => new(function, Capability.Upload)
    {
        Takes = new(["text/csv", Sent.Workbook, "multipart/form-data"], examples),
        Returns = [Returned.JsonOf<UploadAnswer>(StatusCodes.Status201Created), Returned.JsonOf<UploadAnswer>(StatusCodes.Status200OK)],
        Parameters = [Parameter.Flag("dryRun"), Parameter.Text("reason", "letter 12-3"), Parameter.Text("sheet"), RefusedFile.FormatOf(ReturnedFile.Csv, ReturnedFile.Workbook), Parameter.Header("If-Match")],
        GivesBack = [Returned.Csv, Sent.Workbook],
        Problems = [ProblemCodes.BadParameter, ProblemCodes.BadForm, ProblemCodes.NoFile, ProblemCodes.SeveralFiles, ProblemCodes.FileTooLarge, ProblemCodes.UploadStalled, ProblemCodes.UploadTooSlow, ProblemCodes.TooManyUploads, ProblemCodes.Busy, ProblemCodes.TookTooLong, ProblemCodes.VersionChanged, ProblemCodes.OverlappingChange, ProblemCodes.ReasonRequired, ProblemCodes.WrongStage, ProblemCodes.NotOpenYet, ProblemCodes.FileRefused],
    };

    /// <summary>What is said of a function that takes back what was sent.</summary>
    public static Operation OfWithdrawal(string function, Capability needs, params IReadOnlyList<SentExample> examples) => Of(function, examples) with
    {
        Needs = [needs],
        Takes = new(["application/json", "text/csv", Sent.Workbook, "multipart/form-data"], examples),
    };

    /// <param name="act">What is done, such as <c>applications</c>.</param>
    /// <param name="read">Reads the file against what the contest holds.</param>
    /// <param name="keepsFile">Whether the bytes are kept with what they say, or only their hash.</param>
    public async Task<IResult> UploadAsync(ApiRequest api, string act, Func<ContestState, SentFile, ReadFile> read, bool keepsFile = true)
    {
        var answer = await TakeAsync(api, new(act, read, keepsFile));
        var status = ((IStatusCodeHttpResult)answer).StatusCode!.Value;
        telemetry.Uploaded(act, status);
        var number = RequestNumber.Of(api.Request.HttpContext);
        Answered(log, act, api.Contest.Id, api.Caller.Key!.Role, status, number);
        return answer;
    }

    /// <summary>Takes back what a file names, for the reason that the request gives.</summary>
    /// <param name="act">What is done, such as <c>application-withdrawal</c>.</param>
    /// <param name="read">Reads the file against what the contest holds.</param>
    public Task<IResult> WithdrawAsync(ApiRequest api, string act, Func<ContestState, SentFile, ReadWithdrawal> read) =>
        UploadAsync(api, act, (state, file) => ReadFile.Of(read(state, file)));

    /// <summary>Puts the rules of a file in the place of those in force, for the reason that the request gives.</summary>
    public Task<IResult> ChangeRulesAsync(ApiRequest api, Func<ContestState, SentFile, ReadFile> read) =>
        UploadAsync(api, ActNames.Rules, read);

    private async Task<IResult> TakeAsync(ApiRequest api, Upload upload)
    {
        if (Preconditions.IsDryRun(api.Request) is not { } dryRun)
            return api.Refuse(ProblemCodes.BadParameter, "dryRun", api.Request.Query["dryRun"].ToString(), "true, false");
        if (RefusedFile.RefuseFormat(api) is { } unknown)
            return unknown;
        var (body, refusal) = await UploadBody.TakeAsync(api, limit, uploads);
        if (body is null)
            return refusal!;
        using var content = body.Content;

        // Where the rules were changed while the file was read, it is read again under the new ones.
        for (var tries = 1; ; tries++)
        {
            if (await TakeAsync(api, upload, body, dryRun) is { } answer)
                return answer;
            await HeadMoves.YieldToOthersAsync(tries, api.Cancellation);
        }
    }

    /// <summary>Null if the rules were changed in the meantime.</summary>
    private async Task<IResult?> TakeAsync(ApiRequest api, Upload upload, TakenBody body, bool dryRun)
    {
        var content = body.Content;
        content.Position = 0;
        var state = await states.ReadNewestAsync(api.Contest.Id, api.Cancellation);
        if (!Preconditions.AllowVersion(api.Request, state))
            return api.Refuse(ProblemCodes.VersionChanged, Preconditions.Shown(state.Version.Hash));

        // A reason may stand in the file.
        if (Check(upload.Act, state, hasReason: true) is { } closed)
            return OfStage(api, closed);
        var sent = new SentFile(body.Name, content, api.Request.Query["sheet"]) { Charset = body.Charset };
        var (outcome, worked) = await ReadAsync(state, sent, upload.Read, (found, token) =>
            !found.Findings.HasErrors ? null
            : upload.KeepsFile ? RefusedFile.Answer(api, $"{api.Contest.Id}-refused", found.Form, found.Findings, content, token)
            : RefusedFile.Refuse(api, found.Form, found.Findings), api.Cancellation);
        if (outcome != WorkOutcome.Done)
            return api.Refuse(outcome, workload);
        if (worked.Then is not null)
            return worked.Then;
        var file = worked.File;
        var taken = await CompareAsync(state, upload.Act, file, content, api.Cancellation);
        var reason = Preconditions.Reason(api.Request.Query["reason"]) ?? Preconditions.Reason(file.Reason);
        if (dryRun)
            return Answer(api, StatusCodes.Status200OK, taken, new(Outcome.Unchanged, state.Version.Hash), stored: false, unchanged: taken.Difference.IsEmpty, Check(upload.Act, state, reason is not null || taken.Difference.IsEmpty) is not null);
        return await StoreAsync(api, taken, new(upload.Act, state, file.Change, api.Caller.Key!, reason ?? body.Name, taken.Hash, upload.KeepsFile ? content.ToArray() : null, api.Request.Headers.IfMatch.Count > 0)
        {
            HasReason = reason is not null || taken.Difference.IsEmpty,
        });
    }

    private static IResult OfStage(ApiRequest api, StageRefusal refusal) => refusal is { Obstacle: StageObstacle.NotOpenYet, Day: { } first }
        ? api.Refuse(ProblemCodes.NotOpenYet, first.ToString("O", CultureInfo.InvariantCulture))
        : Refusals.OfStage(api, refusal);

    private StageRefusal? Check(string act, ContestState state, bool hasReason) => StageRules.Check(act, state.Stage, state.Contest, clock.GetUtcNow(), hasReason);

    /// <summary>Reads a file when its turn comes, and does with it at once what else takes long.</summary>
    /// <param name="read">Reads the file against what the contest holds.</param>
    public Task<Worked<(ReadFile File, T? Then)>> ReadAsync<T>(
        ContestState state, SentFile sent, Func<ContestState, SentFile, ReadFile> read, Func<ReadFile, CancellationToken, T?> then, CancellationToken cancellation) =>
        workload.Readings.RunAsync(
            token =>
            {
                var found = Read(read, state, sent with { Cancellation = token });
                return (found, then(found, token));
            },
            cancellation);

    /// <summary>What a file without errors would alter. If it was accepted before as the same kind of act, and changes something again, that is added to its findings: it undoes what came after it, which may be meant.</summary>
    public async Task<TakenFile> CompareAsync(ContestState state, string act, ReadFile file, Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        var taken = new TakenFile(file, ContentHash.Of(content), ContestDifference.Of(file.Change, state.Content, state.Contest));
        if (taken.Difference.IsEmpty)
            return taken;
        var chain = await chains.ReadAsync(state.Version, cancellation);
        if (chain.FirstOrDefault(known => known.Commit.Act == act && (known.Commit.File == taken.Hash || known.Commit.Seen == taken.Hash)) is { } before)
            taken.File.Findings.Add(FindingCodes.FileSentBefore, arguments: [Moments.Text(before.Commit.At), before.Version.Hex]);
        return taken;
    }

    private ReadFile Read(Func<ContestState, SentFile, ReadFile> read, ContestState state, SentFile sent)
    {
        using var span = ServiceTelemetry.Spans.StartActivity("read file");
        span?.SetTag("bytes", sent.Content.Length);
        var file = read(state, sent);
        telemetry.Found(file.Findings);
        return file;
    }

    private async Task<IResult?> StoreAsync(ApiRequest api, TakenFile taken, Act act)
    {
        var accepted = await acceptance.AcceptAsync(act, api.Cancellation);
        if (accepted is { Outcome: Outcome.Accepted, Version: { } version })
            StoreFaults.NoteStored(api.Request.HttpContext, version);
        return accepted.Outcome switch
        {
            Outcome.Accepted => Answer(api, StatusCodes.Status201Created, taken, accepted, stored: true, unchanged: false),
            Outcome.Unchanged => Answer(api, StatusCodes.Status200OK, taken, accepted, stored: false, unchanged: true),
            Outcome.Refused => OfStage(api, accepted.Refusal!),
            Outcome.RulesChanged => null,
            Outcome.Moved => api.Refuse(ProblemCodes.VersionChanged, Preconditions.Shown(accepted.Version)),
            _ => api.Refuse(ProblemCodes.OverlappingChange, Preconditions.Shown(act.Base.Version.Hash), Preconditions.Shown(accepted.Version)),
        };
    }

    /// <param name="accepted">What became of the act; of a dry run, the version it met.</param>
    private static Answer Answer(ApiRequest api, int status, TakenFile taken, Accepted accepted, bool stored, bool unchanged, bool needsReason = false)
    {
        var (file, version) = (taken.File, accepted.Version);
        var answer = new UploadAnswer(
            version?.Hex, stored, unchanged, file.Change.Size,
            [.. file.Change.Cities],
            Changes.Of(taken.Difference), taken.Hash.Hex, file.Form, FindingCounts.Of(file.Findings), ShownGroup.Of(file.Findings, api.Language),
            [.. file.Findings.All.Select(finding => finding.In(api.Language))])
        {
            Documents = [.. file.Change.CitiesOfDocuments.SelectMany(city => CityDocument.Of(accepted.Manifest, city))],
            NeedsReason = needsReason,
            Effects = file.Effects,
        };
        return new Answer(
            status, "application/json; charset=utf-8", new(Json.Bytes(answer)), api.Language,
            version is null ? null : $"\"{version}\"",
            Location: stored ? api.Request.Path.Value : null);
    }

    private sealed record Upload(string Act, Func<ContestState, SentFile, ReadFile> Read, bool KeepsFile);

    /// <summary>Neither the file's name nor the reason: a person writes both.</summary>
    [LoggerMessage(Level = LogLevel.Information, Message = "A file of {Act} for contest {Contest} from {Role} was answered with {Status}, request {Number}")]
    private static partial void Answered(ILogger log, string act, string contest, Role role, int status, string number);
}
