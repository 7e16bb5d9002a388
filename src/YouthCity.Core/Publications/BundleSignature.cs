using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Publications;

/// <summary>Who vouches for a bundle: an ECDSA signature over its bytes, by a key on the curve P-256 with SHA-256.</summary>
/// <param name="Bundle">The hash of the bytes that were signed.</param>
/// <param name="Signature">The two numbers of the signature, 32 bytes each (IEEE P1363).</param>
/// <param name="PublicKey">The signer's key as a SubjectPublicKeyInfo (DER).</param>
public sealed record BundleSignature(ContentHash Bundle, byte[] Signature, byte[] PublicKey)
{
    public const string FormatName = "youthcity-signature", Algorithm = "ECDSA-P256-SHA256";

    public const int FormatVersion = 1;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    /// <summary>What a public key is known by: the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public ContentHash Fingerprint => ContentHash.Of(PublicKey);

    public byte[] Write() => CanonicalJson.Write(new JsonObject
    {
        ["format"] = FormatName,
        ["version"] = FormatVersion,
        ["algorithm"] = Algorithm,
        ["sha256"] = Bundle.Hex,
        ["signature"] = Convert.ToBase64String(Signature),
        ["publicKey"] = Convert.ToBase64String(PublicKey),
        ["fingerprint"] = Fingerprint.Hex,
    });

    /// <summary>Null if the bytes are no signature of this form, or say of their key another fingerprint than it has.</summary>
    public static BundleSignature? TryRead(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return StoredJson.Read(utf8, document =>
            {
                var signature = new BundleSignature(
                    ContentHash.Parse(document.GetProperty("sha256").GetString()!), document.GetProperty("signature").GetBytesFromBase64(), document.GetProperty("publicKey").GetBytesFromBase64());
                return signature.Signature.Length == SignatureBytes && signature.Write().AsSpan().SequenceEqual(utf8.Span) ? signature : null;
            });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the key signed these bytes.</summary>
    public bool Fits(ReadOnlySpan<byte> bundle)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(PublicKey, out var read);
            return read == PublicKey.Length && IsP256(key) && key.VerifyData(bundle, Signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
}
