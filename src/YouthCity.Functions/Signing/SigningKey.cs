using System.Security.Cryptography;
using YouthCity.Storage;
using YouthCity.Storage.Secrets;

namespace YouthCity.Functions.Signing;

/// <summary>The installation's private key: what carries its signature was made here, and anyone can check that with <see cref="Public"/>. Safe for several threads.</summary>
public sealed class SigningKey
{
    private readonly byte[] _privateKeyInfo;

    private SigningKey(ECDsa key)
    {
        _privateKeyInfo = key.ExportPkcs8PrivateKey();
        Public = new VerificationKey(key.ExportSubjectPublicKeyInfo());
    }

    public VerificationKey Public { get; }

    /// <summary>The key of an installation.</summary>
    /// <exception cref="MissingSettingException">There is none, or what is there is no private key of the curve P-256.</exception>
    public static SigningKey Open(InstallationSettings settings) => TryRead(settings.ReadSigningKey(Make))
        ?? throw new MissingSettingException(InstallationSettings.SigningKeySetting, "a private key for ECDSA on the curve P-256, in PEM and without a password");

    /// <summary>Null if the text holds no private key of the curve P-256.</summary>
    public static SigningKey? TryRead(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return Curves.IsP256(key) ? new(key) : null;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A new key in PEM (PKCS #8).</summary>
    public static string Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>A signature in DER (RFC 3279), which <c>openssl dgst -sha256 -verify</c> takes too. It is another one each time.</summary>
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_privateKeyInfo, out _);
        return key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
