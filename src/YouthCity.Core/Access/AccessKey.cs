using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace YouthCity.Core.Access;

/// <summary>An access key as it is kept: its hash only. The secret is shown once, when it is made.</summary>
/// <param name="Id">Names the key in the audit trail; tells nothing of the secret.</param>
/// <param name="City">The id of the holder's city: the one whose key it is, or the one that a juror comes from and does not judge.</param>
/// <param name="Hash">The SHA-256 of the secret, in lower-case hexadecimal digits.</param>
public sealed record AccessKey(string Id, Role Role, string? City, string Hash, DateTimeOffset MadeAt)
{
    /// <summary>Bytes of chance in a secret; so many that neither guessing nor a table of hashes helps.</summary>
    public const int SecretBytes = 32;

    /// <summary>Bytes of chance in a key's id.</summary>
    public const int IdBytes = 4;

    /// <summary>What the holder is called, where that was said when the key was made.</summary>
    public string? Name { get; init; }

    /// <param name="chance">Fresh random bytes: <see cref="IdBytes"/> for the id, then <see cref="SecretBytes"/> for the secret.</param>
    public static (AccessKey Key, string Secret) Make(Role role, string? city, ReadOnlySpan<byte> chance, DateTimeOffset at)
    {
        if (chance.Length != IdBytes + SecretBytes)
            throw new ArgumentException("A key needs exactly its bytes of chance.", nameof(chance));
        var secret = $"yc_{Base64Url.EncodeToString(chance[IdBytes..])}";
        return (new($"{role.Code()}-{Convert.ToHexStringLower(chance[..IdBytes])}", role, city, HashOf(secret), at), secret);
    }

    /// <summary>Whether this is the key of the presented secret's hash; takes the same time whether it is or not.</summary>
    public bool Matches(string presentedHash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(presentedHash));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
