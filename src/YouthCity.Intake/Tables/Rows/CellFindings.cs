using YouthCity.Core.Names;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Text;

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

    /// <summary>The free text of a cell of the current row; nothing for a blank one or a column that is not there. A finding, where the file's encoding has lost letters of it.</summary>
    public static string? ReadText(this FindingList findings, TableRows rows, int column, string field)
    {
        if (column < 0)
            return null;
        var text = CellText.Read(rows.Cell(column));
        if (text is not null && rows.LacksLetters && LostLetters.Are(text) && rows.Form.Encoding is { } encoding
            && LostLetters.AreInWords(text, hasQuotationMarks: encoding is not ("KOI8-R" or "IBM866"))
            && findings.Count(FindingCodes.LostLetters, rows.Row, column))
            findings.Keep(FindingCodes.LostLetters, rows.Row, column, field, text, ["", encoding]);
        return text;
    }
}
