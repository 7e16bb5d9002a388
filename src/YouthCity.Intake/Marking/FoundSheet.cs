using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Marking;

/// <param name="Row">The line or row of the sent file.</param>
public sealed record FoundRow(long Row, IReadOnlyList<string> Cells);

/// <summary>The rows of a sent file in which something was found, each with the row before it, to be shown with their findings below them.</summary>
/// <param name="Header">The cells of the header.</param>
/// <param name="More">Whether there are more rows with findings than are listed.</param>
public sealed record FoundSheet(FoundRow Header, IReadOnlyList<FoundRow> Rows, bool More)
{
    /// <summary>More than a person goes through on a page; the marked file has all of them.</summary>
    public const int MostRows = 100;

    private const int MostColumns = 24, LongestCell = 60;

    /// <summary>Null where the file was not read as a table, is about people, or holds more than anybody mends.</summary>
    /// <param name="file">As it was sent; it can be read again and again.</param>
    /// <param name="form">What was recognised in the file.</param>
    public static FoundSheet? Read(Stream file, FileForm? form, FindingList findings, Language language, CancellationToken cancellation = default)
    {
        if (form is null or { Form: "json" } or { Encoding: null, Sheet: null } || findings.HidesCells)
            return null;
        var table = form.Sheet is { } sheet ? WorkbookTable.Read(file, sheet, form, language, cancellation) : TextFileTable.Read(file, form.Encoding, cancellation);
        if (table is null)
            return null;
        var found = findings.All.Select(finding => finding.Row).OfType<long>().Where(row => row > table.HeaderRow).Distinct().Order().ToList();
        var listed = found.Take(MostRows).ToHashSet();
        FoundRow? header = null, before = null;
        var rows = new List<FoundRow>();
        foreach (var (row, cells) in table.Rows)
        {
            var shown = new FoundRow(row, [.. cells.Take(MostColumns).Select(Cut)]);
            if (row == table.HeaderRow)
                header = shown;
            if (listed.Remove(row))
            {
                if (before is not null && before.Row > table.HeaderRow && (rows.Count == 0 || rows[^1].Row < before.Row))
                    rows.Add(before);
                rows.Add(shown);
            }

            before = shown;
            if (header is not null && listed.Count == 0)
                break;
        }

        return header is null ? null : new(header, rows, found.Count > MostRows);
    }

    private static string Cut(string cell) => cell.Length > LongestCell ? cell[..LongestCell] + "…" : cell;
}
