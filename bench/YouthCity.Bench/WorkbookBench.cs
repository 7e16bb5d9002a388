using BenchmarkDotNet.Attributes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Bench;

/// <summary>A workbook of 10 000 rows, read and checked, beside the library's own reader going over its cells and texts.</summary>
[MemoryDiagnoser]
public class WorkbookBench
{
    private const int Rows = 10_000;

    private Contest _contest = null!;
    private byte[] _workbook = null!;

    [GlobalSetup]
    public void Make()
    {
        _contest = MadeContest.Of((Rows / 26) + 1).Contest;
        _workbook = MadeWorkbook.LongForm(_contest, Rows);
    }

    [Benchmark(Baseline = true)]
    public double ReadBare()
    {
        using var content = new MemoryStream(_workbook, writable: false);
        using var document = SpreadsheetDocument.Open(content, isEditable: false);
        var workbook = document.WorkbookPart!;
        string[] texts = [.. workbook.SharedStringTablePart!.SharedStringTable!.Elements<SharedStringItem>().Select(item => item.InnerText)];
        var sum = 0.0;
        using var reader = OpenXmlReader.Create(workbook.WorksheetParts.Single());
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Cell) && reader.IsStartElement && reader.LoadCurrentElement() is Cell { CellValue.Text: { } text } cell)
                sum += cell.DataType?.Value == CellValues.SharedString ? texts[int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)].Length : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        }

        return sum;
    }

    [Benchmark]
    public int Check()
    {
        using var content = new MemoryStream(_workbook, writable: false);
        var (_, findings, _) = ApplicationReader.Read(_contest, new SentFile("made.xlsx", content), keepsRemarks: false);
        return findings.HasErrors ? throw new InvalidOperationException("The made workbook is in order.") : findings.Notices;
    }
}
