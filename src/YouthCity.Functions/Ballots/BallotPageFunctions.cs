using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Scores;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Ballots;

/// <summary>A juror's own ballots: the values of a city beside six marks. They go the same way as a file of ballots.</summary>
public sealed class BallotPageFunctions(PagePipeline pipeline, Uploading uploading, ContestStates states, Acceptance acceptance, Workload workload, TimeProvider clock)
{
    private const string Route = "contests/{contest}/ballots/{city}";

    private static readonly Capability[] s_needs = [Capability.Mark];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("BallotsPage", StatusCodes.Status302Found, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound),
        Operation.OfClosedPage("BallotPage", StatusCodes.Status404NotFound) with { Parameters = [Parameter.Flag("saved")] },
        Operation.OfPage("BallotForm", StatusCodes.Status302Found, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    /// <summary>Leads to the first city that the juror has not marked whole.</summary>
    [Function("BallotsPage")]
    public Task<IResult> First(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/ballots")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) =>
        {
            var progress = BallotProgress.All(state, page.Caller.Key!, page.Language);
            var first = progress.FirstOrDefault(city => city.IsOpen) ?? progress[0];
            return Task.FromResult<IResult>(TypedResults.LocalRedirect(AddressOf(state.Contest, first.City)));
        });

    [Function("BallotPage")]
    public Task<IResult> Ballot(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string contest, string city) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => Task.FromResult(state.Contest.FindCity(city) is { } position
            ? Show(page, state, BallotEntry.Of(state, page.Caller.Key!, position, page.Show), StatusCodes.Status200OK, request.Query["saved"] == "true")
            : pipeline.NotFound(page)));

    [Function("BallotForm")]
    public Task<IResult> Save(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string contest, string city) =>
        pipeline.OpenFormAsync(request, contest, s_needs, async (page, state, form) =>
        {
            if (state.Contest.FindCity(city) is not { } position)
                return pipeline.NotFound(page);
            var (cancellation, juror) = (request.HttpContext.RequestAborted, page.Caller.Key!);
            var entry = BallotEntry.Of(state.Contest, position, form);
            if (Closed(page, state) is { } closed)
                return Show(page, state, entry with { Problem = closed }, StatusCodes.Status409Conflict, isSaved: false);
            if (entry.BadMarks.Count > 0)
                return Show(page, state, entry with { Problem = page.Count("page.ballot.bad", entry.BadMarks.Count) }, StatusCodes.Status422UnprocessableEntity, isSaved: false);

            var file = entry.Write(state.Contest, state.Content.BallotsOf(juror.Id).Ballot(state.Contest.Cities[position].Id));
            using var content = new MemoryStream(file);
            var (outcome, worked) = await uploading.ReadAsync(state, new SentFile("", content), (at, sent) =>
            {
                var (ballots, findings, read) = BallotReader.Read(at.Contest, juror, at.Content.BallotsOf(juror.Id), sent);
                return new ReadFile(ContestChange.Of(juror.Id, ballots), findings, read);
            }, (_, _) => (object?)null, cancellation);
            if (outcome != WorkOutcome.Done)
                return pipeline.NotWorkedOut(page, outcome, workload);
            if (worked.File.Findings.HasErrors)
            {
                var said = worked.File.Findings.All.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.In(page.Language).Message).Distinct();
                return Show(page, state, entry with { Problem = string.Join(" ", said) }, StatusCodes.Status422UnprocessableEntity, isSaved: false);
            }

            var accepted = await acceptance.AcceptAsync(
                new(ActNames.Ballots, state, worked.File.Change, juror, page.T("page.ballot.reason", state.Contest.Cities[position].Name.In(page.Language)), ContentHash.Of(file), file), cancellation);
            if (accepted.Outcome is not (Outcome.Accepted or Outcome.Unchanged))
                return Show(page, state, entry with { Problem = Closed(page, await states.ReadNewestAsync(state.Contest.Id, cancellation)) ?? page.T("page.ballot.overlapped") }, StatusCodes.Status409Conflict, isSaved: false);
            return TypedResults.LocalRedirect(form["go"] == "next" && Next(state, juror, position, page) is { } next ? AddressOf(state.Contest, next) : $"{AddressOf(state.Contest, position)}?saved=true");
        });

    private IResult Show(PageRequest page, ContestState state, BallotEntry entry, int status, bool isSaved) => pipeline.Page<BallotPage>(page with { Modules = ["ballot.js"] }, status,
        ("State", state), ("Entry", entry), ("Progress", BallotProgress.All(state, page.Caller.Key!, page.Language)),
        ("Medians", state.Result is { } result ? Medians.Of(result) : null), ("Closed", Closed(page, state)), ("IsSaved", isSaved));

    /// <summary>Why no marks are taken now; null if they are.</summary>
    private string? Closed(PageRequest page, ContestState state) => StageRules.Check(ActNames.Ballots, state.Stage, state.Contest, clock.GetUtcNow(), hasReason: false) switch
    {
        null => null,
        { Obstacle: StageObstacle.JuryClosed, Day: { } last } => page.T("page.ballot.closed", page.Show.Day(last)),
        _ => page.T("page.ballot.stage", StageTexts.Name(Stage.Judging, page.Language), StageTexts.Name(state.Stage.Stage, page.Language)),
    };

    /// <summary>The next city after this one, in the order of names, that is not marked whole; null if all are.</summary>
    private static int? Next(ContestState state, AccessKey juror, int city, PageRequest page)
    {
        var progress = BallotProgress.All(state, juror, page.Language);
        var at = progress.ToList().FindIndex(other => other.City == city);
        return progress.Skip(at + 1).Concat(progress.Take(at)).FirstOrDefault(other => other.IsOpen)?.City;
    }

    private static string AddressOf(Contest contest, int city) => $"/contests/{contest.Id}/ballots/{contest.Cities[city].Id}";
}

