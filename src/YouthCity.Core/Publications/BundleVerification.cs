using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Signatures;

namespace YouthCity.Core.Publications;

/// <summary>What became of a signature.</summary>
public enum SignerCheck
{
    /// <summary>There is no signature, and no signer was asked for.</summary>
    NoSignature,

    /// <summary>The signature fits the bytes and the key that comes with it; whose key that is nobody asked.</summary>
    Unnamed,

    /// <summary>The signature is that of the key that was asked for.</summary>
    Named,

    /// <summary>The faults say why.</summary>
    Refused,
}

/// <summary>Who is asked to have signed, and where the signature is.</summary>
/// <param name="Signature">The bytes of the signature's file; null if there is none.</param>
/// <param name="Fingerprint">That of the key that is trusted, as <see cref="VerificationKey.Fingerprint"/> writes it; null if none was named.</param>
public sealed record SignerQuestion(byte[]? Signature, string? Fingerprint);

/// <summary>A published result, worked out again from the bundle alone.</summary>
/// <param name="Bundle">Null if it could not be read.</param>
/// <param name="Signature">Null if there is none.</param>
/// <param name="Results">What rules and inputs come to; null if they come to nothing.</param>
/// <param name="Faults">Everything that is not as it has to be, the signature first; none where all of it is.</param>
public sealed record BundleVerification(ContentHash Hash, Bundle? Bundle, JsonObject? Results, BundleSignature? Signature, SignerCheck Signer, IReadOnlyList<BundleFault> Faults)
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    public bool Holds => Faults.Count == 0;

    public static BundleVerification Of(ReadOnlyMemory<byte> bytes, SignerQuestion question)
    {
        var hash = ContentHash.Of(bytes.Span);
        var faults = new List<BundleFault>();
        var signature = question.Signature is { } file ? BundleSignature.TryRead(file) : null;
        faults.AddRange(SignatureFaults(bytes.Span, hash, question, signature));
        var signer = faults.Count > 0 ? SignerCheck.Refused : signature is null ? SignerCheck.NoSignature : question.Fingerprint is null ? SignerCheck.Unnamed : SignerCheck.Named;
        var (bundle, expected) = Recompute(bytes, faults);
        return new(hash, bundle, expected?["results"]?.AsObject(), signature, signer, faults);
    }

    private static List<BundleFault> SignatureFaults(ReadOnlySpan<byte> bytes, ContentHash hash, SignerQuestion question, BundleSignature? signature)
    {
        if (question.Signature is null)
            return question.Fingerprint is null ? [] : [new(BundleFaults.NoSignature)];
        if (signature is null)
            return [new(BundleFaults.NotASignature)];
        var faults = new List<BundleFault>();
        if (signature.Bundle != hash)
            faults.Add(new(BundleFaults.OtherBytes, signature.Bundle.Hex, hash.Hex));
        else if (!signature.Fits(bytes))
            faults.Add(new(BundleFaults.BadSignature));
        if (question.Fingerprint is { } trusted && trusted != signature.Key.Fingerprint)
            faults.Add(new(BundleFaults.OtherKey, trusted, signature.Key.Fingerprint));
        return faults;
    }

    private static (Bundle? Bundle, JsonObject? Expected) Recompute(ReadOnlyMemory<byte> bytes, List<BundleFault> faults)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, s_strict);
        }
        catch (JsonException)
        {
            faults.Add(new(BundleFaults.NotJson));
            return (null, null);
        }

        using (document)
        {
            try
            {
                return Recompute(document.RootElement, bytes.Span, faults);
            }
            catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
            {
                // Half a letter in a text: it is in no document that we write.
                faults.Add(new(BundleFaults.NotJson));
                return (null, null);
            }
        }
    }

    private static (Bundle? Bundle, JsonObject? Expected) Recompute(JsonElement found, ReadOnlySpan<byte> bytes, List<BundleFault> faults)
    {
        if (found.ValueKind != JsonValueKind.Object || found.Present("format") is not { ValueKind: JsonValueKind.String } format || format.GetString() != Bundle.FormatName)
        {
            faults.Add(new(BundleFaults.NotABundle));
            return (null, null);
        }

        if (found.Present("version") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number is < Bundle.OldestVersion or > Bundle.FormatVersion)
        {
            faults.Add(new(BundleFaults.UnknownVersion, found.Present("version")?.ToString() ?? "-"));
            return (null, null);
        }

        var canonical = CanonicalJson.Write(found);
        if (!canonical.AsSpan().SequenceEqual(bytes))
            faults.Add(new(BundleFaults.NotCanonical, canonical.AsSpan().CommonPrefixLength(bytes)));
        return Compare(found, faults);
    }

    private static (Bundle? Bundle, JsonObject? Expected) Compare(JsonElement found, List<BundleFault> faults)
    {
        if (Bundle.Read(found, out var unreadable) is not { } bundle)
        {
            faults.Add(new(BundleFaults.Unreadable, unreadable));
            return (null, null);
        }

        var contest = bundle.Contest;
        if (bundle.Write(out var refusal) is not { } expected)
        {
            faults.Add(new(
                BundleFaults.CannotScore, contest.Cities[refusal!.City].Id, refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id));
            return (bundle, null);
        }

        var comparison = new BundleComparison(contest.Scoring is { Indicators: Mean.Geometric } or { Groups: Mean.Geometric });
        comparison.Compare(expected, found);
        faults.AddRange(comparison.Differences);
        return (bundle, expected);
    }
}
