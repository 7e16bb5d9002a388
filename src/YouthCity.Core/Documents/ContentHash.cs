using System.Security.Cryptography;

namespace YouthCity.Core.Documents;

/// <summary>The name of a document: the SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
public readonly record struct ContentHash
{
    public const int Digits = 64;

    private readonly string? _hex;

    private ContentHash(string hex)
    {
        _hex = hex;
    }

    public string Hex => _hex ?? throw new InvalidOperationException("This hash was never set.");

    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <param name="content">Read from where it stands to its end.</param>
    public static ContentHash Of(Stream content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>The hash written as 64 lower-case digits; nothing else is one.</summary>
    public static ContentHash? TryParse(string? hex) =>
        hex is { Length: Digits } && hex.All(char.IsAsciiHexDigitLower) ? new(hex) : null;

    /// <exception cref="FormatException">The text is not a hash.</exception>
    public static ContentHash Parse(string hex) => TryParse(hex) ?? throw new FormatException("Not a SHA-256 in 64 lower-case digits.");

    public override string ToString() => Hex;
}
