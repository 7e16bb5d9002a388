using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Objections;

namespace YouthCity.Core.Publications;

/// <summary>What a publication tells of an objection.</summary>
/// <param name="Id">The objection's.</param>
/// <param name="What">The id of the indicator or the group, or the theme of the order.</param>
/// <param name="Outcome">Null while nobody has answered it.</param>
public sealed record PublishedObjection(string Id, string City, ObjectionSubject Subject, string What, ObjectionOutcome? Outcome)
{
    /// <summary>What the city said; null where the rules keep texts out of publications.</summary>
    public string? Text { get; init; }

    /// <summary>What was answered; null where nothing was, or the rules keep texts out of publications.</summary>
    public string? Answer { get; init; }

    /// <summary>As much of the objections as the rules of the contest tell, by their ids.</summary>
    public static IReadOnlyList<PublishedObjection> Of(Contest contest, IEnumerable<Objection> objections) =>
    [
        .. objections.OrderBy(objection => objection.Id, StringComparer.Ordinal).Select(objection =>
            new PublishedObjection(objection.Id, objection.City, objection.Subject, objection.What, objection.Answer?.Outcome)
            {
                Text = contest.PublishesObjectionTexts ? objection.Text : null,
                Answer = contest.PublishesObjectionTexts ? objection.Answer?.Text : null,
            }),
    ];

    internal JsonObject Write()
    {
        var members = new JsonObject { ["objection"] = Id, ["city"] = City, ["subject"] = Subject.Code(), ["what"] = What, ["outcome"] = Outcome?.Code() };
        members.AddPresent("text", Text);
        members.AddPresent("answer", Answer);
        return members;
    }

    /// <param name="hasTexts">Whether the rules let texts be published; else they are not read.</param>
    /// <exception cref="FormatException">A member is of another form.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    internal static PublishedObjection Read(JsonElement objection, bool hasTexts)
    {
        var outcome = objection.GetProperty("outcome") is { ValueKind: not JsonValueKind.Null } ended
            ? ObjectionCodes.TryOutcome(ended.GetString()) ?? throw new FormatException("There is no such outcome.")
            : (ObjectionOutcome?)null;
        return new(
            Said("objection"), Said("city"), ObjectionCodes.TrySubject(Said("subject")) ?? throw new FormatException("There is no such subject."), Said("what"), outcome)
        {
            Text = hasTexts ? Said("text") : null,
            Answer = hasTexts && outcome is not null ? Said("answer") : null,
        };

        string Said(string member) => objection.GetProperty(member).GetString() ?? throw new FormatException("Not a text.");
    }
}
