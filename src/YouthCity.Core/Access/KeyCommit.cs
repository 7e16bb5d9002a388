using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Access;

/// <summary>Who changes the keys of an installation.</summary>
/// <param name="Who">The id of a key, or <c>command-line</c> for whoever has the machine and the store.</param>
/// <param name="Role">The code of that key's role; null on the command line.</param>
/// <param name="Name">What the key's holder is called; null if that was never said.</param>
public sealed record KeyIssuer(string Who, string? Role = null, string? Name = null)
{
    public static KeyIssuer CommandLine { get; } = new("command-line");

    public static KeyIssuer Of(AccessKey key) => new(key.Id, key.Role.Code(), key.Name);
}

/// <summary>One change to the keys of an installation. It stands in the ring that it made, and names the ring before by its hash: the chain of rings is the audit trail of keys.</summary>
/// <param name="Parent">The ring before; null for the first. The oldest one of a chain may be a ring from before there were chains.</param>
/// <param name="Act"><see cref="Issued"/> or <see cref="Revoked"/>.</param>
/// <param name="Key">The id of the key that it is about.</param>
/// <param name="Reason">Why, in the words of who did it; may be empty where a key was issued.</param>
public sealed record KeyCommit(ContentHash? Parent, string Act, string Key, KeyIssuer By, DateTimeOffset At, string Reason)
{
    public const string Issued = "issued", Revoked = "revoked";

    internal JsonObject Write()
    {
        var members = new JsonObject { ["act"] = Act, ["key"] = Key, ["who"] = By.Who, ["at"] = At.ToString("O", CultureInfo.InvariantCulture), ["reason"] = Reason };
        members.AddPresent("parent", Parent?.Hex);
        members.AddPresent("role", By.Role);
        members.AddPresent("name", By.Name);
        return members;
    }

    internal static KeyCommit Read(JsonElement commit) => new(
        commit.Present("parent") is { } parent ? ContentHash.Parse(parent.GetString()!) : null,
        commit.GetProperty("act").GetString()!,
        commit.GetProperty("key").GetString()!,
        new(commit.GetProperty("who").GetString()!, commit.Present("role")?.GetString(), commit.Present("name")?.GetString()),
        commit.GetProperty("at").GetDateTimeOffset(),
        commit.GetProperty("reason").GetString()!);
}
