using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Bench;

/// <summary>A workbook in the long form for a made contest, with shared texts as spreadsheets write them, from a fixed seed.</summary>
internal static class MadeWorkbook
{
    public static byte[] LongForm(Contest contest, int rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>("rId1");
            var (texts, chance) = (new List<string>(), new Random(1));
            using (var writer = OpenXmlWriter.Create(sheet))
            {
                writer.WriteStartElement(new Worksheet());
                writer.WriteStartElement(new SheetData());
                Write(writer, texts, "city", "indicator", "baseline", "value", "source");
                for (var row = 0; row < rows; row++)
                    Write(writer, texts, contest.Cities[row / contest.Indicators.Count].Name.Ky, contest.Indicators[row % contest.Indicators.Count].Id,
                        Math.Round(30 + (chance.NextDouble() * 60), 1), Math.Round(30 + (chance.NextDouble() * 60), 1), "Управление образования мэрии");
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(texts.Select(text => new SharedStringItem(new Text(text))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = "Данные", SheetId = 1, Id = "rId1" }));
        }

        return bytes.ToArray();
    }

    private static void Write(OpenXmlWriter writer, List<string> texts, params object[] cells)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
            writer.WriteElement(cell is double number
                ? new Cell { CellValue = new(number) }
                : new Cell { DataType = CellValues.SharedString, CellValue = new(Shared(texts, (string)cell)) });
        writer.WriteEndElement();
    }

    private static int Shared(List<string> texts, string text)
    {
        // The last few are enough to share what repeats from row to row.
        var known = texts.LastIndexOf(text, texts.Count - 1, Math.Min(texts.Count, 64));
        if (known >= 0)
            return known;
        texts.Add(text);
        return texts.Count - 1;
    }
}
