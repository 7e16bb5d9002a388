using System.Text;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <param name="Row">The line or row of the sent file.</param>
internal sealed record ReturnedRow(long Row, IReadOnlyList<string> Cells);

/// <summary>The rows of a sent file, and where in them the column of findings has its place.</summary>
/// <param name="Rows">Read from the file each time they are gone through.</param>
/// <param name="Encoding">In which they go back as text, where it has all the letters.</param>
internal sealed record ReturnedTable(IEnumerable<ReturnedRow> Rows, char Separator, Encoding Encoding)
{
    /// <summary>Cells that a person still mends.</summary>
    private const int MostCells = 1_000_000;

    public long HeaderRow { get; private init; }

    /// <summary>The first row below the header that holds something, or the one that would.</summary>
    public long FirstRow { get; private init; }

    /// <summary>The column of an earlier return, or the first behind everything that the file holds.</summary>
    public int Found { get; private init; }

    public bool WasReturnedBefore { get; private init; }

    /// <summary>Finds the places; null if there is no header, no room beside it, or more than anybody mends.</summary>
    public ReturnedTable? Measure()
    {
        var (header, first, before, columns, cells) = (0L, 0L, -1, 0, 0L);
        foreach (var row in Rows)
        {
            columns = Math.Max(columns, row.Cells.Count);
            cells += row.Cells.Count;
            if (columns >= SheetXml.MostColumns || cells > MostCells)
                return null;
            if (row.Cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (header == 0)
                (header, before) = (row.Row, row.Cells.ToList().FindIndex(cell => FindingsColumn.Field.IsCalled(CellText.Fold(cell))));
            else if (first == 0)
                first = row.Row;
        }

        return header == 0
            ? null
            : this with { HeaderRow = header, FirstRow = first == 0 ? header + 1 : first, Found = before < 0 ? columns : before, WasReturnedBefore = before >= 0 };
    }
}
