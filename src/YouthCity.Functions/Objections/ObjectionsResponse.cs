using System.Text.Json.Serialization;
using YouthCity.Core.Objections;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Objections;

/// <summary>The objections of a city, in the order in which they were made.</summary>
/// <param name="Until">The last day on which the city may object; null where it may not.</param>
/// <param name="Open">How many have no answer yet.</param>
/// <param name="Objections">In the order in which they were made.</param>
public sealed record ObjectionsResponse(string Contest, string City, DateOnly? Until, int Open, IReadOnlyList<ObjectionLine> Objections)
{
    public static ObjectionsResponse Of(ContestState state, string city)
    {
        var own = state.Content.Objections.Values.Where(objection => objection.City == city).OrderBy(objection => objection.At).ThenBy(objection => objection.Id, StringComparer.Ordinal).ToList();
        return new(state.Contest.Id, city, state.Stage.ObjectionsUntil, ObjectionCount.Of(own).Open, [.. own.Select(ObjectionLine.Of)]);
    }

    public CsvTable Table() => new(
        ["id", "city", "subject", "what", "text", "at", "outcome", "answer", "answeredAt"],
        Objections.Select(IReadOnlyList<object?> (line) =>
            [line.Id, City, Word.Of("subject", line.Subject), line.What, line.Text, line.At, Word.Of("outcome", line.Answer?.Outcome), line.Answer?.Text, line.Answer?.At]));
}

/// <summary>An objection of a city.</summary>
/// <param name="Id">What an answer is sent to.</param>
/// <param name="Subject"><c>value</c>, <c>mark</c> or <c>order</c>.</param>
/// <param name="What">The id of the indicator or the group, or the theme of the order.</param>
/// <param name="Text">What is wrong and why, in the words of the city.</param>
/// <param name="At">When it was made.</param>
/// <param name="Answer">Null while it is open.</param>
public sealed record ObjectionLine(string Id, string Subject, string What, string Text, DateTimeOffset At, AnswerLine? Answer)
{
    public static ObjectionLine Of(Objection objection) => new(
        objection.Id, objection.Subject.Code(), objection.What, objection.Text, objection.At,
        objection.Answer is { } answer ? new(answer.Outcome.Code(), answer.Text, answer.At) : null);
}

/// <summary>The agency's answer to an objection.</summary>
/// <param name="Outcome"><c>upheld</c> or <c>rejected</c>.</param>
/// <param name="Text">Why, in the words of the agency.</param>
/// <param name="At">When it was given.</param>
public sealed record AnswerLine(string Outcome, string Text, DateTimeOffset At);

/// <summary>What a city sends to object.</summary>
/// <param name="Subject"><c>value</c>, <c>mark</c> or <c>order</c>.</param>
/// <param name="What">The id of the indicator or the group, or the theme of the order.</param>
/// <param name="Text">What is wrong with it, and why.</param>
public sealed record ObjectionRequest([property: JsonRequired] string Subject, [property: JsonRequired] string What, [property: JsonRequired] string Text);

/// <summary>What the agency sends to answer.</summary>
/// <param name="Outcome"><c>upheld</c> or <c>rejected</c>.</param>
/// <param name="Text">Why.</param>
public sealed record AnswerRequest([property: JsonRequired] string Outcome, [property: JsonRequired] string Text);

/// <summary>An objection as it was made or answered.</summary>
/// <param name="Version">The contest's version with it; of a dry run, without it.</param>
/// <param name="Stored">False for a dry run.</param>
/// <param name="Objection">The objection with its answer, if it has one.</param>
public sealed record ObjectionTold(string? Version, bool Stored, string City, ObjectionLine Objection);