/// <summary>A ballot as it stands in the form: what the juror wrote, be it a mark or not.</summary>
/// <param name="Marks">A text for each group.</param>
/// <param name="Comments">Likewise.</param>
public sealed record BallotEntry(int City, bool Conflict, IReadOnlyList<string> Marks, IReadOnlyList<string> Comments)
{
    private const int LongestComment = 2000;

    /// <summary>Why it is not stored; null if nothing stands in its way.</summary>
    public string? Problem { get; init; }

    /// <summary>The positions of the groups whose text is no mark.</summary>
    public IReadOnlyList<int> BadMarks => [.. Enumerable.Range(0, Marks.Count).Where(group => Marks[group].Length > 0 && Read(Marks[group]) is null)];

    /// <summary>What the juror has said before.</summary>
    public static BallotEntry Of(ContestState state, AccessKey juror, int city, Formats formats)
    {
        var said = state.Content.BallotsOf(juror.Id).Ballot(state.Contest.Cities[city].Id);
        return new(
            city, said.Conflict == true,
            [.. state.Contest.Groups.Select(group => said.Marks.GetValueOrDefault(group.Id)?.Mark is { } mark ? formats.Number(mark) : "")],
            [.. state.Contest.Groups.Select(group => said.Marks.GetValueOrDefault(group.Id)?.Comment ?? "")]);
    }

    public static BallotEntry Of(Contest contest, int city, IFormCollection form) => new(
        city, form.ContainsKey("conflict"),
        [.. contest.Groups.Select((_, group) => form[$"mark{group}"].ToString().Trim())],
        [.. contest.Groups.Select((_, group) => form[$"comment{group}"].ToString().Trim() is { Length: > LongestComment } text ? text[..LongestComment] : form[$"comment{group}"].ToString().Trim())]);

    /// <summary>The ballot as a file of ballots has it: what was said before and stands as it was is left out.</summary>
    public byte[] Write(Contest contest, Ballot before)
    {
        var marks = contest.Groups.Select((group, i) => (group.Id, Mark: Read(Marks[i]), Comment: Comments[i]))
            .Where(line => (line.Mark is not null && line.Mark != before.Marks.GetValueOrDefault(line.Id)?.Mark) || (line.Comment.Length > 0 && line.Comment != before.Marks.GetValueOrDefault(line.Id)?.Comment))
            .Select(line => new { group = line.Id, mark = line.Mark, comment = line.Comment.Length > 0 ? line.Comment : null });
        bool? conflict = Conflict == (before.Conflict == true) ? null : Conflict;
        return JsonSerializer.SerializeToUtf8Bytes(new { ballots = new[] { new { city = contest.Cities[City].Id, conflict, marks } } });
    }

    private static double? Read(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mark) && BallotMark.IsMark(mark) ? mark : null;
}
