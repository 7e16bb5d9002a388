using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;
using CellXml = YouthCity.Intake.Tables.Xlsx.CellXml;

namespace YouthCity.Intake.Marking;

/// <summary>
/// A text file as a workbook, each row under the number of its line. Every cell is text, numbers too: what column and decimal sign make of a number is
/// then the same in both, and no spreadsheet turns 1-2 or 0012 into something else.
/// </summary>
internal static class PlainWorkbook
{
    public const string Sheet = "1";

    /// <summary>Rows that a sheet can have.</summary>
    private const int MostRows = 1_048_576;

    /// <summary>Bytes around each text and each row, at least; a letter is a byte or more.</summary>
    private const int AroundText = 65, AroundRow = 17;

    private const string Width = "18";

    /// <summary>Null if no workbook holds as much, or it would be too large to be marked.</summary>
    public static Stream? Write(ReturnedTable table)
    {
        var stream = PooledBuffer.Pieces();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = Sheet }));
            using var xml = XmlWriter.Create(sheet.GetStream(FileMode.Create, FileAccess.Write), new XmlWriterSettings { CloseOutput = true });
            if (Write(xml, table))
                return stream;
        }

        stream.Dispose();
        return null;
    }

    private static bool Write(XmlWriter xml, ReturnedTable table)
    {
        xml.WriteStartElement("worksheet", CellXml.Main);
        xml.WriteStartElement("cols", CellXml.Main);
        xml.WriteStartElement("col", CellXml.Main);
        xml.WriteAttributeString("min", "1");
        xml.WriteAttributeString("max", FormattableString.Invariant($"{Math.Max(1, table.Found)}"));
        xml.WriteAttributeString("width", Width);
        xml.WriteAttributeString("customWidth", "1");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", CellXml.Main);
        var bytes = 0L;
        foreach (var row in table.Rows)
        {
            bytes += AroundRow + row.Cells.Sum(cell => cell.Length == 0 ? 0L : cell.Length + AroundText);
            if (bytes > AnnotatedWorkbook.MostUnpacked)
                return false;
            if (row.Row > MostRows || row.Cells.Any(cell => cell.Length > CellXml.MostLetters))
                return false;
            WriteRow(xml, row);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        return true;
    }

    private static void WriteRow(XmlWriter xml, ReturnedRow row)
    {
        xml.WriteStartElement("row", CellXml.Main);
        xml.WriteAttributeString("r", FormattableString.Invariant($"{row.Row}"));
        for (var column = 0; column < row.Cells.Count; column++)
        {
            if (row.Cells[column].Length > 0)
                CellXml.WriteText(xml, FormattableString.Invariant($"{ColumnLetters.Of(column)}{row.Row}"), row.Cells[column]);
        }

        xml.WriteEndElement();
    }
}
