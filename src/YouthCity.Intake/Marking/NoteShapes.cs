using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <summary>The boxes that notes are shown in: a drawing in VML, without which spreadsheets do not show the notes of a workbook.</summary>
internal static class NoteShapes
{
    private const string ShapeType = "_x0000_t202";

    private const int Wide = 5, High = 7;

    private static readonly XNamespace s_v = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace s_o = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace s_x = "urn:schemas-microsoft-com:office:excel";

    /// <summary>The relation to the sheet's drawing; null if it has none.</summary>
    public static string? DrawingOf(WorksheetPart sheet)
    {
        using var xml = Workbook.Xml(sheet);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData")
                RichText.SkipInside(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "legacyDrawing")
                return xml.GetAttribute("id", SheetAnnotations.Relations);
        }

        return null;
    }

    /// <summary>Takes the boxes of some cells away and adds those of others; gives the relation to the drawing.</summary>
    public static string Write(WorksheetPart sheet, HashSet<string?> without, IReadOnlyList<CellAnnotation> marks)
    {
        var id = DrawingOf(sheet);
        var part = id is null ? sheet.AddNewPart<VmlDrawingPart>() : PackageLibrary.Ask(() => (VmlDrawingPart)sheet.GetPartById(id));
        var drawing = id is null ? New() : Load(part);
        drawing.Elements(s_v + "shape").Where(shape => without.Contains(CellOf(shape))).Remove();
        if (!drawing.Elements(s_v + "shapetype").Any(type => (string?)type.Attribute("id") == ShapeType))
            drawing.Add(Type());
        drawing.Add(marks.Select(Shape));
        using var written = new MemoryStream();
        drawing.Save(written, SaveOptions.DisableFormatting);
        written.Position = 0;
        part.FeedData(written);
        return id ?? sheet.GetIdOfPart(part);
    }

    private static XElement Load(VmlDrawingPart part)
    {
        using var xml = Workbook.Xml(part);
        return XElement.Load(xml);
    }

    private static XElement New() => new(
        "xml",
        new XAttribute(XNamespace.Xmlns + "v", s_v), new XAttribute(XNamespace.Xmlns + "o", s_o), new XAttribute(XNamespace.Xmlns + "x", s_x),
        new XElement(s_o + "shapelayout", new XAttribute(s_v + "ext", "edit"), new XElement(s_o + "idmap", new XAttribute(s_v + "ext", "edit"), new XAttribute("data", "1"))));

    private static XElement Type() => new(
        s_v + "shapetype",
        new XAttribute("id", ShapeType), new XAttribute("coordsize", "21600,21600"), new XAttribute(s_o + "spt", "202"), new XAttribute("path", "m,l,21600r21600,l21600,xe"),
        new XElement(s_v + "stroke", new XAttribute("joinstyle", "miter")),
        new XElement(s_v + "path", new XAttribute("gradientshapeok", "t"), new XAttribute(s_o + "connecttype", "rect")));

    private static XElement Shape(CellAnnotation mark) => new(
        s_v + "shape",
        new XAttribute("id", $"youthcity_{mark.Cell}"), new XAttribute("type", $"#{ShapeType}"),
        new XAttribute("style", "position:absolute;margin-left:80pt;margin-top:5pt;width:300pt;height:100pt;z-index:1;visibility:hidden"),
        new XAttribute("fillcolor", "#ffffe1"), new XAttribute(s_o + "insetmode", "auto"),
        new XElement(s_v + "fill", new XAttribute("color2", "#ffffe1")),
        new XElement(s_v + "shadow", new XAttribute("on", "t"), new XAttribute("color", "black"), new XAttribute("obscured", "t")),
        new XElement(s_v + "path", new XAttribute(s_o + "connecttype", "none")),
        new XElement(s_v + "textbox", new XAttribute("style", "mso-direction-alt:auto"), new XElement("div", new XAttribute("style", "text-align:left"))),
        new XElement(
            s_x + "ClientData",
            new XAttribute("ObjectType", "Note"),
            new XElement(s_x + "MoveWithCells"),
            new XElement(s_x + "SizeWithCells"),
            new XElement(s_x + "Anchor", FormattableString.Invariant($"{mark.Column + 1}, 15, {mark.Row - 1}, 2, {mark.Column + 1 + Wide}, 15, {mark.Row - 1 + High}, 4")),
            new XElement(s_x + "AutoFill", "False"),
            new XElement(s_x + "Row", mark.Row - 1),
            new XElement(s_x + "Column", mark.Column)));

    /// <summary>The cell that a shape is the note of.</summary>
    private static string? CellOf(XElement shape) =>
        shape.Element(s_x + "ClientData") is { } data && (string?)data.Attribute("ObjectType") == "Note" && Number(data, "Row") is { } row && Number(data, "Column") is { } column
            ? FormattableString.Invariant($"{ColumnLetters.Of(column)}{row + 1}")
            : null;

    private static int? Number(XElement data, string name) =>
        int.TryParse((string?)data.Element(s_x + name), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
