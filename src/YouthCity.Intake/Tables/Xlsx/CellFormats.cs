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
    private const double DaysFrom1900To1904 = 1462;

    /// <summary>A workbook has 65 490 at most.</summary>
    private const int Most = 1 << 16;

    /// <summary>A second before the end of the year 9999, behind which rounding would lead.</summary>
    private const double LastDay = 2_958_466 - (1.0 / 86_400);

    private readonly (NumberFormat Number, bool IsStruckOut)[] _formats;
    private readonly bool _countsFrom1904;

    private CellFormats((NumberFormat Number, bool IsStruckOut)[] formats, bool countsFrom1904)
    {
        (_formats, _countsFrom1904) = (formats, countsFrom1904);
    }

    public static CellFormats None(bool countsFrom1904) => new([], countsFrom1904);

    /// <summary>What a number is shown as in a cell of a style.</summary>
    public CellFormat Of(int style, double number) => style >= 0 && style < _formats.Length ? _formats[style].Number.Of(number) : CellFormat.Number;

    /// <summary>Whether a style strikes the whole cell out.</summary>
    public bool IsStruckOut(int style) => style >= 0 && style < _formats.Length && _formats[style].IsStruckOut;

    /// <summary>Reads the formats of cells; the reader is disposed of.</summary>
    /// <exception cref="InvalidDataException">There are more than a workbook can have.</exception>
    public static CellFormats Read(XmlReader part, bool countsFrom1904)
    {
        var (codes, fonts, styles, list) = (new Dictionary<uint, NumberFormat>(), new List<bool>(), new List<(uint Format, uint Font)>(), "");
        using var xml = part;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.Depth == 1)
                list = xml.LocalName;
            else if (xml.Depth == 2 && (list, xml.LocalName) == ("numFmts", "numFmt") && xml.GetAttribute("numFmtId") is { } id)
                codes[Number(id)] = new(xml.GetAttribute("formatCode") ?? "");
            else if (xml.Depth == 2 && (list, xml.LocalName) == ("fonts", "font"))
                fonts.Add(LooksInText.Read(xml).HasFlag(TextLook.StruckOut));
            else if (xml.Depth == 2 && (list, xml.LocalName) == ("cellXfs", "xf"))
                styles.Add((Number(xml.GetAttribute("numFmtId") ?? "0"), Number(xml.GetAttribute("fontId") ?? "0")));
            if (styles.Count > Most || codes.Count > Most || fonts.Count > Most)
                throw new InvalidDataException("More formats than a workbook can have.");
        }

        return new([.. styles.Select(style => (Of(style.Format, codes), style.Font < fonts.Count && fonts[(int)style.Font]))], countsFrom1904);
    }

    /// <summary>The date a number is shown as in a cell of a style, such as 2026-02-01, or 2026-02 where no day is shown, or the time of day where it is of no day; the number where there is no such day.</summary>
    public string DateText(int style, double number)
    {
        if (number is > 0 and < 1)
            return DateTime.FromOADate(number).ToString("HH:mm", CultureInfo.InvariantCulture);
        var days = number + (_countsFrom1904 ? DaysFrom1900To1904 : 0);
        return days is > 0 and < LastDay
            ? DateTime.FromOADate(days).ToString(days != Math.Truncate(days) ? "yyyy-MM-dd HH:mm" : _formats[style].Number.ShowsMonth(number) ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The formats that a workbook need not declare are numbered in ECMA-376, part 1, 18.8.30.</summary>
    private static NumberFormat Of(uint id, Dictionary<uint, NumberFormat> codes) => codes.TryGetValue(id, out var code)
        ? code
        : id switch
        {
            9 or 10 => NumberFormat.Percent,
            17 => NumberFormat.Month,
            >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => NumberFormat.Date,
            _ => NumberFormat.Number,
        };

    private static uint Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException("The number of a format is none.");
}
