using System.Security.Cryptography;
using System.Text;

namespace YouthCity.Core.Access;

/// <summary>
/// The one secret of an installation: access keys are kept as HMACs with it, and what else lies in the store and must not be read or made by whoever has
/// a copy of the store is protected with keys derived from it. It is read when it is first needed.
/// </summary>
/// <param name="read">Gives the secret; at least <see cref="Fewest"/> characters of chance.</param>
public sealed class InstallationSecret(Func<string> read)
{
    /// <summary>A secret with fewer characters could be guessed by whoever has a copy of the store.</summary>
    public const int Fewest = 32;

    private const int Bytes = 32, FingerprintBytes = 4;

    private readonly Lazy<byte[]> _secret = new(() => Encoding.UTF8.GetBytes(read()));
    private readonly Lock _deriving = new();
    private byte[]? _forKeys;

    /// <summary>Says which secret this is and nothing of what it is: 8 hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexStringLower(Derive("fingerprint").AsSpan(0, FingerprintBytes));

    /// <summary>A key of 32 bytes for one purpose (HKDF, RFC 5869): who has it can tell neither the secret nor the key for another purpose.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret.Value, Bytes, info: Encoding.UTF8.GetBytes($"YouthCity {purpose}"));

    /// <summary>What is kept of an access key: the HMAC-SHA256 of it, in lower-case hexadecimal digits.</summary>
    public string HashOf(string accessKey)
    {
        lock (_deriving)
            _forKeys ??= Derive("access keys");
        return Convert.ToHexStringLower(HMACSHA256.HashData(_forKeys, Encoding.UTF8.GetBytes(accessKey)));
    }
}
