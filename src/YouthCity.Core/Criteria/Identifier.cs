using System.Buffers;

namespace YouthCity.Core.Criteria;

/// <summary>The form of every id in the rules: safe as a file name, a key and a part of a path, and the same in any case.</summary>
public static class Identifier
{
    private const int LongestId = 64;

    private static readonly SearchValues<char> s_letters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-");

    public static bool IsValid(string text) =>
        text.Length is > 0 and <= LongestId
        && char.IsAsciiLetterOrDigit(text[0])
        && text[^1] != '.'
        && !text.AsSpan().ContainsAnyExcept(s_letters);
}
