using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Functions.Applications;

namespace YouthCity.Functions.Templates;

/// <summary>How a template's workbook looks. Columns of text are formatted as text: what is typed there, such as 3.5 or 1-2, becomes no date.</summary>
internal static class TemplateStyles
{
    public const uint Header = 1, Text = 2;

    /// <summary>The format of text, which a workbook need not declare: ECMA-376, part 1, 18.8.30.</summary>
    private const uint AsText = 49;

    private const double CityWidth = 22, IndicatorWidth = 80, NumberWidth = 18, RemarkWidth = 40;

    public static Stylesheet Sheet() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), Wrapped(font: 1), Wrapped(font: 0)));

    public static Columns Columns(ApplicationTemplate template) => template.IsWide
        ? new(Column(1, 1, CityWidth, Text), Column(2, (uint)(1 + (2 * template.Contest.Indicators.Count)), NumberWidth, style: 0))
        : new(ApplicationFields.All.Select((field, i) => field.Name switch
        {
            "city" => Column((uint)i + 1, (uint)i + 1, CityWidth, Text),
            "indicator" => Column((uint)i + 1, (uint)i + 1, IndicatorWidth, Text),
            "source" or "note" => Column((uint)i + 1, (uint)i + 1, RemarkWidth, Text),
            _ => Column((uint)i + 1, (uint)i + 1, NumberWidth, style: 0),
        }));

    /// <summary>What the drop-downs offer.</summary>
    public static Columns ListColumns() => new(Column(1, 1, CityWidth, Text), Column(2, 2, IndicatorWidth, Text));

    private static Column Column(uint first, uint last, double width, uint style) =>
        new() { Min = first, Max = last, Width = width, CustomWidth = true, Style = style };

    private static CellFormat Wrapped(uint font) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { NumberFormatId = AsText, FontId = font, ApplyNumberFormat = true, ApplyFont = true, ApplyAlignment = true };
}
