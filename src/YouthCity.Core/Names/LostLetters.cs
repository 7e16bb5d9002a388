namespace YouthCity.Core.Names;

/// <summary>Letters that an encoding without ө, ү and ң wrote as <c>?</c> or as the mark for no letter (U+FFFD). They cannot be recovered, only guessed.</summary>
public static class LostLetters
{
    private const string Marks = "?\uFFFD";

    /// <summary>Whether some letters of a text may be lost.</summary>
    public static bool Are(string text) => text.AsSpan().ContainsAny(Marks);

    /// <summary>Whether a mark stands between or before Cyrillic letters, where a letter of a word would. One that ends a sentence does not, though no blank follows it.</summary>
    /// <param name="hasQuotationMarks">Whether the encoding has « and »; where it has not, what stands before a word may have been one.</param>
    public static bool AreInWords(ReadOnlySpan<char> text, bool hasQuotationMarks)
    {
        for (var at = 1; at < text.Length; at++)
        {
            var last = at > 1 ? text[at - 2] : ' ';
            if (Marks.Contains(text[at - 1], StringComparison.Ordinal) && Letters.IsCyrillic(text[at])
                && (Letters.IsCyrillic(last) ? !(char.IsLower(last) && char.IsUpper(text[at])) : hasQuotationMarks || Marks.Contains(last, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text is a spelling in which every mark stands for one of the letters that get lost; in any case.</summary>
    public static bool Fits(string text, string spelling) =>
        Are(text) && text.Length == spelling.Length && text.Zip(spelling).All(pair =>
            Marks.Contains(pair.First, StringComparison.Ordinal) ? Letters.IsLostInWindows1251(pair.Second) : char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second));
}
