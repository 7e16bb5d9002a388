namespace YouthCity.Core.Names;

/// <summary>Letters that get changed between a keyboard and a file: look-alikes of two alphabets, old Kyrgyz fonts, lost ones.</summary>
internal static class Letters
{
    private const string Latin = "aceopxykABCEHKMOPTXYöüÖÜ";
    private const string Cyrillic = "асеорхукАВСЕНКМОРТХУөүӨҮ";

    /// <summary>ө, ү and ң as old fonts placed them (ё, =, \ and /), in both cases where the font had both.</summary>
    private const string OldFont = "ёЁ=\\/";
    private const string OldFontMeaning = "өӨүңң";

    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2212";

    /// <summary>Letters of the other alphabet read as the one most of the text is in; the text itself where it is not a mixture or one letter has no twin.</summary>
    public static string ReadLookAlikes(string text)
    {
        var (cyrillic, latin) = (text.Count(IsCyrillic), text.Count(IsLatin));
        if (cyrillic == 0 || latin == 0)
            return text;
        if (Read(text, Latin, Cyrillic) is var asCyrillic && !asCyrillic.Any(IsLatin))
            return asCyrillic;
        return Read(text, Cyrillic, Latin) is var asLatin && !asLatin.Any(IsCyrillic) ? asLatin : text;
    }

    public static string ReadOldFont(string text) => text.Any(IsCyrillic) ? Read(text, OldFont, OldFontMeaning) : text;

    /// <summary>The hyphen that never breaks a line and dashes read as the hyphen of a keyboard; soft hyphens, joiners and marks of width 0 taken out.</summary>
    public static string ReadSigns(string text) =>
        new([.. text.Where(letter => !UnseenSigns.Are(letter)).Select(letter => Hyphens.Contains(letter, StringComparison.Ordinal) ? '-' : letter)]);

    /// <summary>Whether a sign of a keyboard or a Latin or Cyrillic letter is the same however it is composed; those that are put on other letters are not.</summary>
    public static bool IsPlain(char letter) => letter is (> ' ' and <= '~') or (>= '\u00C0' and <= '\u017F') or (>= '\u0400' and <= '\u04FF' and not (>= '\u0483' and <= '\u0489'));

    public static bool IsLostInWindows1251(char letter) => letter is 'ө' or 'ү' or 'ң' or 'Ө' or 'Ү' or 'Ң';

    /// <summary>The Russian letter that people put for a Kyrgyz one, upper case.</summary>
    public static char WithoutKyrgyz(char letter) => letter switch
    {
        'Ө' => 'О',
        'Ү' => 'У',
        'Ң' => 'Н',
        _ => letter,
    };

    private static string Read(string text, string from, string to) =>
        string.Create(text.Length, (text, from, to), static (letters, arguments) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                var known = arguments.from.IndexOf(arguments.text[i], StringComparison.Ordinal);
                letters[i] = known < 0 ? arguments.text[i] : arguments.to[known];
            }
        });

    public static bool IsCyrillic(char letter) => letter is >= '\u0400' and <= '\u04FF';

    private static bool IsLatin(char letter) => char.IsLetter(letter) && letter < '\u0250';
}
