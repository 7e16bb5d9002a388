using System.Buffers;
using System.Globalization;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>
/// The code of a number format: up to four sections, of which the number decides (ECMA-376, part 1, 18.8.31). Without conditions they are for numbers above
/// 0, below 0, for 0 and for text; a condition such as <c>[&lt;=1]</c> takes the place of the first two.
/// </summary>
internal sealed class NumberFormat
{
    private const string DateLetters = "dmyhsDMYHS";
    private const int MostSections = 4;

    private static readonly SearchValues<char> s_time = SearchValues.Create("hHmMsS");

    private readonly List<Section> _sections = [];

    private NumberFormat(CellFormat one, bool isMonth = false)
    {
        _sections.Add(new(one, null, isMonth));
    }

    /// <param name="code">Such as <c>[=0]"–";0%</c>.</param>
    public NumberFormat(string code)
    {
        for (var start = 0; start <= code.Length && _sections.Count < MostSections;)
        {
            var end = EndOfSection(code, start);
            _sections.Add(Read(code[start..end]));
            start = end + 1;
        }
    }

    public static NumberFormat Number { get; } = new(CellFormat.Number);

    public static NumberFormat Percent { get; } = new(CellFormat.Percent);

    public static NumberFormat Date { get; } = new(CellFormat.Date);

    /// <summary>A month with its year, such as Mar-21.</summary>
    public static NumberFormat Month { get; } = new(CellFormat.Date, isMonth: true);

    /// <summary>What a number is shown as.</summary>
    public CellFormat Of(double number) => _sections[Math.Min(SectionOf(number), _sections.Count - 1)].Shows;

    /// <summary>Whether a number is shown as a month with its year, and no day.</summary>
    public bool ShowsMonth(double number) => _sections[Math.Min(SectionOf(number), _sections.Count - 1)].IsMonth;

    private int SectionOf(double number)
    {
        var (first, second) = (_sections[0].Condition, _sections.Count > 1 ? _sections[1].Condition : null);
        if (first is null && second is null)
            return _sections.Count == 1 || number > 0 ? 0 : number < 0 ? 1 : _sections.Count > 2 ? 2 : 0;
        if (first is null ? number > 0 : first.Value.Holds(number))
            return 0;
        if (second is null ? first is not null && (_sections.Count == 2 || number < 0) : second.Value.Holds(number))
            return 1;
        return 2;
    }

    private static int EndOfSection(string code, int start)
    {
        var isText = false;
        for (var i = start; i < code.Length; i++)
        {
            if (code[i] == '"')
                isText = !isText;
            else if (!isText && code[i] is '\\' or '_' or '*')
                i++;
            else if (!isText && code[i] == '[')
                i = EndOfBracket(code, i);
            else if (!isText && code[i] == ';')
                return i;
        }

        return code.Length;
    }

    /// <summary>Told without what the section shows as text, and without colours and currencies.</summary>
    private static Section Read(string code)
    {
        var (isText, condition) = (false, (Condition?)null);
        var isGeneral = code.StartsWith("General", StringComparison.OrdinalIgnoreCase);
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"')
                isText = !isText;
            else if (isText)
                continue;
            else if (code[i] is '\\' or '_' or '*')
                i++;
            else if (code[i] == '[')
            {
                var end = EndOfBracket(code, i);
                var inside = code.AsSpan(i + 1, Math.Max(0, end - i - 1));
                if (inside.Length > 0 && !inside.ContainsAnyExcept(s_time))
                    return new(CellFormat.Date, condition, IsMonth: false);
                condition ??= Condition.Read(inside);
                i = end;
            }
            else if (code[i] == '%')
                return new(CellFormat.Percent, condition, IsMonth: false);
            else if (!isGeneral && DateLetters.Contains(code[i], StringComparison.Ordinal))
                return new(CellFormat.Date, condition, IsMonth(code.AsSpan(i)));
        }

        return new(CellFormat.Number, condition, IsMonth: false);
    }

    /// <summary>Whether the letters of a date, in whatever text stands between them, are those of months and years alone.</summary>
    private static bool IsMonth(ReadOnlySpan<char> date)
    {
        var (hasMonth, hasYear, isText) = (false, false, false);
        for (var i = 0; i < date.Length; i++)
        {
            if (date[i] == '"')
                isText = !isText;
            else if (!isText && date[i] is '\\' or '_' or '*')
                i++;
            else if (!isText && DateLetters.Contains(date[i], StringComparison.Ordinal))
            {
                (hasMonth, hasYear) = (hasMonth || date[i] is 'm' or 'M', hasYear || date[i] is 'y' or 'Y');
                if (date[i] is not ('m' or 'M' or 'y' or 'Y'))
                    return false;
            }
        }

        return hasMonth && hasYear;
    }

    private static int EndOfBracket(string code, int start) => code.IndexOf(']', start) is >= 0 and var end ? end : code.Length;

    private readonly record struct Section(CellFormat Shows, Condition? Condition, bool IsMonth);

    private readonly record struct Condition(string Sign, double Bound)
    {
        private static readonly string[] s_signs = ["<=", ">=", "<>", "<", ">", "="];

        /// <summary>Null if it is no condition but a colour, a currency or a locale.</summary>
        public static Condition? Read(ReadOnlySpan<char> text)
        {
            foreach (var sign in s_signs)
            {
                if (text.StartsWith(sign, StringComparison.Ordinal))
                    return double.TryParse(text[sign.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) ? new(sign, bound) : null;
            }

            return null;
        }

        public bool Holds(double number) => Sign switch
        {
            "<=" => number <= Bound,
            ">=" => number >= Bound,
            "<>" => number != Bound,
            "<" => number < Bound,
            ">" => number > Bound,
            _ => number == Bound,
        };
    }
}
