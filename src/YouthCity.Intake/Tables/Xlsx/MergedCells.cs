using System.Globalization;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>Cells that are one to the eye; those beyond the columns that are read are left out.</summary>
internal sealed record MergedArea(long FirstRow, long LastRow, int FirstColumn, int LastColumn)
{
    public int Width => LastColumn - FirstColumn + 1;
}

/// <summary>The cells that a sheet joins into one. Only the first of them holds what all of them show.</summary>
internal sealed class MergedCells
{
    /// <summary>More joined cells than this are no table that somebody fills in.</summary>
    private const int Most = 10_000;

    private readonly List<MergedArea> _areas = [];
    private readonly List<MergedArea> _current = [];
    private int _next;

    private static ReadOnlySpan<byte> Word => "mergeCell "u8;

    public bool IsEmpty => _areas.Count == 0;

    /// <summary>Reads what stands behind the rows; the rows are passed over.</summary>
    public static MergedCells Read(SheetPart part)
    {
        var merged = new MergedCells();
        if (!IsAnywhere(part))
            return merged;
        using var xml = part.Xml();
        while (xml.Read() && merged._areas.Count < Most)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData")
                RichText.SkipInside(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } area)
                merged.Add(area);
        }

        merged._areas.Sort((one, two) => one.FirstRow.CompareTo(two.FirstRow));
        return merged;
    }

    /// <summary>The areas that a row belongs to, and whether they are others than those of the row that was asked for before.</summary>
    /// <param name="row">Behind the one before.</param>
    /// <exception cref="InvalidDataException">They overlap, which no office writes: looking for what each of them shows could take for ever.</exception>
    public (IReadOnlyList<MergedArea> Areas, bool AreOthers) In(long row)
    {
        var gone = _current.RemoveAll(area => area.LastRow < row);
        var first = _next;
        for (; _next < _areas.Count && _areas[_next].FirstRow <= row; _next++)
        {
            if (_areas[_next].LastRow >= row)
                _current.Add(_areas[_next]);
        }

        if (_next > first && _current.Sum(area => area.Width) > SheetXml.MostColumns)
            throw new InvalidDataException("Joined cells overlap.");
        return (_current, gone > 0 || _next > first);
    }

    /// <summary>Whether the part names joined cells at all: looking for the word is much less work than reading the XML.</summary>
    private static bool IsAnywhere(SheetPart part)
    {
        using var stream = part.Open();
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
        if (area.Split(':') is [var from, var to] && Parse(from) is { } first && Parse(to) is { } last
            && new MergedArea(first.Row, last.Row, first.Column, Math.Min(last.Column, SheetXml.MostColumns - 1)) is { Width: > 0 } read)
            _areas.Add(read);
    }

    private static (long Row, int Column)? Parse(string cell)
    {
        var letters = cell.AsSpan().TrimStart('$').IndexOfAnyInRange('0', '9');
        return SheetXml.ColumnOf(cell) is { } column && letters > 0 && long.TryParse(cell.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (row, column)
            : null;
    }
}
