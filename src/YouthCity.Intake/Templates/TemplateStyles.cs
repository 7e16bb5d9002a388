using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Applications;

namespace YouthCity.Intake.Templates;

/// <summary>How a template's workbook looks. Columns of text are formatted as text: what is typed there, such as 3.5 or 1-2, becomes no date.</summary>
internal static class TemplateStyles
{
    /// <summary>City cells stay one line high: that of the example row holds what the rules were, which nobody reads.</summary>
    public const uint Header = 1, Text = 2, City = 3;

    /// <summary>The format of text, which a workbook need not declare: ECMA-376, part 1, 18.8.30.</summary>
    private const uint AsText = 49;

    private const double CityWidth = 22, IndicatorWidth = 115, NumberWidth = 18, RemarkWidth = 40;

    public static Stylesheet Sheet() => new(
        new Fonts(Face([]), Face([new Bold()])),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Wrapped(font: 1), Wrapped(font: 0), Texts(font: 0)));

    public static DocumentFormat.OpenXml.Spreadsheet.Columns Columns(ApplicationTemplate template) => template.IsWide
        ? new(Column(1, 1, CityWidth, City), Column(2, (uint)(1 + (2 * template.Contest.Indicators.Count)), NumberWidth, style: 0))
        : new(ApplicationFields.All.Select((field, i) => field.Name switch
        {
            "city" => Column((uint)i + 1, (uint)i + 1, CityWidth, City),
            "indicator" => Column((uint)i + 1, (uint)i + 1, IndicatorWidth, Text),
            "source" or "note" => Column((uint)i + 1, (uint)i + 1, RemarkWidth, Text),
            _ => Column((uint)i + 1, (uint)i + 1, NumberWidth, style: 0),
        }));

    public static DocumentFormat.OpenXml.Spreadsheet.Columns Columns(ActionPlanTemplate template) => new(template.Table().Columns.Select((_, i) =>
        Column((uint)i + 1, (uint)i + 1, ActionPlanFields.All[i].Name switch { "city" => CityWidth, "action" => IndicatorWidth, "due" => NumberWidth, _ => RemarkWidth }, i == 0 ? City : Text)));

    /// <summary>What the drop-downs offer.</summary>
    public static DocumentFormat.OpenXml.Spreadsheet.Columns ListColumns() => new(Column(1, 1, CityWidth, City), Column(2, 2, IndicatorWidth, Text));

    private static Column Column(uint first, uint last, double width, uint style) =>
        new() { Min = first, Max = last, Width = width, CustomWidth = true, Style = style };

    private static Font Face(OpenXmlElement[] emphasis) => new([.. emphasis, new FontSize { Val = 11 }, new FontName { Val = "Calibri" }]);

    private static CellFormat Texts(uint font) => new() { NumberFormatId = AsText, FontId = font, ApplyNumberFormat = true, ApplyFont = true };

    private static CellFormat Wrapped(uint font)
    {
        var format = Texts(font);
        format.Alignment = new() { WrapText = true, Vertical = VerticalAlignmentValues.Top };
        format.ApplyAlignment = true;
        return format;
    }
}
