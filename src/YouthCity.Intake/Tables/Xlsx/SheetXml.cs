using System.Globalization;
using System.Text;
using System.Xml;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>The rows of one sheet as they stand in its XML; rows and cells that are not written there cost nothing.</summary>
internal sealed class SheetXml(Workbook workbook, SheetPart part) : IDisposable
{
    /// <summary>What stands farther to the right belongs to no table of ours.</summary>
    public const int MostColumns = 1024;

    private const int MostRows = 1_048_576;

    /// <summary>Columns that a sheet has.</summary>
    private const int MostOfSheet = 16_384;

    private const int NoStyle = -1;

    /// <summary>As long as a row of a text file may be.</summary>
    private const int LongestRow = 1 << 20;

    private readonly XmlReader _xml = part.Xml();
    private readonly SheetCell[] _cells = new SheetCell[MostColumns];
    private readonly FilledCells _filled = new();
    private byte[] _utf8 = new byte[1 << 12];
    private int _length;
    private long _textLeft = part.Archive.MostText;

    public long Row { get; private set; }

    /// <summary>How many cells the row has up to the last one written.</summary>
    public int Count { get; private set; }

    /// <summary>The first cell to the right of all that is kept that holds something, and what. Null if there is none.</summary>
    public (int Column, string Text)? Beyond { get; private set; }

    /// <summary>What of the rows and columns so far nobody sees.</summary>
    public HiddenCells Hidden { get; } = new();

    public SheetCell this[int column] => column < Count && _filled[column] ? _cells[column] : default;

    public ReadOnlySpan<byte> Utf8(int column) => this[column] is { Length: > 0 } cell ? _utf8.AsSpan(cell.Start, cell.Length) : [];

    /// <summary>The first cell from a column on that holds anything; -1 if there is none.</summary>
    public int NextFilled(int column) => column < Count ? _filled.Next(column) : -1;

