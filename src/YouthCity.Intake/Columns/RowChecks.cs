using System.Globalization;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>What is wrong with a row as a row of its table, whatever its cells say.</summary>
public static class RowChecks
{
    /// <summary>Findings of a row whose cells do not fit the header: cells beyond it (empty ones too, since what a stray separator parts moves all that follows), under no name, or with whole rows inside.</summary>
    /// <param name="isRow">Whether cells can be a row of this file: a stray quotation mark may have swallowed one that is shorter than the header.</param>
    public static void Check(Header header, TableRows rows, FindingList findings, Func<string[], bool> isRow)
    {
        if (rows.Count > header.Names.Count || header.HasNameless)
        {
            for (var column = rows.NextFilled(header.HasNameless ? 0 : header.Names.Count); column >= 0; column = rows.NextFilled(column + 1))
            {
                if (column >= header.Names.Count || header.Names[column].Length == 0)
                    findings.AddCell(FindingCodes.ExtraCell, rows, column, field: null);
            }
        }

        if (rows.Count > header.Names.Count && rows.Form.Separator is { } separator && rows.NextFilled(header.Names.Count) < 0)
            findings.Add(FindingCodes.ExtraSeparator, rows.Row, arguments: [CsvRows.Shown(separator), Number(rows.Count), Number(header.Names.Count)]);
        if (rows.IsMultiLine)
            CheckLines(header, rows, findings, isRow);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell that runs over lines which are rows themselves: one stray quotation mark opened it and another closed it.</summary>
    private static void CheckLines(Header header, TableRows rows, FindingList findings, Func<string[], bool> isRow)
    {
        for (var column = 0; column < rows.Count; column++)
        {
            if (rows.LinesInside(column).Any(cells => cells.Length > 1 && (cells.Length >= header.Names.Count || isRow(cells))))
                findings.AddCell(FindingCodes.QuoteError, rows, column, field: null);
        }
    }
}
