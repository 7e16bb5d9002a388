using Microsoft.IO;
using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Marking;

/// <summary>
/// A refused file as it goes back: the sender's own rows, and a column that says beside each of them what was found there. The column is passed over when the
/// mended file is sent as it is.
/// </summary>
public static class ReturnedFile
{
    public const string Csv = "csv", Workbook = "xlsx";

    /// <summary>Where the rows themselves were not told apart, or which of them is the header, or bytes were no letters, what would come back is not what was sent.</summary>
    private static readonly FindingCode[] s_unread = [FindingCodes.EncodingError, FindingCodes.RowTooLong, FindingCodes.BrokenWorkbook, FindingCodes.ExtraSeparator, FindingCodes.HeaderNotFirst, FindingCodes.QuoteError, FindingCodes.SeparatorDiffers, FindingCodes.TooManyColumns];

    /// <summary>What is a question in a workbook and would be none any more in a text file.</summary>
    private static readonly FindingCode[] s_workbooksOnly = [FindingCodes.AmbiguousGroup, FindingCodes.AmbiguousIndicator, FindingCodes.AmbiguousNumber, FindingCodes.MergedCell];

    /// <summary>Nothing where the file was not read as a table, or one a sheet, or not to its last column, is about people, or cannot be written in this format without changing what it says.</summary>
    /// <param name="file">As it was sent; it can be read again and again.</param>
    /// <param name="form">What was recognised in the file.</param>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <returns>The bytes, from their start; whoever takes them disposes of them.</returns>
    public static RecyclableMemoryStream? Write(Stream file, FileForm? form, FindingList findings, string format, Language language, CancellationToken cancellation = default)
    {
        if (form is null or { Form: "json" } or { Encoding: null, Sheet: null, Sheets: null } || findings.HidesCells || Has(findings, s_unread))
            return null;
        if (form.Sheets is { } sheets)
            return format == Workbook ? AnnotatedWorkbook.Write(file, sheets, findings, language, cancellation) : null;
        if (form.Sheet is { } sheet && format == Workbook)
            return AnnotatedWorkbook.Write(file, [sheet], findings, language, cancellation);
        if (form.Sheet is not null && (Has(findings, s_workbooksOnly) || findings.HasFrom(FindingCodes.ExtraCell, SheetXml.MostColumns)))
            return null;
        var table = form.Sheet is { } own ? WorkbookTable.Read(file, own, form, language, cancellation) : TextFileTable.Read(file, form.Encoding, cancellation);
        return table is null ? null
            : format == Csv ? ReturnedCsv.Write(table, findings, language)
            : Marked(table, findings, language, cancellation);
    }

    private static RecyclableMemoryStream? Marked(ReturnedTable table, FindingList findings, Language language, CancellationToken cancellation)
    {
        using var plain = PlainWorkbook.Write(table);
        return plain is null ? null : AnnotatedWorkbook.Write(plain, [PlainWorkbook.Sheet], findings, language, cancellation);
    }

    private static bool Has(FindingList findings, FindingCode[] codes) => findings.Groups.Any(group => Array.Exists(codes, code => code.Name == group.Code));
}
