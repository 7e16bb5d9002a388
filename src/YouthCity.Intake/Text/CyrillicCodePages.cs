using System.Text;

namespace YouthCity.Intake.Text;

/// <summary>
/// Tells the one-byte encodings of Cyrillic apart by their letters, and that of Latin letters from them: the right one gives words of common letters in small
/// ones, or with a capital in front, or in capitals throughout; the others give rare letters, capitals inside words, line-drawing signs, and words of two alphabets.
/// </summary>
internal static class CyrillicCodePages
{
    private const double PerCapital = -0.7;
    private const double PerCapitalInside = -4;
    private const double PerExpectedSign = -2;
    private const double PerOtherSign = -8;
    private const double PerDrawingSign = -12;
    private const double PerMixedWord = -3;
    private const double PerAsianLetter = -4;
    private const double PerLatinLetter = -3;

    /// <summary>Few files are of a Mac: a word of two or three letters is not proof enough, since IBM866 has the same capitals.</summary>
    private const double ForMac = -3;

    private const string ExpectedSigns = "\u00A0№«»–—“”„‘’…°²³·−";

    /// <summary>Russian letters from the most frequent to the least, and how many of a thousand letters are each (National Corpus of the Russian Language).</summary>
    private const string Letters = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";

    private const int LongestName = 40;

    private static readonly HashSet<string> s_saysNothing = new(["iso-8859-1", "latin1", "us-ascii", "ascii", "unicode"], StringComparer.OrdinalIgnoreCase);

    private static readonly double[] s_perThousand =
    [
        109.7, 84.5, 80.1, 73.5, 67.0, 62.6, 54.7, 47.3, 45.4, 44.0, 34.9, 32.1, 29.8, 28.1, 26.2, 20.1, 19.0, 17.4, 17.0, 16.5, 15.9, 14.4, 12.1, 9.7, 9.4,
        7.3, 6.4, 4.8, 3.6, 3.2, 2.6, 0.4, 0.4,
    ];

    /// <summary>Letters of western Europe that names and words in files here have; none stands where Windows-1251 has a letter that looks like a Latin one.</summary>
    private const string LatinLetters = "äöüÄÖÜßéèÉçÇïë";

    private const int Windows1251 = 1251, Windows1252 = 1252, MacCyrillic = 10007;

    /// <summary>The likelier first, where two give the same text.</summary>
    private static readonly TextEncoding[] s_pages =
    [
        new("Windows-1251", Page(Windows1251), 0), new("KOI8-R", Page(20866), 0), new("IBM866", Page(866), 0), new("Mac Cyrillic", Page(MacCyrillic), 0), new("Windows-1252", Page(Windows1252), 0),
    ];

    /// <summary>Encodings that .NET has not, with the signs that Windows-1251 has where they have ө, ү and ң.</summary>
    private static readonly (TextEncoding Encoding, string Signs)[] s_asian =
    [
        (new("KZ-1048", Page(Windows1251), 0) { IsUnsupported = true }, "ґҐїЇѕЅ"), (new("PT154", Page(Windows1251), 0) { IsUnsupported = true }, "µ¤‰‡њЊ"),
    ];

    /// <summary>The likeliest; where they are alike, Windows-1251, which is what a spreadsheet in a Russian locale writes.</summary>
    /// <param name="start">Enough of the file to tell by.</param>
    public static TextEncoding Likeliest(ReadOnlySpan<byte> start)
    {
        var (best, most) = (s_pages[0], double.NegativeInfinity);
        foreach (var page in s_pages)
            Weigh(page, page.Encoding.GetString(start), page.Encoding.CodePage switch { Windows1252 => OfLatin, MacCyrillic => OfMac, _ => OfCyrillic });
        var text = s_pages[0].Encoding.GetString(start);
        foreach (var (encoding, signs) in s_asian)
            Weigh(encoding, text, (sign, last, next) => signs.Contains(sign, StringComparison.Ordinal) && (IsCyrillic(last) || IsCyrillic(next)) ? PerAsianLetter : OfCyrillic(sign, last, next));
        return best;

        void Weigh(TextEncoding encoding, string read, Func<char, char, char, double> weight)
        {
            var likelihood = Likelihood(read, weight) + (encoding.Encoding.CodePage == MacCyrillic ? ForMac : 0);
            if (likelihood > most)
                (best, most) = (encoding, likelihood);
        }
    }

    /// <summary>The encoding of one byte a letter that a sender names, whether or not it is one of those told apart here; null if the name says nothing.</summary>
    /// <param name="charset">As a Content-Type has it. ISO-8859-1 and ASCII are what programs write that do not know.</param>
    public static TextEncoding? Named(string? charset)
    {
        if (charset is null or "" || charset.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || s_saysNothing.Contains(charset))
            return null;
        if (s_pages.Concat(s_asian.Select(pair => pair.Encoding)).FirstOrDefault(page => page.Name.Equals(charset, StringComparison.OrdinalIgnoreCase)) is { } ours)
            return ours;
        var named = CodePagesEncodingProvider.Instance.GetEncoding(charset);
        return s_pages.FirstOrDefault(page => page.Encoding.CodePage == named?.CodePage)
            ?? new(CellText.Cut(charset, LongestName), named ?? s_pages[0].Encoding, 0) { IsUnsupported = named is not { IsSingleByte: true } };
    }

    private static Encoding Page(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number)!;

    private static double Likelihood(string text, Func<char, char, char, double> weight)
    {
        var sum = 0.0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] >= '\u0080')
                sum += weight(text[at], at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        }

        return sum;
    }

    private static double OfCyrillic(char sign, char last, char next)
    {
        var letter = Letters.IndexOf(char.ToLowerInvariant(sign), StringComparison.Ordinal);
        return letter < 0
            ? OfSign(sign) + (!char.IsLetter(last) && char.IsLower(next) ? OfQuotation(sign) : 0)
            : Math.Log(s_perThousand[letter] / 1000) + (!char.IsUpper(sign) || char.IsUpper(last) ? 0 : char.IsLower(last) ? PerCapitalInside : PerCapital)
                + (char.IsAsciiLetter(last) || char.IsAsciiLetter(next) ? PerMixedWord : 0);
    }

    /// <summary>What is a quotation mark in Windows-1251 is a capital on a Mac: before a word of small letters the one that closes is no mark at all, and the one that opens needs the other.</summary>
    private static double OfQuotation(char sign) => sign switch
    {
        '’' or '”' => PerDrawingSign,
        '“' or '„' or '‘' => PerOtherSign,
        _ => 0,
    };

    /// <summary>Capitals of Windows-1251 are quotation marks and dashes there: where one begins a word of small letters, or stands inside one, it is no mark.</summary>
    private static double OfMac(char sign, char last, char next) =>
        char.IsLetter(sign) || !char.IsLetter(next) ? OfCyrillic(sign, last, next)
        : char.IsLetter(last) ? PerDrawingSign
        : char.IsLower(next) ? PerOtherSign
        : OfSign(sign);

    private static double OfLatin(char sign, char last, char next) =>
        LatinLetters.Contains(sign, StringComparison.Ordinal) && (char.IsAsciiLetter(last) || char.IsAsciiLetter(next)) ? PerLatinLetter : OfSign(sign);

    private static double OfSign(char sign) =>
        ExpectedSigns.Contains(sign, StringComparison.Ordinal) ? PerExpectedSign : sign is >= '\u2500' and <= '\u259F' ? PerDrawingSign : PerOtherSign;

    private static bool IsCyrillic(char sign) => sign is >= '\u0400' and <= '\u04FF';
}
