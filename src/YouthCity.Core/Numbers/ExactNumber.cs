using System.Globalization;

namespace YouthCity.Core.Numbers;

/// <summary>The digits of a number as they were written, for amounts of money, which a double would round.</summary>
public static class ExactNumber
{
    /// <summary>The number that a text says. Null if it is written with an exponent, or has more digits than a decimal number holds (28).</summary>
    /// <param name="reading">What <see cref="NumberText"/> has made of the text; it tells whether the last separator is the decimal sign.</param>
    public static decimal? Of(ReadOnlySpan<char> text, NumberReading reading)
    {
        var separator = text.LastIndexOfAny('.', ',');
        var whole = Digits(text, decimalSign: -1);
        return whole is { } amount && (double)amount == reading.Value ? amount : separator < 0 ? null : Digits(text, separator) is { } part && (double)part == reading.Value ? part : null;
    }

    private static decimal? Digits(ReadOnlySpan<char> text, int decimalSign)
    {
        Span<char> plain = text.Length <= 64 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetter(text[at]))
                return null;
            if (char.IsAsciiDigit(text[at]))
                plain[length++] = text[at];
            else if (at == decimalSign)
                plain[length++] = '.';
        }

        return length <= 29 && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
