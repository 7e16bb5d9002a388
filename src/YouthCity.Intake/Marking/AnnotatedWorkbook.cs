using DocumentFormat.OpenXml.Packaging;
using Microsoft.IO;
using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using PackageLibrary = YouthCity.Intake.Tables.Xlsx.PackageLibrary;
using Workbook = YouthCity.Intake.Tables.Xlsx.Workbook;
using WorkbookArchive = YouthCity.Intake.Tables.Xlsx.WorkbookArchive;

namespace YouthCity.Intake.Marking;

/// <summary>
/// A refused workbook as it goes back: the sender's own, with every cell that has a finding coloured and commented, and the column of findings. The colours are
/// rules of the sheet, so the cells keep their own looks, and what an earlier return left goes away whole.
/// </summary>
internal static class AnnotatedWorkbook
{
    /// <summary>Bytes that a workbook may have unpacked to be marked: ninety thousand rows have fewer; the library holds them about four times over.</summary>
    public const long MostUnpacked = 20_000_000;

    /// <summary>Nothing where it is too large, or no workbook that every office opens.</summary>
    /// <param name="sheets">Those that were read. Of several, one that nothing was found in stays as it is.</param>
    public static RecyclableMemoryStream? Write(Stream file, IReadOnlyList<string> sheets, FindingList findings, Language language, CancellationToken cancellation)
    {
        var copy = PooledBuffer.Pieces();
        var isMarked = false;
        try
        {
            file.Position = 0;
            file.CopyTo(copy);
            var canBeOpened = !WorkbookArchive.IsTooLarge(copy, MostUnpacked) && MarkedParts.CanBeOpened(copy);
            if (canBeOpened)
                DanglingRelations.Remove(copy, cancellation);
            isMarked = canBeOpened && Sheets(file, sheets, findings, cancellation) is { } read && Mark(copy, read, language, cancellation);
        }
        catch (Exception fault) when (Workbook.IsDamage(fault) || fault is OpenXmlPackageException)
        {
            // What is damaged goes back in words.
        }
        catch (OperationCanceledException)
        {
            copy.Dispose();
            throw;
        }

        if (isMarked)
            return copy;
        copy.Dispose();
        return null;
    }

    /// <summary>The sheets that are marked; null where there is none, or one of them cannot be.</summary>
    private static List<MarkedSheet>? Sheets(Stream file, IReadOnlyList<string> names, FindingList findings, CancellationToken cancellation)
    {
        var sheets = new List<MarkedSheet>();
        foreach (var name in names)
        {
            var found = names is [_] ? TableFindings.Of(findings) : TableFindings.OfSheet(findings, name, isFirst: name == names[0]);
            if (WorkbookTable.Of(file, name, cancellation)?.Measure() is not { } table)
                return null;
            if (names is [_] || found.All.Count > 0 || table.WasReturnedBefore)
                sheets.Add(new(name, table, found));
        }

        return sheets.Count > 0 ? sheets : null;
    }

    private static bool Mark(Stream copy, List<MarkedSheet> sheets, Language language, CancellationToken cancellation)
    {
        copy.Position = 0;
        using var document = PackageLibrary.Ask(() => SpreadsheetDocument.Open(copy, isEditable: true, new OpenSettings { AutoSave = false }));
        var book = PackageLibrary.Ask(() => document.WorkbookPart) ?? throw new InvalidDataException("There is no workbook part.");
        if (document.DocumentType != DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook)
            return false;
        foreach (var (name, table, findings) in sheets)
        {
            var part = MarkedParts.SheetOf(book, name);
            MarkedParts.Check(book, part);
            if (!SheetAnnotations.CanBeWritten(part))
                return false;
            var marks = CellAnnotation.Of(findings, table, language);
            var drawing = CellNotes.Write(part, marks);
            new SheetAnnotations(table, new(findings, table, language), marks, AnnotationColours.Of(book), drawing).Write(part, language, cancellation);
        }

        // What the column of an earlier return held is gone, and with it perhaps something that the order of calculation names.
        if (sheets.Exists(sheet => sheet.Table.WasReturnedBefore) && book.CalculationChainPart is { } order)
            book.DeletePart(order);
        return true;
    }

    private sealed record MarkedSheet(string Name, ReturnedTable Table, TableFindings Found);
}
