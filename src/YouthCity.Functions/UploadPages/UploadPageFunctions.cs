using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.UploadPages;

/// <summary>Sending a file through the pages: it is checked first, what it would alter is shown, and nothing is stored until that is confirmed.</summary>
public sealed class UploadPageFunctions(
    PagePipeline pipeline, Uploading uploading, PendingFiles pending, ContestStates states, CommitChains chains, Acceptance acceptance, SizeLimit limit, UploadsUnderWay uploads, Workload workload, TimeProvider clock)
{
    private const string Route = "contests/{contest}/upload/{kind}";

    private static readonly Capability[] s_needs = [Capability.Upload];

    private static readonly string[] s_modules = ["upload.js"];

    private static readonly Operation s_check = PageOf("UploadCheck", StatusCodes.Status422UnprocessableEntity) with
    {
        Takes = new(["multipart/form-data"], []),
        Problems = [ProblemCodes.BadForm, ProblemCodes.NoFile, ProblemCodes.SeveralFiles, ProblemCodes.FileTooLarge, ProblemCodes.UploadStalled, ProblemCodes.UploadTooSlow, ProblemCodes.TooManyUploads],
    };

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        PageOf("UploadPage"), PageOf("UploadOfKindPage"),
        PageOf("UploadStore", StatusCodes.Status409Conflict, StatusCodes.Status410Gone, StatusCodes.Status412PreconditionFailed) with { Takes = Sent.Form },
        PageOf("UploadMarked", StatusCodes.Status410Gone) with { Takes = Sent.Form, GivesBack = [Returned.Csv, Sent.Workbook] },
    ];

    [Function("UploadPage")]
    public Task<IResult> Choose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/upload")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => Task.FromResult(pipeline.Page<UploadPage>(page with { Modules = s_modules }, parameters: [("State", state), ("Kind", null)])));

    [Function("UploadOfKindPage")]
    public Task<IResult> ChooseOfKind(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string contest, string kind) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => Task.FromResult(UploadKind.Find(kind) is { } known
            ? pipeline.Page<UploadPage>(page with { Modules = s_modules }, parameters: [("State", state), ("Kind", known)])
            : pipeline.NotFound(page)));

    /// <summary>Takes the file and says what is wrong with it, or what it would alter.</summary>
    [Function("UploadCheck")]
    public Task<IResult> Check(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string contest, string kind) =>
        pipeline.OpenUploadAsync(request, contest, s_needs, async (page, state) =>
        {
            if (UploadKind.Find(kind) is not { } known)
                return pipeline.NotFound(page);
            var (body, refusal) = await UploadBody.TakeAsync(new ApiRequest(request, s_check, page.Language, page.Caller, state.Known), limit, uploads);
            if (body is null)
                return pipeline.Refused(page, (Refusal)refusal!);
            using var content = body.Content;
            if (!await pipeline.IsOwnUploadAsync(page, body.Fields))
                return pipeline.StaleForm(page);
            var about = new PendingFile(state.Contest.Id, known.Name, body.Name, body.Charset, state.Version.Hash?.Hex ?? "");
            return await ShowAsync(page, state, known, about, content, StatusCodes.Status200OK, []);
        });

    /// <summary>Stores a file that was checked, if the contest is still what it was checked against.</summary>
    [Function("UploadStore")]
    public Task<IResult> Store(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/store")] HttpRequest request, string contest, string kind) =>
        pipeline.OpenFormAsync(request, contest, s_needs, async (page, state, form) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            if (await FindAsync(page, state, kind, form["file"].ToString(), cancellation) is not var (known, about, content))
                return Gone(page);
            if (form["reason"].ToString().Trim() is not { Length: > 0 } reason)
                return await ShowAsync(page, state, known, about, content, StatusCodes.Status400BadRequest, []);
            if ((state.Version.Hash?.Hex ?? "") != about.Base)
                return await ShowMovedAsync(page, state, known, about, content);
            var (outcome, worked) = await ReadAsync(state, known, about, content, page.Language, cancellation);
            if (outcome != WorkOutcome.Done)
                return pipeline.NotWorkedOut(page, outcome, workload);
            if (worked.File.Findings.HasErrors)
                return await ShowAsync(page, state, known, about, content, StatusCodes.Status200OK, []);
            var act = new Act(
                known.Act, state, worked.File.Change, page.Caller.Key!, Preconditions.Reason(reason)!, ContentHash.Of(Rewound(content)),
                known.KeepsFile ? content.ToArray() : null, IsExact: true);
            var taken = await uploading.CompareAsync(state, known.Act, worked.File, content, cancellation);
            var accepted = await acceptance.AcceptAsync(act, cancellation);
            if (accepted.Refusal is not null)
                return pipeline.NotAccepted(page, accepted);
            return accepted.Outcome is Outcome.Accepted or Outcome.Unchanged
                ? TypedResults.LocalRedirect($"/contests/{state.Contest.Id}/work?stored={(accepted.Outcome == Outcome.Accepted ? Changes.Of(taken.Difference).Count : 0)}")
                : await ShowMovedAsync(page, await states.ReadNewestAsync(state.Contest.Id, cancellation), known, about, content);
        });

    /// <summary>Gives a refused file back with what was found beside each row.</summary>
    [Function("UploadMarked")]
    public Task<IResult> Marked(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/marked")] HttpRequest request, string contest, string kind) =>
        pipeline.OpenFormAsync(request, contest, s_needs, async (page, state, form) =>
        {
            var cancellation = request.HttpContext.RequestAborted;
            var format = form["format"] == ReturnedFile.Csv ? ReturnedFile.Csv : ReturnedFile.Workbook;
            if (await FindAsync(page, state, kind, form["file"].ToString(), cancellation) is not var (known, about, content))
                return Gone(page);
            var (outcome, worked) = await uploading.ReadAsync(
                state, AsSent(about, content), (at, file) => known.Read(at, file, clock.GetUtcNow()),
                (file, token) => ReturnedFile.Write(content, file.Form, file.Findings, format, page.Language, token), cancellation);
            if (outcome != WorkOutcome.Done)
                return pipeline.NotWorkedOut(page, outcome, workload);
            if (worked.Then is not { } returned)
                return Gone(page);
            returned.Position = 0;
            request.HttpContext.Response.Headers.CacheControl = "private, no-store";
            return TypedResults.Stream(returned, format == ReturnedFile.Csv ? "text/csv" : Sent.Workbook, $"{Path.GetFileNameWithoutExtension(about.Name)}-{page.T("page.upload.marked.ending")}.{format}");
        });

    private async Task<(UploadKind Kind, PendingFile About, MemoryStream Content)?> FindAsync(PageRequest page, ContestState state, string kind, string hash, CancellationToken cancellation) =>
        UploadKind.Find(kind) is { } known && await pending.FindAsync(page.Caller.Key!, hash, cancellation) is var (about, content) && about.Kind == kind && about.Contest == state.Contest.Id
            ? (known, about, content)
            : null;

    /// <summary>What was found in the file, or what it would alter, with the way on.</summary>
    /// <param name="since">What others did since the file was checked.</param>
    private async Task<IResult> ShowAsync(
        PageRequest page, ContestState state, UploadKind kind, PendingFile about, MemoryStream content, int status, IReadOnlyList<KnownCommit> since)
    {
        var cancellation = page.Context.RequestAborted;
        var (outcome, worked) = await ReadAsync(state, kind, about, content, page.Language, cancellation);
        if (outcome != WorkOutcome.Done)
            return pipeline.NotWorkedOut(page, outcome, workload);
        var kept = await pending.KeepAsync(page.Caller.Key!, about with { Base = state.Version.Hash?.Hex ?? "" }, content.ToArray(), cancellation);
        if (worked.File.Findings.HasErrors)
        {
            return pipeline.Page<RefusedFilePage>(page, StatusCodes.Status422UnprocessableEntity,
                ("State", state), ("Kind", kind), ("About", about), ("File", worked.File), ("Sheet", worked.Then), ("Pending", kept.Hex));
        }

        var taken = await uploading.CompareAsync(state, kind.Act, worked.File, content, cancellation);
        return pipeline.Page<CheckedFilePage>(page, status, ("State", state), ("Kind", kind), ("About", about), ("Taken", taken), ("Since", since), ("NoReason", status == StatusCodes.Status400BadRequest), ("Pending", kept.Hex));
    }

    /// <summary>Others changed the contest meanwhile: 409 where they changed what this file names, 412 where it was anything else. Either way what the file would alter now is shown.</summary>
    private async Task<IResult> ShowMovedAsync(PageRequest page, ContestState state, UploadKind kind, PendingFile about, MemoryStream content)
    {
        var cancellation = page.Context.RequestAborted;
        var chain = await chains.ReadAsync(state.Version, cancellation);
        var since = chain.TakeWhile(known => known.Version.Hex != about.Base).ToList();
        var (outcome, worked) = await ReadAsync(state, kind, about, content, page.Language, cancellation);
        if (outcome != WorkOutcome.Done)
            return pipeline.NotWorkedOut(page, outcome, workload);
        var before = ContentHash.TryParse(about.Base) is { } hash
            ? (await states.ReadAsync(hash, cancellation))?.Content ?? Core.History.ContestContent.Empty
            : Core.History.ContestContent.Empty;
        var overlaps = worked.File.Change.Overlaps(before, state.Content);
        return await ShowAsync(page, state, kind, about, content, overlaps ? StatusCodes.Status409Conflict : StatusCodes.Status412PreconditionFailed, since);
    }

    private Task<Worked<(ReadFile File, FoundSheet? Then)>> ReadAsync(
        ContestState state, UploadKind kind, PendingFile about, MemoryStream content, Core.Language language, CancellationToken cancellation) =>
        uploading.ReadAsync(
            state, AsSent(about, content), (at, file) => kind.Read(at, file, clock.GetUtcNow()),
            (file, token) => file.Findings.HasErrors ? FoundSheet.Read(content, file.Form, file.Findings, language, token) : null, cancellation);

    private static SentFile AsSent(PendingFile about, MemoryStream content) => new(about.Name, Rewound(content)) { Charset = about.Charset };

    private static MemoryStream Rewound(MemoryStream content)
    {
        content.Position = 0;
        return content;
    }

    private IResult Gone(PageRequest page) => pipeline.Message(page, StatusCodes.Status410Gone, "page.upload.gone", page.T("page.upload.gone.text"));

    private static Operation PageOf(string function, params IReadOnlyList<int> more) =>
        Operation.OfClosedPage(function, [StatusCodes.Status404NotFound, .. more]);
}
