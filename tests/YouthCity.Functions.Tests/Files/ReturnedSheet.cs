using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Functions.Tests.Files;

/// <summary>What a person sees in a sheet of a returned workbook.</summary>
/// <param name="Cells">The texts and numbers of cells, by place.</param>
/// <param name="Notes">The notes on cells, by place.</param>
/// <param name="Colours">The colour that rules give cells, by place.</param>
/// <param name="Boxes">How many boxes there are to show notes in.</param>
/// <param name="Faults">What is wrong with the workbook by the standard.</param>
internal sealed record ReturnedSheet(
    IReadOnlyDictionary<string, string> Cells, IReadOnlyDictionary<string, string> Notes, IReadOnlyDictionary<string, string> Colours, int Boxes, IReadOnlyList<string> Faults)
{
    public static ReturnedSheet Of(Reply reply, string? name = null) => Of(reply.Content, name);

    public static ReturnedSheet Of(byte[] file, string? name = null)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var book = document.WorkbookPart!;
        var sheet = book.Workbook!.Descendants<Sheet>().First(sheet => name is null || sheet.Name == name);
        var part = (WorksheetPart)book.GetPartById(sheet.Id!);
        var texts = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(text => text.InnerText).ToList() ?? [];
        var formats = book.WorkbookStylesPart?.Stylesheet?.DifferentialFormats?.Elements<DifferentialFormat>().ToList() ?? [];
        return new(
            part.Worksheet!.Descendants<Cell>().ToDictionary(
                cell => cell.CellReference!.Value!,
                cell => cell.DataType?.Value == CellValues.SharedString ? texts[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)]
                    : cell.CellValue?.Text ?? cell.InnerText),
            part.WorksheetCommentsPart?.Comments?.Descendants<Comment>().ToDictionary(note => note.Reference!.Value!, note => note.InnerText) ?? [],
            part.Worksheet!.Descendants<ConditionalFormatting>()
                .SelectMany(rules => rules.SequenceOfReferences!.Items.Select(cell => (Cell: cell.Value!, Format: rules.Descendants<ConditionalFormattingRule>().Single().FormatId!.Value)))
                .ToDictionary(pair => pair.Cell, pair => formats[(int)pair.Format].Descendants<BackgroundColor>().Single().Rgb!.Value!),
            part.VmlDrawingParts.Sum(Shapes),
            [.. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken)
                .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}")]);
    }

    private static int Shapes(VmlDrawingPart part)
    {
        using var xml = part.GetStream(FileMode.Open, FileAccess.Read);
        return System.Xml.Linq.XElement.Load(xml).Elements().Count(element => element.Name.LocalName == "shape");
    }
}
