using System.Text;

namespace YouthCity.Intake.Text;

/// <summary>
/// Tells the one-byte encodings of Cyrillic apart by their letters: the right one gives words of common letters in small ones, or with a
/// capital in front, or in capitals throughout; the others give rare letters, capitals inside words, and line-drawing signs.
/// </summary>
internal static class CyrillicCodePages
{
    private const double PerCapital = -0.7;
    private const double PerCapitalInside = -4;
    private const double PerExpectedSign = -2;
    private const double PerOtherSign = -8;
    private const double PerDrawingSign = -12;
    private const string ExpectedSigns = "\u00A0№«»–—“”„‘’…°²³·−";

    /// <summary>Russian letters from the most frequent to the least, and how many of a thousand letters are each (National Corpus of the Russian Language).</summary>
    private const string Letters = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";

    private static readonly double[] s_perThousand =
    [
        109.7, 84.5, 80.1, 73.5, 67.0, 62.6, 54.7, 47.3, 45.4, 44.0, 34.9, 32.1, 29.8, 28.1, 26.2, 20.1, 19.0, 17.4, 17.0, 16.5, 15.9, 14.4, 12.1, 9.7, 9.4,
        7.3, 6.4, 4.8, 3.6, 3.2, 2.6, 0.4, 0.4,
    ];

    private static readonly (string Name, Encoding Encoding)[] s_pages =
    [
        ("Windows-1251", CodePagesEncodingProvider.Instance.GetEncoding(1251)!),
        ("KOI8-R", CodePagesEncodingProvider.Instance.GetEncoding(20866)!),
        ("IBM866", CodePagesEncodingProvider.Instance.GetEncoding(866)!),
    ];

    /// <summary>The likeliest; where they are alike, Windows-1251, which is what a spreadsheet in a Russian locale writes.</summary>
    /// <param name="start">Enough of the file to tell by.</param>
    public static TextEncoding Likeliest(ReadOnlySpan<byte> start)
    {
        var (best, most) = (s_pages[0], double.NegativeInfinity);
        foreach (var page in s_pages)
        {
            if (Likelihood(page.Encoding.GetString(start)) is var likelihood && likelihood > most)
                (best, most) = (page, likelihood);
        }

        return new(best.Name, best.Encoding, 0);
    }

    private static double Likelihood(string text)
    {
        var (sum, last) = (0.0, ' ');
        foreach (var sign in text)
        {
            if (sign >= '\u0080')
                sum += Of(sign, last);
            last = sign;
        }

        return sum;
    }

    private static double Of(char sign, char last)
    {
        var letter = Letters.IndexOf(char.ToLowerInvariant(sign), StringComparison.Ordinal);
        if (letter < 0)
            return ExpectedSigns.Contains(sign, StringComparison.Ordinal) ? PerExpectedSign : sign is >= '\u2500' and <= '\u259F' ? PerDrawingSign : PerOtherSign;
        return Math.Log(s_perThousand[letter] / 1000) + (!char.IsUpper(sign) || char.IsUpper(last) ? 0 : char.IsLower(last) ? PerCapitalInside : PerCapital);
    }
}
