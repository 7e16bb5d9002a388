using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Signatures;
using YouthCity.Functions.Signing;

namespace YouthCity.Functions.Witness;

/// <summary>Who has acknowledged that what the witness saw is lost, and where the head pointed then. It counts as long as the chain leads there: whoever turns it back further loses it.</summary>
/// <param name="By">The id and the name of the key.</param>
/// <param name="Commits">How many commits led to the target.</param>
public sealed record Acknowledgement(string By, string Reason, ContentHash Target, int Commits);

/// <summary>Where a head of the store pointed at a moment.</summary>
/// <param name="Head">Its name, such as <c>contest-2020</c> or <c>keys</c>.</param>
/// <param name="Target">The hash of its newest commit.</param>
/// <param name="Commits">How many commits its chain had, that one counted.</param>
public sealed record WitnessedHead(string Head, ContentHash Target, int Commits, DateTimeOffset At)
{
    /// <summary>In a line that does not tell where the head points, but that this commit is lost and the loss is acknowledged: it answers for all lines of the head before it. Null in all others.</summary>
    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>What is signed: canonical JSON.</summary>
    private JsonObject Members(string fingerprint)
    {
        var members = new JsonObject
        {
            ["head"] = Head,
            ["target"] = Target.Hex,
            ["commits"] = Commits,
            ["at"] = At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ["key"] = fingerprint,
        };
        if (Acknowledged is { } acknowledged)
            members["acknowledged"] = new JsonObject { ["by"] = acknowledged.By, ["reason"] = acknowledged.Reason, ["target"] = acknowledged.Target.Hex, ["commits"] = acknowledged.Commits };
        return members;
    }

    /// <summary>The line of the witness, which the signature is part of.</summary>
    public string Sign(SigningKey key)
    {
        var members = Members(key.Public.Fingerprint);
        members["signature"] = Convert.ToBase64String(key.Sign(CanonicalJson.Write(members)));
        return System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(members));
    }

    /// <summary>Null for a line that is not of this form, or that the key did not sign.</summary>
    public static WitnessedHead? TryRead(string line, VerificationKey key)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var read = json.RootElement;
            var head = new WitnessedHead(
                read.GetProperty("head").GetString()!, ContentHash.Parse(read.GetProperty("target").GetString()!), read.GetProperty("commits").GetInt32(), read.GetProperty("at").GetDateTimeOffset())
            {
                Acknowledged = read.Present("acknowledged") is { } acknowledged
                    ? new(
                        acknowledged.GetProperty("by").GetString()!, acknowledged.GetProperty("reason").GetString()!,
                        ContentHash.Parse(acknowledged.GetProperty("target").GetString()!), acknowledged.GetProperty("commits").GetInt32())
                    : null,
            };
            return key.Verifies(CanonicalJson.Write(head.Members(key.Fingerprint)), Convert.FromBase64String(read.GetProperty("signature").GetString()!)) ? head : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
