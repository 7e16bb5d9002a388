using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace YouthCity.Core.Access;

/// <summary>Whether a key opens anything at a moment.</summary>
public enum KeyState
{
    Works,

    /// <summary>Its last moment has passed.</summary>
    Expired,

    /// <summary>Somebody took it back.</summary>
    Revoked,
}

/// <summary>An access key as it is kept: its hash only. The secret is shown once, when it is made.</summary>
/// <param name="Id">Names the key in the audit trail; tells nothing of the secret.</param>
/// <param name="City">The id of the holder's city: the one whose key it is, or the one that a juror comes from and does not judge.</param>
/// <param name="Hash">In lower-case hexadecimal digits: the HMAC-SHA256 of the secret with the installation's, or its plain SHA-256 where <see cref="HashedBy"/> is null.</param>
public sealed record AccessKey(string Id, Role Role, string? City, string Hash, DateTimeOffset MadeAt)
{
    /// <summary>Bytes of chance in a secret; so many that neither guessing nor a table of hashes helps.</summary>
    public const int SecretBytes = 32;

    /// <summary>Bytes of chance in a key's id.</summary>
    public const int IdBytes = 4;

    /// <summary>The fingerprint of the installation's secret that the hash was made with; null for keys that were made before installations had one.</summary>
    public string? HashedBy { get; init; }

    /// <summary>What the holder is called, where that was said when the key was made.</summary>
    public string? Name { get; init; }

    /// <summary>From this moment on it opens nothing; null for a key without an end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was taken back; null if it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <param name="secret">The installation's.</param>
    /// <param name="chance">Fresh random bytes: <see cref="IdBytes"/> for the id, then <see cref="SecretBytes"/> for the key's secret.</param>
    public static (AccessKey Key, string Secret) Make(InstallationSecret secret, Role role, string? city, ReadOnlySpan<byte> chance, DateTimeOffset at)
    {
        if (chance.Length != IdBytes + SecretBytes)
            throw new ArgumentException("A key needs exactly its bytes of chance.", nameof(chance));
        var shown = $"yc_{Base64Url.EncodeToString(chance[IdBytes..])}";
        return (new($"{role.Code()}-{Convert.ToHexStringLower(chance[..IdBytes])}", role, city, secret.HashOf(shown), at) { HashedBy = secret.Fingerprint }, shown);
    }

    public KeyState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? KeyState.Revoked
        : Until <= now ? KeyState.Expired
        : KeyState.Works;

    public bool WorksAt(DateTimeOffset now) => StateAt(now) == KeyState.Works;

    /// <summary>Whether this is the key of the presented secret; takes the same time whether it is or not.</summary>
    public bool Matches(PresentedKey presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashedBy is null ? presented.PlainHash : presented.Hash));
}

/// <summary>A secret that somebody presents, hashed as those of the ring are.</summary>
/// <param name="Hash">With the installation's secret.</param>
/// <param name="PlainHash">Without it, as keys were kept before installations had one.</param>
public readonly record struct PresentedKey(string Hash, string PlainHash)
{
    public static PresentedKey Of(string presented, InstallationSecret secret) =>
        new(secret.HashOf(presented), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(presented))));
}
