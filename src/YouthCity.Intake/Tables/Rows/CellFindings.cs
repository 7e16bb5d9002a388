using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Tables.Rows;

/// <summary>Findings about the cells of a row.</summary>
public static class CellFindings
{
    /// <summary>Adds a finding about a cell of the current row, with the text of the cell.</summary>
    public static void AddCell(this FindingList findings, FindingCode code, TableRows rows, int column, string? field)
    {
        if (findings.Count(code, rows.Row, column))
            findings.Keep(code, rows.Row, column, field, rows.Text(column), []);
    }
}
