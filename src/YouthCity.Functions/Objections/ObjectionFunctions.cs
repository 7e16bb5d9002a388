using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.Objections;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Objections;

/// <summary>A city objects while the contest is decided, and the agency answers. Both read it, and nobody else does.</summary>
public sealed class ObjectionFunctions(ApiPipeline pipeline, JsonActs acts, CachedResponse responses, TimeProvider clock)
{
    private static readonly Operation s_object = Described(JsonActs.Of<ObjectionRequest, ObjectionTold>(
        "CityObjection", Capability.RaiseObjections,
        new("a-value", """{ "subject": "value", "what": "1.1", "text": "The letter of 12 March says 14." }""", 201),
        new("no-such-indicator", """{ "subject": "value", "what": "9.9", "text": "The letter of 12 March says 14." }""", 400)), ProblemCodes.ObjectionsClosed);

    private static readonly Operation s_objections = new("CityObjections", Capability.ReadCity)
    {
        Returns = [Versions.Returns<ObjectionsResponse>()],
        Problems = [ProblemCodes.UnknownCity, ProblemCodes.AnotherCity],
    };

    private static readonly Operation s_answer = Described(JsonActs.Of<AnswerRequest, ObjectionTold>(
        "ObjectionAnswer", Capability.AnswerObjections,
        new SentExample("upheld", """{ "outcome": "upheld", "text": "The value is corrected." }""", 201)), ProblemCodes.UnknownObjection, ProblemCodes.AnsweredAlready);

    [Function("CityObjection")]
    public Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/cities/{city}/objections")] HttpRequest request, string contest, string city) =>
        pipeline.OpenAsync(request, contest, s_object, api =>
        {
            if (CityRefusal(api, city) is { } refusal)
                return Task.FromResult(refusal);
            Objection? made = null;
            return acts.ActAsync<ObjectionRequest, ObjectionTold>(
                api, ActNames.Objection,
                (state, asked) => Task.FromResult(Decide(api, state, asked, api.Contest.Cities[api.Contest.FindCity(city)!.Value].Id, out made)),
                outcome => Task.FromResult(Told(outcome, made!)));
        });

