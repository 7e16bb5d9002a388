using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Tests.Templates;

/// <summary>Templates as a person sends them back: the cells that were left open hold what the sample says.</summary>
internal static class FilledTemplate
{
    private static readonly Dictionary<string, string> s_cities = CsvText.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "criteria", "2020", "cities.csv")))
        .Skip(1).SelectMany(row => row[1..4].Distinct().Select(name => (name, city: row[1]))).ToDictionary(pair => pair.name, pair => pair.city, StringComparer.Ordinal);

    private static readonly Dictionary<(string City, string Indicator), string[]> s_sample =
        CsvText.Parse(Seeds.Applications).Skip(1).ToDictionary(row => (row[0], row[1]), row => row[2..]);

    public static byte[] Csv(string template, char separator)
    {
        var rows = CsvText.Parse(template, separator);
        foreach (var row in rows.Skip(2))
        {
            foreach (var (column, text, isNumber) in Cells(row, rows[0]))
                row[column] = isNumber && separator == ';' ? text.Replace('.', ',') : text;
        }

        return Encoding.UTF8.GetBytes(CsvText.Write(rows, separator));
    }

    public static byte[] Workbook(byte[] template)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!);
            var rows = sheet.Worksheet!.Descendants<Row>().ToList();
            var header = Texts(rows[0]);
            foreach (var row in rows.Skip(2))
            {
                foreach (var (column, text, isNumber) in Cells(Texts(row), header).Where(cell => cell.Text.Length > 0))
                    row.Append(CellOf(text, isNumber, $"{ColumnLetters.Of(column)}{row.RowIndex}"));
            }
        }

        return stream.ToArray();
    }

    private static string[] Texts(Row row) => [.. row.Elements<Cell>().Select(cell => cell.InnerText)];

    private static Cell CellOf(string text, bool isNumber, string reference) => isNumber
        ? new(new CellValue(double.Parse(text, CultureInfo.InvariantCulture))) { CellReference = reference }
        : new(new InlineString(new Text(text))) { CellReference = reference, DataType = CellValues.InlineString };

    /// <summary>What is to be filled into a row, by column: all of it in the long form, values and baselines in the wide one.</summary>
    private static IEnumerable<(int Column, string Text, bool IsNumber)> Cells(string[] row, string[] header)
    {
        var city = s_cities[row[0]];
        return header.Length < 10
            ? Of(row[1]).Select((text, i) => (i + 2, text, i < 3))
            : header.Skip(1).Select((name, i) => (i + 1, Of(name)[name.Split(' ') is [_, "baseline" or "баштапкы" or "базовое", ..] ? 0 : 1], true));

        // The sample has gaps, some of which are lines that are not there.
        string[] Of(string name) => s_sample.GetValueOrDefault((city, name.Split(' ')[0])) ?? ["", "", "", "", ""];
    }
}
