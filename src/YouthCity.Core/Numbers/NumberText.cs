using System.Buffers;
using System.Globalization;
using System.Text;
using YouthCity.Core.Names;

namespace YouthCity.Core.Numbers;

/// <summary>
/// Reads numbers as people write them: decimal point or comma, white space between thousands, minus signs of all kinds, exponents, a per
/// cent sign behind. A single separator with one to three digits before it and exactly three after, such as 1,234, can mean two numbers and
/// is never decided here.
/// </summary>
public static class NumberText
{
    /// <summary>No accepted number is farther from 0: spreadsheets keep 15 digits.</summary>
    public const double Largest = 1e15;

    private const int LongestNumber = 64;
    private const int MostOnStack = 256;

    private static readonly SearchValues<char> s_unseen = SearchValues.Create(UnseenSigns.All);

    private static readonly SearchValues<char> s_plain = SearchValues.Create("0123456789.+-eE");

    /// <summary>Reads a cell as it stands in a UTF-8 file.</summary>
    public static NumberReading Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return new(NumberKind.Blank);
        return PlainNumber.TryRead(utf8, out var plain) ? plain : ReadText(utf8);
    }

    /// <summary>Apart from the way that nearly every cell goes, so that its room for letters is not cleared for each of those.</summary>
    private static NumberReading ReadText(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MostOnStack];
        return utf8.Length <= MostOnStack
            ? Read(text[..Encoding.UTF8.GetChars(utf8, text)])
            : Read(Encoding.UTF8.GetString(utf8));
    }

    public static NumberReading Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length == 0)
            return new(NumberKind.Blank);
        if (text.Length > LongestNumber)
            return new(NumberKind.NotANumber);
        if (text.ContainsAny(s_unseen))
            return Read(string.Concat(text.ToString().Where(letter => !UnseenSigns.Are(letter))));
        if (text[^1] is '%' or '％')
            return Read(text[..^1]) is { Kind: NumberKind.Number or NumberKind.Ambiguous, IsPercent: false } number
                ? number with { IsPercent = true }
                : new(NumberKind.NotANumber);
        return text[0] == '#' && FormulaErrorText.Is(text) ? new(NumberKind.FormulaError) : ReadNumber(text);
    }

    private static NumberReading ReadNumber(ReadOnlySpan<char> text)
    {
        Span<char> plain = stackalloc char[LongestNumber];
        if (!TryDropSpaces(text, plain, out var length))
            return new(DateText.IsDate(text) ? NumberKind.Date : NumberKind.NotANumber);
        plain = plain[..length];
        var (points, commas) = (plain.Count('.'), plain.Count(','));
        return (points, commas) switch
        {
            (0, 0) => Parse(text, plain, DecimalSign.None),

            // The full stop behind a number, as in 12., is no decimal sign.
            (1, 0) when plain is [_, .., '.'] => Parse(text, plain[..^1], DecimalSign.None),
            (1, 0) => Single(text, plain, DecimalSign.Point),
            (0, 1) => Single(text, plain, DecimalSign.Comma),
            ( > 1, > 1) => NotANumber(text),
            _ => Grouped(text, plain, points, commas),
        };
    }

    /// <summary>One separator: the decimal sign, unless three digits follow it and it may as well part thousands.</summary>
    private static NumberReading Single(ReadOnlySpan<char> text, Span<char> plain, DecimalSign sign)
    {
        var at = plain.IndexOfAny('.', ',');
        var couldBeThousands = CouldBeThousands(plain, at);
        plain[at] = '.';
        var reading = Parse(text, plain, sign);
        if (!couldBeThousands || reading.Kind != NumberKind.Number)
            return reading;
        plain[(at + 1)..].CopyTo(plain[at..]);
        return reading with { Kind = NumberKind.Ambiguous, Proves = DecimalSign.None, IfThousands = Parse(text, plain[..^1], DecimalSign.None).Value };
    }

    private static bool CouldBeThousands(ReadOnlySpan<char> plain, int at)
    {
        var before = plain[..at].TrimStart("+-");
        var after = plain[(at + 1)..];
        return before.Length is >= 1 and <= 3 && before[0] != '0' && after.Length == 3 && Digits(before) && Digits(after);
    }

    /// <summary>Several separators: all but the last kind part thousands, in threes.</summary>
    private static NumberReading Grouped(ReadOnlySpan<char> text, Span<char> plain, int points, int commas)
    {
        var (group, sign) = commas > 1 || (commas == 1 && plain.IndexOf(',') < plain.IndexOf('.'))
            ? (',', DecimalSign.Point)
            : ('.', DecimalSign.Comma);
        var decimalAt = plain.IndexOf(group == ',' ? '.' : ',');
        var whole = decimalAt < 0 ? plain : plain[..decimalAt];
        if ((points > 0 && commas > 0 && decimalAt < plain.LastIndexOf(group)) || !InThrees(whole.TrimStart("+-"), group))
            return NotANumber(text);
        var length = 0;
        foreach (var character in plain)
        {
            if (character != group)
                plain[length++] = character is ',' ? '.' : character;
        }

        return Parse(text, plain[..length], sign);
    }

    private static bool InThrees(ReadOnlySpan<char> whole, char group)
    {
        var first = whole.IndexOf(group);
        if (first is < 1 or > 3 || whole[0] == '0')
            return false;
        for (var rest = whole[first..]; rest.Length > 0; rest = rest[4..])
        {
            if (rest.Length < 4 || rest[0] != group || !Digits(rest[1..4]))
                return false;
        }

        return Digits(whole[..first]);
    }

    /// <summary>Takes white space and apostrophes between thousands out and reads every minus as one; false where a gap parts no thousands.</summary>
    private static bool TryDropSpaces(ReadOnlySpan<char> text, Span<char> plain, out int length)
    {
        length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsGap(text[i]))
            {
                if (text[i] is '\r' or '\n' or '\t' || !(PartsThousands(text, i) || IsBeforeDecimals(text, i)))
                    return false;
            }
            else
            {
                plain[length++] = IsMinus(text[i]) ? '-' : text[i];
            }
        }

        return true;
    }

    /// <summary>Between a digit and a decimal sign with a digit behind it, as in <c>1250 ,5</c>.</summary>
    private static bool IsBeforeDecimals(ReadOnlySpan<char> text, int gap) =>
        gap > 0 && gap + 2 < text.Length && char.IsAsciiDigit(text[gap - 1]) && text[gap + 1] is ('.' or ',') && char.IsAsciiDigit(text[gap + 2]);

    /// <summary>Before the decimal sign, with one to three digits in front (three, where another gap is before them) and exactly three behind.</summary>
    private static bool PartsThousands(ReadOnlySpan<char> text, int gap)
    {
        var before = text[..gap];
        var after = text[(gap + 1)..];
        var group = before[(before.LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        var isFirst = group.Length == before.Length || !IsGap(before[^(group.Length + 1)]);
        var digits = after.IndexOfAnyExceptInRange('0', '9');
        return !before.ContainsAny('.', ',')
            && (isFirst ? group.Length is >= 1 and <= 3 && group[0] != '0' : group.Length == 3)
            && (digits < 0 ? after.Length : digits) == 3;
    }

    private static NumberReading Parse(ReadOnlySpan<char> text, ReadOnlySpan<char> plain, DecimalSign proves)
    {
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return !plain.ContainsAnyExcept(s_plain)
            && char.IsAsciiDigit(plain[^1])
            && double.TryParse(plain, Styles, CultureInfo.InvariantCulture, out var value)
            && (value != 0 || IsZero(plain))
            ? new(Math.Abs(value) <= Largest ? NumberKind.Number : NumberKind.TooLarge, value + 0.0, 0, proves, IsScientific: plain.ContainsAny('e', 'E'), IsShortened: !LosslessDigits.IsLossless(plain, value))
            : NotANumber(text);
    }

    private static NumberReading NotANumber(ReadOnlySpan<char> text) =>
        new(DateText.IsDate(text) ? NumberKind.Date : NumberKind.NotANumber);

    /// <summary>Whether a text that came out as 0 says 0: an exponent can also make a number too small to be kept.</summary>
    private static bool IsZero(ReadOnlySpan<char> plain) =>
        !(plain.IndexOfAny('e', 'E') is var exponent and >= 0 ? plain[..exponent] : plain).ContainsAnyInRange('1', '9');

    private static bool Digits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsGap(char character) => char.IsWhiteSpace(character) || character is '\'' or '’';

    private static bool IsMinus(char character) => character is '-' or '\u2212' or '\u2012' or '\u2013' or '\u2014' or '\uFE63' or '\uFF0D';
}