    [Function("CityObjections")]
    public Task<IResult> Objections(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/cities/{city}/objections")] HttpRequest request, string contest, string city) =>
        pipeline.ReadAsync(request, contest, s_objections, (api, state) =>
        {
            if (CityRefusal(api, city) is { } refusal)
                return refusal;
            var id = state.Contest.Cities[state.Contest.FindCity(city)!.Value].Id;
            return responses.Answer(api, state, $"objections-{id}", id, static asked => ObjectionsResponse.Of(asked.State, asked.Subject), static (objections, _) => objections.Table());
        });

    [Function("ObjectionAnswer")]
    public Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/objections/{objection}/answers")] HttpRequest request, string contest, string objection) =>
        pipeline.OpenAsync(request, contest, s_answer, api =>
        {
            Objection? answered = null;
            return acts.ActAsync<AnswerRequest, ObjectionTold>(
                api, ActNames.ObjectionAnswer,
                (state, asked) => Task.FromResult(Decide(api, state, asked, objection, out answered)),
                outcome => Task.FromResult(Told(outcome, answered!)));
        });

    private static Operation Described(Operation operation, params IReadOnlyList<ProblemCode> more) => operation with
    {
        Problems = [.. operation.Problems, .. more, .. operation.Function == "CityObjection" ? (ProblemCode[])[ProblemCodes.UnknownCity, ProblemCodes.AnotherCity] : []],
    };

    /// <summary>The refusal where there is no such city, or it is not the caller's; null otherwise.</summary>
    private static IResult? CityRefusal(ApiRequest api, string city)
    {
        if (api.Contest.FindCity(city) is not { } position)
            return api.Refuse(ProblemCodes.UnknownCity, city);
        var (asked, own) = (api.Contest.Cities[position], api.Caller.Key!.City);
        return api.Caller.MayReadCity(asked.Id) ? null
            : api.Refuse(ProblemCodes.AnotherCity, api.Contest.FindCity(own ?? "") is { } at ? api.Contest.Cities[at].In(api.Language) : own ?? "", asked.In(api.Language));
    }

    private DecidedAct Decide(ApiRequest api, ContestState state, ObjectionRequest asked, string city, out Objection? made)
    {
        made = null;
        if (state.Stage.Stage == Stage.Decided && StageRules.Check(ActNames.Objection, state.Stage, state.Contest, clock.GetUtcNow(), hasReason: false) is { } closed)
            return DecidedAct.No(api.Refuse(ProblemCodes.ObjectionsClosed, closed.Day?.ToString("O", CultureInfo.InvariantCulture) ?? "-"));
        if (StageRules.Check(ActNames.Objection, state.Stage, state.Contest, clock.GetUtcNow(), hasReason: false) is { } refusal)
            return DecidedAct.No(Refusals.OfStage(api, refusal));
        if (ObjectionCodes.TrySubject(asked.Subject) is not { } subject)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "subject", asked.Subject, string.Join(", ", Enum.GetValues<ObjectionSubject>().Select(known => known.Code()))));
        if (Known(state, city, subject, asked.What.Trim()) is not { } what)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "what", Shown(asked.What), Possible(state, city, subject)));
        if (asked.Text.Trim() is not { Length: > 0 and <= Objection.LongestText } text)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "text", Shown(asked.Text), $"1-{Objection.LongestText}"));
        made = new(city, subject, what, text, api.Caller.Key!.Id, clock.GetUtcNow());
        return new(ContestChange.Of(made), $"{made.Id}: {subject.Code()} {what}");
    }

    private DecidedAct Decide(ApiRequest api, ContestState state, AnswerRequest asked, string id, out Objection? answered)
    {
        answered = null;
        if (!state.Content.Objections.TryGetValue(id, out var objection))
            return DecidedAct.No(api.Refuse(ProblemCodes.UnknownObjection, Shown(id)));
        if (StageRules.Check(ActNames.ObjectionAnswer, state.Stage, state.Contest, clock.GetUtcNow(), hasReason: false) is { } refusal)
            return DecidedAct.No(Refusals.OfStage(api, refusal));
        if (objection.Answer is not null)
            return DecidedAct.No(api.Refuse(ProblemCodes.AnsweredAlready, id));
        if (ObjectionCodes.TryOutcome(asked.Outcome) is not { } outcome)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "outcome", asked.Outcome, string.Join(", ", Enum.GetValues<ObjectionOutcome>().Select(known => known.Code()))));
        if (asked.Text.Trim() is not { Length: > 0 and <= Objection.LongestText } text)
            return DecidedAct.No(api.Refuse(ProblemCodes.BadParameter, "text", Shown(asked.Text), $"1-{Objection.LongestText}"));
        answered = objection with { Answer = new(outcome, text, api.Caller.Key!.Id, clock.GetUtcNow()) };
        return new(ContestChange.Of(answered), $"{id}: {outcome.Code()}");
    }

    /// <summary>What is objected to as the contest spells it; null if it holds no such thing.</summary>
    internal static string? Known(ContestState state, string city, ObjectionSubject subject, string what) => subject switch
    {
        ObjectionSubject.Value => state.Contest.FindIndicator(what) is { } indicator ? state.Contest.Indicators[indicator].Id : null,
        ObjectionSubject.Mark => state.Contest.FindGroup(what) is { } group ? state.Contest.Groups[group].Id : null,
        _ => what.Length is > 0 and <= Objection.LongestWhat && state.Content.Orders(city).Any(order => order.Theme == what) ? what : null,
    };

    private static string Possible(ContestState state, string city, ObjectionSubject subject) => string.Join(", ", subject switch
    {
        ObjectionSubject.Value => state.Contest.Indicators.Select(indicator => indicator.Id),
        ObjectionSubject.Mark => state.Contest.Groups.Select(group => group.Id),
        _ => state.Content.Orders(city).Select(order => order.Theme).Distinct().Take(20),
    });

    private static ObjectionTold Told(ActOutcome outcome, Objection objection) => new(outcome.Version, outcome.Stored, objection.City, ObjectionLine.Of(objection));

    private static string Shown(string text) => text.Length <= 100 ? text : $"{CellText.Cut(text, 100)}…";
}
