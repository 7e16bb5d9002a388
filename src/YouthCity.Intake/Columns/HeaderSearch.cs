using System.Globalization;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Columns;

/// <summary>Finds the header of a table.</summary>
public static class HeaderSearch
{
    /// <summary>Rows that a title, a date and what else stands above a header may take.</summary>
    private const int MostTitleRows = 20;

    /// <summary>Characters of a header in one piece that are looked at.</summary>
    private const int LongestHeader = 10_000;

    /// <summary>The first row that is not blank; null, with a finding, if there is none, if it has more cells than a table has columns, or if the header stands below it. A name that comes twice is a finding too.</summary>
    /// <param name="fields">Those that the file may have; without any of the required ones a row is no header.</param>
    public static Header? Find(TableRows rows, IReadOnlyList<Field> fields, FindingList findings)
    {
        while (rows.Read())
        {
            if (rows.IsTooWide)
            {
                findings.Add(FindingCodes.TooManyColumns, rows.Row, arguments: [SheetXml.MostColumns.ToString(CultureInfo.InvariantCulture)]);
                return null;
            }

            if (rows.IsBlank())
                continue;
            var header = Header.Of(rows, fields);
            if (!header.HasAny(fields) && (IsOtherwiseSeparated(header, rows, fields, findings) || IsBelow(rows, header.Row, fields, findings)))
                return null;
            header.ReportUnderstood(findings);
            HeaderChecks.RefuseRepeats(header, name => name, findings);
            rows.Expect(header.Names.Count, header.Find(FindingsColumn.Field), header.Find(RowNumberColumn.Field));
            return header;
        }

        if (!findings.HasErrors)
            findings.Add(FindingCodes.EmptyFile);
        return null;
    }

    /// <summary>A header in one piece, which another separator than that of the rows makes a header of.</summary>
    private static bool IsOtherwiseSeparated(Header header, TableRows rows, IReadOnlyList<Field> fields, FindingList findings)
    {
        if (header.Names.Count > 1 || rows.Form.Separator is not { } separator
            || CsvRows.Separators.FirstOrDefault(other => CellText.Cut(rows.Text(0), LongestHeader).Split(other).Any(name => fields.Any(field => field.IsCalled(CellText.Fold(name))))) is not (not '\0' and var own))
            return false;
        findings.Add(FindingCodes.SeparatorDiffers, header.Row, 0, found: rows.Text(0), arguments: [CsvRows.Shown(own), CsvRows.Shown(separator)]);
        return true;
    }

    /// <summary>Looks for the header below a title: it is named, and the rows above it are the sender's to take away.</summary>
    private static bool IsBelow(TableRows rows, long first, IReadOnlyList<Field> fields, FindingList findings)
    {
        for (var row = 0; row < MostTitleRows && rows.Read(); row++)
        {
            if (rows.IsTooWide || Header.Of(rows, fields) is not { Names.Count: > 1 } header || !header.HasAny(fields))
                continue;
            findings.Add(FindingCodes.HeaderNotFirst, first, arguments: [header.Row.ToString(CultureInfo.InvariantCulture), string.Join(", ", header.Names.Where(name => name.Length > 0).Take(3))]);
            return true;
        }

        return false;
    }
}
