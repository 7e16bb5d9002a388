using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace YouthCity.Functions.Files.Workbooks;

/// <summary>The cells that a sheet joins into one. Only the first of them holds what all of them show.</summary>
internal sealed class MergedCells
{
    /// <summary>More joined cells than this are no table that somebody fills in.</summary>
    private const int Most = 10_000;

    private readonly List<(long FirstRow, long LastRow, int FirstColumn, int LastColumn)> _areas = [];

    private static ReadOnlySpan<byte> Word => "mergeCell "u8;

    public bool IsEmpty => _areas.Count == 0;

    /// <summary>Reads what stands behind the rows; the rows are passed over.</summary>
    public static MergedCells Read(WorksheetPart part)
    {
        var merged = new MergedCells();
        if (!IsAnywhere(part))
            return merged;
        using var xml = Workbook.Xml(part);
        while (xml.Read() && merged._areas.Count < Most)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData")
                RichText.SkipInside(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } area)
                merged.Add(area);
        }

        return merged;
    }

    /// <summary>The areas that a row belongs to.</summary>
    public IEnumerable<(long FirstRow, long LastRow, int FirstColumn, int LastColumn)> In(long row) =>
        _areas.Where(area => row >= area.FirstRow && row <= area.LastRow);

    /// <summary>Whether the part names joined cells at all: looking for the word is much less work than reading the XML.</summary>
    private static bool IsAnywhere(WorksheetPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        var chunk = new byte[1 << 16];
        for (var kept = 0; stream.Read(chunk, kept, chunk.Length - kept) is > 0 and var read;)
        {
            var bytes = chunk.AsSpan(0, kept + read);
            if (bytes.IndexOf(Word) >= 0)
                return true;
            kept = Math.Min(bytes.Length, Word.Length - 1);
            bytes[^kept..].CopyTo(chunk);
        }

        return false;
    }

    private void Add(string area)
    {
        if (area.Split(':') is [var from, var to] && Parse(from) is { } first && Parse(to) is { } last)
            _areas.Add((first.Row, last.Row, first.Column, last.Column));
    }

    private static (long Row, int Column)? Parse(string cell)
    {
        var letters = cell.AsSpan().TrimStart('$').IndexOfAnyInRange('0', '9');
        return SheetXml.ColumnOf(cell) is { } column && letters > 0 && long.TryParse(cell.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }
}
