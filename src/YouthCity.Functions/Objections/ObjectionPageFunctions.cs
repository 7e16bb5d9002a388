using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Objections;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Objections;

/// <summary>The pages on which a city objects, and the agency answers.</summary>
public sealed class ObjectionPageFunctions(PagePipeline pipeline, Acceptance acceptance, TimeProvider clock)
{
    private static readonly Capability[] s_cities = [Capability.ReadCity], s_answering = [Capability.AnswerObjections], s_objecting = [Capability.RaiseObjections];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("CityObjectionsPage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("CityObjectionForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
        Operation.OfClosedPage("ObjectionsPage", StatusCodes.Status404NotFound),
        Operation.OfClosedPage("ObjectionAnswerForm", StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity) with { Takes = Sent.Form },
    ];

    [Function("CityObjectionsPage")]
    public Task<IResult> OfCity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/cities/{city}/objections")] HttpRequest request, string contest, string city) =>
        OfCityAsync(request, contest, city, s_cities, (page, state, position) => Task.FromResult(Show(page, state, position, AskedObjection.None, StatusCodes.Status200OK)));

    [Function("CityObjectionForm")]
    public Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contests/{contest}/cities/{city}/objections")] HttpRequest request, string contest, string city) =>
        OfCityAsync(request, contest, city, s_objecting, (page, state, position) => pipeline.ReadFormAsync(page, async form =>
        {
            var (id, asked) = (state.Contest.Cities[position].Id, AskedObjection.Of(form));
            if (!IsOpen(state))
                return Show(page, state, position, asked with { Problem = page.T("page.objections.closed.now") }, StatusCodes.Status409Conflict);
            if (asked.Subject is not { } subject || ObjectionFunctions.Known(state, id, subject, asked.What) is not { } what)
                return Show(page, state, position, asked with { Problem = page.T("page.objections.choose") }, StatusCodes.Status422UnprocessableEntity);
            if (asked.Text.Length is 0 or > Objection.LongestText)
                return Show(page, state, position, asked with { Problem = page.T("page.objections.write", page.Show.Whole(Objection.LongestText)) }, StatusCodes.Status422UnprocessableEntity);
            var made = new Objection(id, subject, what, asked.Text, page.Caller.Key!.Id, clock.GetUtcNow());
            return await StoreAsync(page, state, ActNames.Objection, made, $"{made.Id}: {subject.Code()} {what}", $"/contests/{state.Contest.Id}/cities/{id}/objections");
        }));

    [Function("ObjectionsPage")]
    public Task<IResult> All(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/objections")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_answering, (page, state) => ShowAllAsync(page, state, AskedAnswer.None, StatusCodes.Status200OK));

    [Function("ObjectionAnswerForm")]
    public Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contests/{contest}/objections/{objection}")] HttpRequest request, string contest, string objection) =>
        pipeline.OpenFormAsync(request, contest, s_answering, async (page, state, form) =>
        {
            if (!state.Content.Objections.TryGetValue(objection, out var known))
                return pipeline.NotFound(page);
            var asked = AskedAnswer.Of(objection, form);
            if (state.Stage.Stage != Stage.Decided || known.Answer is not null)
                return await ShowAllAsync(page, state, asked with { Problem = page.T(known.Answer is null ? "page.objections.closed.now" : "page.objections.answered.already") }, StatusCodes.Status409Conflict);
            if (asked.Outcome is not { } outcome || asked.Text.Length is 0 or > Objection.LongestText)
                return await ShowAllAsync(page, state, asked with { Problem = page.T("page.objections.answer.write", page.Show.Whole(Objection.LongestText)) }, StatusCodes.Status422UnprocessableEntity);
            var answered = known with { Answer = new(outcome, asked.Text, page.Caller.Key!.Id, clock.GetUtcNow()) };
            return await StoreAsync(page, state, ActNames.ObjectionAnswer, answered, $"{objection}: {outcome.Code()}", $"/contests/{state.Contest.Id}/objections#o-{objection}");
        });

    private Task<IResult> OfCityAsync(HttpRequest request, string contest, string city, IReadOnlyList<Capability> needs, Func<PageRequest, ContestState, int, Task<IResult>> answer) =>
        pipeline.OpenAsync(request, contest, needs, (page, state) =>
            state.Contest.FindCity(city) is not { } position ? Task.FromResult(pipeline.NotFound(page))
            : page.Caller.MayReadCity(state.Contest.Cities[position].Id) ? answer(page, state, position)
            : Task.FromResult(pipeline.AnotherCity(page)));

    private async Task<IResult> StoreAsync(PageRequest page, ContestState state, string act, Objection objection, string reason, string next)
    {
        var accepted = await acceptance.AcceptAsync(new(act, state, ContestChange.Of(objection), page.Caller.Key!, reason, File: null, Kept: null), page.Context.RequestAborted);
        return accepted.Outcome is Outcome.Accepted or Outcome.Unchanged
            ? TypedResults.LocalRedirect(next)
            : pipeline.NotAccepted(page, accepted);
    }

    private bool IsOpen(ContestState state) => StageRules.Check(ActNames.Objection, state.Stage, state.Contest, clock.GetUtcNow(), hasReason: false) is null;

    private IResult Show(PageRequest page, ContestState state, int city, AskedObjection asked, int status) =>
        pipeline.Page<CityObjectionsPage>(page, status, ("State", state), ("City", city), ("Asked", asked), ("IsOpen", IsOpen(state) && page.Caller.MayAny(s_objecting)));

    private Task<IResult> ShowAllAsync(PageRequest page, ContestState state, AskedAnswer asked, int status) =>
        Task.FromResult(pipeline.Page<ObjectionsPage>(page, status, ("State", state), ("Asked", asked)));
}

/// <summary>What a city wrote into the form.</summary>
/// <param name="About">A subject and what of it, such as <c>value 1.1</c>.</param>
public sealed record AskedObjection(string About, string Text)
{
    public static AskedObjection None { get; } = new("", "");

    /// <summary>Why it was not accepted, in words.</summary>
    public string? Problem { get; init; }

    public ObjectionSubject? Subject => ObjectionCodes.TrySubject(About.Split(' ', 2)[0]);

    public string What => About.Split(' ', 2) is [_, var what] ? what : "";

    public static AskedObjection Of(IFormCollection form) => new(form["about"].ToString().Trim(), Lines(form["text"]));

    /// <summary>As browsers send text, but for the ends of its lines.</summary>
    internal static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}

/// <summary>What the agency wrote into the form.</summary>
public sealed record AskedAnswer(string Objection, ObjectionOutcome? Outcome, string Text)
{
    public static AskedAnswer None { get; } = new("", null, "");

    /// <inheritdoc cref="AskedObjection.Problem"/>
    public string? Problem { get; init; }

    public static AskedAnswer Of(string objection, IFormCollection form) => new(objection, ObjectionCodes.TryOutcome(form["outcome"]), AskedObjection.Lines(form["text"]));
}
