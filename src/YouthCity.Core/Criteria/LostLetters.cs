namespace YouthCity.Core.Criteria;

/// <summary>Letters that an encoding without ө, ү and ң wrote as <c>?</c>. They cannot be recovered, only guessed.</summary>
public static class LostLetters
{
    /// <summary>Whether a text is a spelling in which every <c>?</c> stands for one of the letters that get lost; in any case.</summary>
    public static bool Fits(string text, string spelling) =>
        text.Contains('?', StringComparison.Ordinal) && text.Length == spelling.Length && text.Zip(spelling).All(pair =>
            pair.First == '?' ? Letters.IsLostInWindows1251(pair.Second) : char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second));
}
