using System.Globalization;

namespace YouthCity.Core.Numbers;

/// <summary>Whether a number keeps every digit that its text has.</summary>
internal static class LosslessDigits
{
    /// <summary>So many digits come back from any number that is read from them.</summary>
    private const int Always = 15;

    /// <param name="plain">Digits with a decimal point or none, a sign and an exponent or none.</param>
    /// <param name="value">What was read from it.</param>
    public static bool IsLossless(ReadOnlySpan<char> plain, double value) =>
        plain.Length <= Always || Significant(plain) is { Length: <= Always } || Significant(plain) == Significant(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The digits from the first to the last that is not 0.</summary>
    private static string Significant(ReadOnlySpan<char> number)
    {
        var exponent = number.IndexOfAny('e', 'E');
        var written = (exponent < 0 ? number : number[..exponent]).TrimStart("+-");
        return string.Concat(written.ToString().Where(char.IsAsciiDigit)).Trim('0');
    }
}
