using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Intake.Text;
using CellXml = YouthCity.Intake.Tables.Xlsx.CellXml;

namespace YouthCity.Intake.Templates;

/// <summary>Writes a sheet of a workbook that people fill in: the header stays in sight, what is typed beside texts becomes no date.</summary>
internal static class TemplateSheet
{
    /// <summary>A cell for a number that is not there yet: what is typed into it is one, though the column is formatted as text.</summary>
    public static object NoNumber { get; } = new();

    public static void Add(WorkbookPart book, string name, IEnumerable<IReadOnlyList<object?>> rows, DocumentFormat.OpenXml.Spreadsheet.Columns columns, DataValidations? validations)
    {
        var part = book.AddNewPart<WorksheetPart>();
        var sheets = book.Workbook!.GetFirstChild<Sheets>()!;
        sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name });
        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            columns,
            new SheetData(rows.Select((row, at) => new Row(row.Select((cell, column) => Cell(cell, $"{ColumnLetters.Of(column)}{at + 1}", at == 0 ? TemplateStyles.Header : column == 0 ? TemplateStyles.City : TemplateStyles.Text)).OfType<Cell>()) { RowIndex = (uint)at + 1 })));
        if (validations is not null)
            part.Worksheet.Append(validations);
        part.Worksheet.Append(new PageSetup { Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
    }

    /// <param name="style">Of a text.</param>
    private static Cell? Cell(object? content, string reference, uint style) => content switch
    {
        null => null,
        var empty when ReferenceEquals(empty, NoNumber) => new Cell { CellReference = reference, StyleIndex = 0 },
        double number => new Cell(new CellValue(number)) { CellReference = reference },
        var text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(CellXml.Escape($"{text}")))) { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = style },
    };
}
