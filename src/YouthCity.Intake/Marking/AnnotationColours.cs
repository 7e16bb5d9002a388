using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Intake.Findings;
using PackageLibrary = YouthCity.Intake.Tables.Xlsx.PackageLibrary;

namespace YouthCity.Intake.Marking;

/// <summary>The colours of marked cells among a workbook's formats.</summary>
internal static class AnnotationColours
{
    /// <summary>Error, warning, notice: all light enough for black text.</summary>
    private static readonly string[] s_colours = ["FFFFB3B8", "FFFFE699", "FFD6E6F8"];

    /// <summary>The number of the format of each severity; it is added where an earlier return has not left it.</summary>
    public static IReadOnlyDictionary<Severity, int> Of(WorkbookPart book)
    {
        var part = book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>();
        _ = PackageLibrary.Ask(() => part.Stylesheet);
        part.Stylesheet ??= new Stylesheet(
            new Fonts(new Font()),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat()));
        var formats = part.Stylesheet.DifferentialFormats ??= new DifferentialFormats();
        var numbers = Enum.GetValues<Severity>().ToDictionary(severity => severity, severity => Number(formats, s_colours[(int)severity]));
        formats.Count = (uint)formats.ChildElements.Count;
        part.Stylesheet.Save();
        return numbers;
    }

    private static int Number(DifferentialFormats formats, string colour)
    {
        var known = formats.Elements<DifferentialFormat>().ToList().FindIndex(format => format.Fill?.PatternFill?.BackgroundColor?.Rgb?.Value == colour);
        if (known >= 0)
            return known;
        formats.Append(new DifferentialFormat(new Fill(new PatternFill(new BackgroundColor { Rgb = colour }))));
        return formats.Elements<DifferentialFormat>().Count() - 1;
    }
}