    /// <summary>The next row that is written; blank ones too.</summary>
    public bool Read()
    {
        while (_xml.Read())
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "col")
                Hidden.ReadColumns(_xml);
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "row")
            {
                ReadRow();
                return true;
            }

            if (_xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == "sheetData")
                break;
        }

        return false;
    }

    /// <summary>3 for D12.</summary>
    public static int? ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (letter is not (>= 'A' and <= 'Z') || column > MostOfSheet)
                break;
            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }

    public void Dispose() => _xml.Dispose();

    private void ReadRow()
    {
        var row = long.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : Row + 1;
        if (row <= Row || row > MostRows)
            throw new InvalidDataException("Rows that are out of order, or more than a sheet has.");
        Row = row;
        (Count, _length, Beyond) = (0, 0, null);
        _filled.Clear();
        if (_xml.IsEmptyElement)
            return;
        var isHidden = HiddenCells.IsHidden(_xml, "ht");
        var (depth, column) = (_xml.Depth, -1);
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "c")
                continue;
            column = ColumnOf(_xml.GetAttribute("r")) ?? column + 1;
            ReadCell(column);
        }

        if (isHidden && _filled.Next(0) >= 0)
            Hidden.AddRow(row);
    }

    private void ReadCell(int column)
    {
        var (type, style) = (_xml.GetAttribute("t"), _xml.GetAttribute("s"));
        string? value = null, formula = null;
        if (!_xml.IsEmptyElement)
        {
            var depth = _xml.Depth;
            while (_xml.Read() && _xml.Depth > depth)
            {
                if (_xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (_xml.LocalName)
                {
                    case "v":
                        value = RichText.Value(_xml);
                        break;
                    case "f":
                        formula = RichText.Value(_xml);
                        break;
                    case "is":
                        value = RichText.Read(_xml);
                        break;
                    default:
                        RichText.SkipInside(_xml);
                        break;
                }
            }
        }

        if (formula is not null && type is not "str" && (string.IsNullOrEmpty(value) || (type is null or "n" && !workbook.IsWorkedOut)))
            Put(column, $"={formula}", new NumberReading(NumberKind.FormulaError));
        else if (!string.IsNullOrEmpty(value))
            Put(column, type, style is null ? NoStyle : Index(style), value);
    }

    private void Put(int column, string? type, int style, string value)
    {
        if (style != NoStyle && workbook.Formats.IsStruckOut(style) && type is not "e")
        {
            var text = type == "s" ? Encoding.UTF8.GetString(workbook.Texts[Index(value)]) : value;
            Put(column, LooksInText.Write(text, TextLook.StruckOut), number: null);
            return;
        }

        switch (type)
        {
            case "s":
                Put(column, workbook.Texts[Index(value)], number: null);
                break;
            case "str" or "inlineStr":
                Put(column, value, number: null);
                break;
            case "b":
                Put(column, value == "0" ? "FALSE" : "TRUE", new NumberReading(NumberKind.NotANumber));
                break;
            case "e":
                Put(column, value, new NumberReading(NumberKind.FormulaError));
                break;
            case "d":
                Put(column, value, new NumberReading(NumberKind.Date));
                break;
            default:
                PutNumber(column, style, double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException("A number that is none."));
                break;
        }
    }

    private static int Index(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw new InvalidDataException("The number of a text or format is none.");

    private void PutNumber(int column, int style, double number)
    {
        var kind = double.IsFinite(number) && Math.Abs(number) <= NumberText.Largest ? NumberKind.Number : NumberKind.TooLarge;
        switch (style == NoStyle ? CellFormat.Number : workbook.Formats.Of(style, number))
        {
            case CellFormat.Date:
                Put(column, workbook.Formats.DateText(style, number), new NumberReading(NumberKind.Date));
                break;
            case CellFormat.Percent when kind == NumberKind.Number:
                // Shown as 45 % and meant so; in decimals, where a hundred times 0.07 is 7.
                var percent = Math.Abs(number) < 1e9 ? (double)((decimal)number * 100) : number * 100;
                Put(column, $"{percent.ToString(CultureInfo.InvariantCulture)} %", new NumberReading(kind, percent + 0.0, IsPercent: true));
                break;
            default:
                Put(column, number.ToString(CultureInfo.InvariantCulture), new NumberReading(kind, number + 0.0));
                break;
        }
    }

    private void Put(int column, string text, NumberReading? number)
    {
        var start = Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Keep(column, start, Encoding.UTF8.GetBytes(text, _utf8.AsSpan(start)), number);
    }

    private void Put(int column, ReadOnlySpan<byte> utf8, NumberReading? number)
    {
        var start = Reserve(utf8.Length);
        utf8.CopyTo(_utf8.AsSpan(start));
        Keep(column, start, utf8.Length, number);
    }

    private void Keep(int column, int start, int length, NumberReading? number)
    {
        var trimmed = Trimming.Trim(_utf8.AsSpan(start, length));
        if (column >= MostColumns)
        {
            if (trimmed.Length > 0)
                Beyond ??= (column, Encoding.UTF8.GetString(trimmed));
            return;
        }

        Count = Math.Max(Count, column + 1);
        if (trimmed.Length == 0)
            return;
        if (_filled[column])
            throw new InvalidDataException("A cell that is there twice.");
        _utf8.AsSpan(start, length).Overlaps(trimmed, out var offset);
        _cells[column] = new(start + offset, trimmed.Length, number);
        _filled.Add(column);
        Hidden.Fill(column);
        _length = start + length;
    }

    /// <summary>Takes note of text that cells show.</summary>
    /// <exception cref="InvalidDataException">It is more than any file of this size shows that somebody has filled in.</exception>
    public void Show(long length)
    {
        _textLeft -= length;
        if (_textLeft < 0)
            throw new InvalidDataException("More text than a sheet shows.");
    }

    private int Reserve(int length)
    {
        Show(length);
        if (_length + length > LongestRow)
            throw new InvalidDataException("A row that is too long.");
        if (_length + length > _utf8.Length)
            Array.Resize(ref _utf8, Math.Max(_length + length, 2 * _utf8.Length));
        return _length;
    }
}
