using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Signatures;

namespace YouthCity.Core.Publications;

/// <summary>Who vouches for a bundle: a signature over its bytes, as a document that stands beside it.</summary>
/// <param name="Bundle">The hash of the bytes that were signed.</param>
/// <param name="Signature">In DER (RFC 3279), which <c>openssl dgst -sha256 -verify</c> takes.</param>
/// <param name="Key">The signer's public key: whose it is, the signature does not say.</param>
public sealed record BundleSignature(ContentHash Bundle, ReadOnlyMemory<byte> Signature, VerificationKey Key)
{
    public const string FormatName = "youthcity-signature", Algorithm = "ECDSA-P256-SHA256";

    public const int FormatVersion = 1;

    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["format"] = FormatName,
        ["version"] = FormatVersion,
        ["algorithm"] = Algorithm,
        ["sha256"] = Bundle.Hex,
        ["signature"] = Convert.ToBase64String(Signature.Span),
        ["publicKey"] = Convert.ToBase64String(Key.SubjectPublicKeyInfo.Span),
        ["fingerprint"] = Key.Fingerprint,
    });

    /// <summary>Null if the bytes are not exactly what <see cref="Write"/> writes.</summary>
    public static BundleSignature? TryRead(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return StoredJson.Read(utf8, document =>
            {
                var key = VerificationKey.TryRead(document.GetProperty("publicKey").GetBytesFromBase64());
                var signature = key is null ? null : new BundleSignature(ContentHash.Parse(document.GetProperty("sha256").GetString()!), document.GetProperty("signature").GetBytesFromBase64(), key);
                return signature?.Write().AsSpan().SequenceEqual(utf8.Span) == true ? signature : null;
            });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the key signed these bytes.</summary>
    public bool Fits(ReadOnlySpan<byte> bundle) => Key.Verifies(bundle, Signature.Span);
}
