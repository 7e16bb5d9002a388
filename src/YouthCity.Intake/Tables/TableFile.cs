using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Tables;

/// <summary>A file that holds a table: text or a workbook, as its first bytes tell.</summary>
public static class TableFile
{
    /// <summary>The rows of a file; null, with a finding, if it is no table.</summary>
    /// <param name="fits">Whether names are the header of the table that is wanted, should there be several.</param>
    public static TableRows? Open(SentFile file, FindingList findings, Func<IReadOnlyList<string>, bool>? fits = null)
    {
        Span<byte> start = stackalloc byte[4];
        file.Content.Position = 0;
        start = start[..file.Content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.IsEmpty)
            findings.Add(FindingCodes.EmptyFile);
        else if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8))
            return WorkbookRows.OpenSheet(file, fits ?? (_ => true), findings);
        else if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            findings.Add(FindingCodes.OldWorkbook, found: file.Name);
        else if (OtherFormat.Of(file.Content) is { } format)
            findings.Add(format == OtherFormat.WebPage ? FindingCodes.WebPage : FindingCodes.OtherFormat, found: file.Name, arguments: [format]);
        else
            return CsvRows.OpenText(file, findings);
        return null;
    }
}
