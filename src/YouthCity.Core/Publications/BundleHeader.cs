using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Stages;

namespace YouthCity.Core.Publications;

/// <summary>A publication that a later one takes the place of; it stays where it is.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bundle">The hash of its bundle.</param>
public sealed record Predecessor(int Number, ContentHash Bundle);

/// <summary>What a publication says of itself. Nothing of it follows from rules and inputs: the signature alone vouches for it.</summary>
public sealed record BundleHeader
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'", Day = "yyyy-MM-dd";

    /// <summary>From 1, one after the other in each contest.</summary>
    public required int Number { get; init; }

    public required Protocol Protocol { get; init; }

    /// <summary>Why there is another publication; null for the first one, where nobody needed a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Null for the first publication.</summary>
    public Predecessor? Replaces { get; init; }

    /// <summary>To the second.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The commit that the contest stood at.</summary>
    public required ContentHash Commit { get; init; }

    /// <summary>The length of the chain up to that commit.</summary>
    public required int Commits { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Program { get; init; }

    internal void AddTo(JsonObject members)
    {
        members["publication"] = Number;
        members["protocol"] = new JsonObject { ["number"] = Protocol.Number, ["date"] = Protocol.Date.ToString(Day, CultureInfo.InvariantCulture) };
        members.AddPresent("reason", Reason);
        if (Replaces is { } before)
            members["replaces"] = new JsonObject { ["publication"] = before.Number, ["sha256"] = before.Bundle.Hex };
        members["publishedAt"] = At.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture);
        members["commit"] = new JsonObject { ["sha256"] = Commit.Hex, ["number"] = Commits };
        members["program"] = Program;
    }

    /// <exception cref="FormatException">A member is of another form.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    internal static BundleHeader Read(JsonElement bundle)
    {
        var (protocol, commit) = (bundle.GetProperty("protocol"), bundle.GetProperty("commit"));
        return new()
        {
            Number = Counted(bundle.GetProperty("publication")),
            Protocol = new(Text(protocol.GetProperty("number")), DateOnly.ParseExact(Text(protocol.GetProperty("date")), Day, CultureInfo.InvariantCulture)),
            Reason = bundle.Present("reason") is { } reason ? Text(reason) : null,
            Replaces = bundle.Present("replaces") is { } before ? new(Counted(before.GetProperty("publication")), ContentHash.Parse(Text(before.GetProperty("sha256")))) : null,
            At = DateTimeOffset.ParseExact(Text(bundle.GetProperty("publishedAt")), Seconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Commit = ContentHash.Parse(Text(commit.GetProperty("sha256"))),
            Commits = Counted(commit.GetProperty("number")),
            Program = Text(bundle.GetProperty("program")),
        };
    }

    private static int Counted(JsonElement number) => number.GetInt32() is > 0 and var counted ? counted : throw new FormatException("Not a number from 1 on.");

    private static string Text(JsonElement text) => text.GetString() ?? throw new FormatException("Not a text.");
}
