using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Objections;

/// <summary>What a city objects to.</summary>
public enum ObjectionSubject
{
    /// <summary>A value or baseline of an indicator.</summary>
    Value,

    /// <summary>The marks of a group of criteria.</summary>
    Mark,

    /// <summary>A social order.</summary>
    Order,
}

/// <summary>How the agency answers an objection.</summary>
public enum ObjectionOutcome
{
    /// <summary>The city is right; what follows is another act.</summary>
    Upheld,

    Rejected,
}

/// <param name="By">The id of the key that answered.</param>
public sealed record ObjectionAnswer(ObjectionOutcome Outcome, string Text, string By, DateTimeOffset At);

/// <summary>A city's objection while the contest is decided: what is wrong, and why. Once made it stays; an answer is added once.</summary>
/// <param name="City">The id of the city that objects.</param>
/// <param name="What">The id of the indicator or the group, or the theme of the order.</param>
/// <param name="By">The id of the key that objected.</param>
public sealed record Objection(string City, ObjectionSubject Subject, string What, string Text, string By, DateTimeOffset At)
{
    /// <summary>Letters of the text of an objection or an answer.</summary>
    public const int LongestText = 4000;

    /// <summary>Letters of what it is about.</summary>
    public const int LongestWhat = 200;

    /// <summary>Hexadecimal digits of an id.</summary>
    private const int IdDigits = 16;

    /// <summary>Null while it is open.</summary>
    public ObjectionAnswer? Answer { get; init; }

    /// <summary>Follows from what was said, by whom and when: two of the same moment have ids of their own.</summary>
    public string Id => ContentHash.Of((this with { Answer = null }).Write()).Hex[..IdDigits];

    /// <summary>As a document: <c>{ "city": "osh", "subject": "value", "what": "1.1", "text": "...", "by": "city-1", "at": "...", "answer": { "outcome": "upheld", "text": "...", "by": "agency-1", "at": "..." } }</c>; without an answer while it is open.</summary>
    public byte[] Write()
    {
        var members = new JsonObject
        {
            ["city"] = City,
            ["subject"] = Subject.Code(),
            ["what"] = What,
            ["text"] = Text,
            ["by"] = By,
            ["at"] = Written(At),
        };
        if (Answer is { } answer)
            members["answer"] = new JsonObject { ["outcome"] = answer.Outcome.Code(), ["text"] = answer.Text, ["by"] = answer.By, ["at"] = Written(answer.At) };
        return CanonicalJson.Write(members);
    }

    /// <exception cref="JsonException">The document was not written by <see cref="Write"/>.</exception>
    public static Objection Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document => new Objection(
        document.GetProperty("city").GetString()!,
        ObjectionCodes.TrySubject(document.GetProperty("subject").GetString()) ?? throw new FormatException("There is no such subject."),
        document.GetProperty("what").GetString()!,
        document.GetProperty("text").GetString()!,
        document.GetProperty("by").GetString()!,
        document.GetProperty("at").GetDateTimeOffset())
    {
        Answer = document.Present("answer") is { } answer
            ? new(
                ObjectionCodes.TryOutcome(answer.GetProperty("outcome").GetString()) ?? throw new FormatException("There is no such outcome."),
                answer.GetProperty("text").GetString()!, answer.GetProperty("by").GetString()!, answer.GetProperty("at").GetDateTimeOffset())
            : null,
    });

    private static string Written(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
