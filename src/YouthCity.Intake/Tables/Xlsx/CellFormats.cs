using System.Globalization;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

internal enum CellFormat
{
    Number,
    Percent,
    Date,
}

/// <summary>What the number in a cell is shown as.</summary>
internal sealed class CellFormats
{
    private const string DateLetters = "dmyhsDMYHS";
    private const double DaysFrom1900To1904 = 1462;

    /// <summary>A workbook has 65 490 at most.</summary>
    private const int Most = 1 << 16;

    /// <summary>A second before the end of the year 9999, behind which rounding would lead.</summary>
    private const double LastDay = 2_958_466 - (1.0 / 86_400);

    private readonly CellFormat[] _formats;
    private readonly bool _countsFrom1904;

    private CellFormats(CellFormat[] formats, bool countsFrom1904)
    {
        (_formats, _countsFrom1904) = (formats, countsFrom1904);
    }

    public CellFormat this[int style] => style >= 0 && style < _formats.Length ? _formats[style] : CellFormat.Number;

    public static CellFormats None(bool countsFrom1904) => new([], countsFrom1904);

    /// <summary>Reads the formats of cells; the reader is disposed of.</summary>
    /// <exception cref="InvalidDataException">There are more than a workbook can have.</exception>
    public static CellFormats Read(XmlReader styles, bool countsFrom1904)
    {
        var (codes, ids, list) = (new Dictionary<uint, string>(), new List<uint>(), "");
        using var xml = styles;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.Depth == 1)
                list = xml.LocalName;
            else if (xml.Depth == 2 && (list, xml.LocalName) == ("numFmts", "numFmt") && xml.GetAttribute("numFmtId") is { } id)
                codes[Number(id)] = xml.GetAttribute("formatCode") ?? "";
            else if (xml.Depth == 2 && (list, xml.LocalName) == ("cellXfs", "xf"))
                ids.Add(Number(xml.GetAttribute("numFmtId") ?? "0"));
            if (ids.Count > Most || codes.Count > Most)
                throw new InvalidDataException("More formats than a workbook can have.");
        }

        return new([.. ids.Select(id => Of(id, codes))], countsFrom1904);
    }

    /// <summary>The date a number is shown as, such as 2026-02-01, or the time of day where it is of no day; the number where there is no such day.</summary>
    public string DateText(double number)
    {
        if (number is > 0 and < 1)
            return DateTime.FromOADate(number).ToString("HH:mm", CultureInfo.InvariantCulture);
        var days = number + (_countsFrom1904 ? DaysFrom1900To1904 : 0);
        return days is > 0 and < LastDay
            ? DateTime.FromOADate(days).ToString(days == Math.Truncate(days) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The formats that a workbook need not declare are numbered in ECMA-376, part 1, 18.8.30.</summary>
    private static CellFormat Of(uint id, Dictionary<uint, string> codes) => codes.TryGetValue(id, out var code)
        ? Of(code)
        : id switch
        {
            9 or 10 => CellFormat.Percent,
            >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => CellFormat.Date,
            _ => CellFormat.Number,
        };

    /// <summary>Told from the first section of a format's code, without what it shows as text, and colours, currencies and conditions.</summary>
    internal static CellFormat Of(string code)
    {
        var isText = false;
        for (var i = 0; i < code.Length && (isText || code[i] != ';'); i++)
        {
            if (code[i] == '"')
                isText = !isText;
            else if (isText)
                continue;
            else if (code[i] is '\\' or '_' or '*')
                i++;
            else if (code[i] == '[')
                i = EndOfBracket(code, i, out var isElapsedTime) is var end && isElapsedTime ? int.MaxValue - 1 : end;
            else if (code[i] == '%')
                return CellFormat.Percent;
            else if (DateLetters.Contains(code[i], StringComparison.Ordinal) && !code.StartsWith("General", StringComparison.OrdinalIgnoreCase))
                return CellFormat.Date;
            if (i == int.MaxValue - 1)
                return CellFormat.Date;
        }

        return CellFormat.Number;
    }

    private static uint Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException("The number of a format is none.");

    private static int EndOfBracket(string code, int start, out bool isElapsedTime)
    {
        var end = code.IndexOf(']', start);
        isElapsedTime = end > start + 1 && code[(start + 1)..end].All(letter => letter is 'h' or 'H' or 'm' or 'M' or 's' or 'S');
        return end < 0 ? code.Length : end;
    }
}
