using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Functions.Signing;

namespace YouthCity.Functions.Witness;

/// <summary>Where a head of the store pointed at a moment.</summary>
/// <param name="Head">Its name, such as <c>contest-2020</c> or <c>keys</c>.</param>
/// <param name="Target">The hash of its newest commit.</param>
/// <param name="Commits">How many commits its chain had, that one counted.</param>
public sealed record WitnessedHead(string Head, ContentHash Target, int Commits, DateTimeOffset At)
{
    /// <summary>What is signed: canonical JSON.</summary>
    private JsonObject Members(string fingerprint) => new()
    {
        ["head"] = Head,
        ["target"] = Target.Hex,
        ["commits"] = Commits,
        ["at"] = At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["key"] = fingerprint,
    };

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
                read.GetProperty("head").GetString()!, ContentHash.Parse(read.GetProperty("target").GetString()!), read.GetProperty("commits").GetInt32(), read.GetProperty("at").GetDateTimeOffset());
            return key.Verifies(CanonicalJson.Write(head.Members(key.Fingerprint)), Convert.FromBase64String(read.GetProperty("signature").GetString()!)) ? head : null;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
