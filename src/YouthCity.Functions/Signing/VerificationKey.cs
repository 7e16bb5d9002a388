using System.Security.Cryptography;

namespace YouthCity.Functions.Signing;

/// <summary>A public key with which anyone can check signatures: ECDSA on the curve P-256 over the SHA-256 of what was signed.</summary>
public sealed class VerificationKey
{
    private readonly byte[] _subjectPublicKeyInfo;

    internal VerificationKey(byte[] subjectPublicKeyInfo) => _subjectPublicKeyInfo = subjectPublicKeyInfo;

    /// <summary>The SHA-256 of the key's SubjectPublicKeyInfo (DER), 64 lower-case hexadecimal digits. People compare it, over a way that nobody who forges a bundle can reach.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(_subjectPublicKeyInfo));

    /// <summary>As <c>-----BEGIN PUBLIC KEY-----</c>.</summary>
    public string Pem => PemEncoding.WriteString("PUBLIC KEY", _subjectPublicKeyInfo);

    /// <summary>Null if the text holds no public key of the curve P-256.</summary>
    public static VerificationKey? TryRead(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return Curves.IsP256(key) ? new(key.ExportSubjectPublicKeyInfo()) : null;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <param name="signature">In DER (RFC 3279), as <see cref="SigningKey.Sign"/> gives it.</param>
    /// <returns>False too for what is no signature at all.</returns>
    public bool Verifies(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_subjectPublicKeyInfo, out _);
        return key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
