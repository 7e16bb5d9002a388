using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <summary>Writes the column of findings, the rules that colour cells and the relation to the notes into a sheet; everything else is copied as it stands.</summary>
/// <param name="colours">The number of the format of each severity.</param>
/// <param name="drawing">The relation to the drawing of the notes.</param>
internal sealed class SheetAnnotations(ReturnedTable table, RowTexts texts, IReadOnlyList<CellAnnotation> marks, IReadOnlyDictionary<Severity, int> colours, string? drawing)
{
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>How our rules are known when the file comes back; behind it comes the severity.</summary>
    private const string Sign = "LEN(\"YouthCity";

    /// <summary>Behind all rules of the sender's, whose numbers begin at 1.</summary>
    private const int FirstPriority = 100_001;

    private const int CellsOfARule = 200;

    /// <summary>What stands between the rows and the rules (ECMA-376, part 1, 18.3.1.99).</summary>
    private static readonly string[] s_beforeRules =
    [
        "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
        "conditionalFormatting",
    ];

    private static readonly string[] s_behindDrawing =
        ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "AlternateContent", "webPublishItems", "tableParts", "extLst"];

    private bool _hasRules;
    private bool _hasDrawing = drawing is null;

    /// <summary>Whether the sheet is in the form that every office writes unless told otherwise.</summary>
    public static bool CanBeWritten(WorksheetPart part)
    {
        using var xml = Workbook.Xml(part);
        return xml.MoveToContent() == XmlNodeType.Element && xml.NamespaceURI == CellXml.Main;
    }

    public void Write(WorksheetPart part, Language language, CancellationToken cancellation)
    {
        using var written = PooledBuffer.Pieces();
        using (var from = Workbook.Xml(part, cancellation))
        using (var to = XmlWriter.Create(written, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize }))
            Copy(from, to, language);
        written.Position = 0;
        part.FeedData(written);
    }

    private void Copy(XmlReader from, XmlWriter to, Language language)
    {
        from.MoveToContent();
        WriteStart(from, to);
        var isBehindRows = false;
        for (var isEmpty = EnterEmpty(from); !isEmpty && MoveToNext(from, to);)
        {
            if (from.LocalName == "sheetData")
            {
                CopyRows(from, to, language);
                isBehindRows = true;
            }
            else
            {
                CopyPart(from, to, isBehindRows);
            }
        }

        WriteRules(to);
        WriteDrawing(to);
        to.WriteEndElement();
    }

    private void CopyPart(XmlReader from, XmlWriter to, bool isBehindRows)
    {
        if (isBehindRows && !s_beforeRules.Contains(from.LocalName))
            WriteRules(to);
        if (isBehindRows && s_behindDrawing.Contains(from.LocalName))
            WriteDrawing(to);
        _hasDrawing |= from.LocalName == "legacyDrawing";
        if (from.LocalName == "dimension")
            from.Skip();
        else if (from.LocalName == "conditionalFormatting")
            CopyRules((XElement)XNode.ReadFrom(from), to);
        else
            to.WriteNode(from, defattr: false);
    }

    /// <summary>Moves on to the next element inside the current one, copying what is between; false, and behind its end, where there is none.</summary>
    private static bool MoveToNext(XmlReader from, XmlWriter to)
    {
        while (from.NodeType != XmlNodeType.Element)
        {
            if (from.NodeType is XmlNodeType.EndElement or XmlNodeType.None)
            {
                from.Read();
                return false;
            }

            to.WriteNode(from, defattr: false);
        }

        return true;
    }

    /// <summary>Copies the start of an element but for some attributes; the reader is then on what is inside, or on an end.</summary>
    private static void WriteStart(XmlReader from, XmlWriter to, params string[] without)
    {
        to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
        while (from.MoveToNextAttribute())
        {
            if (!without.Contains(from.Name))
                to.WriteAttributeString(from.Prefix, from.LocalName, from.NamespaceURI, from.Value);
        }

        from.MoveToElement();
    }

    private void CopyRows(XmlReader from, XmlWriter to, Language language)
    {
        WriteStart(from, to);
        var row = 0L;
        for (var isEmpty = EnterEmpty(from); !isEmpty && MoveToNext(from, to);)
        {
            row = long.TryParse(from.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
            while (texts.Next < row)
                WriteRow(to, texts.Next.Value, texts.Take(texts.Next.Value));
            CopyRow(from, to, row, row < table.HeaderRow ? "" : row == table.HeaderRow ? FindingsColumn.Field.In(language) : texts.Take(row));
        }

        while (texts.Next is { } left)
            WriteRow(to, left, texts.Take(left));
        to.WriteEndElement();
    }

    /// <summary>Moves inside an element; true, and behind it, where nothing is.</summary>
    private static bool EnterEmpty(XmlReader from)
    {
        var isEmpty = from.IsEmptyElement;
        from.Read();
        return isEmpty;
    }

    private void CopyRow(XmlReader from, XmlWriter to, long row, string text)
    {
        WriteStart(from, to, "r", "spans");
        to.WriteAttributeString("r", Text(row));
        var (column, isWritten) = (-1, text.Length == 0);
        for (var isEmpty = EnterEmpty(from); !isEmpty && MoveToNext(from, to);)
        {
            var isCell = from.LocalName == "c";
            if (isCell)
                column = SheetXml.ColumnOf(from.GetAttribute("r")) ?? column + 1;
            if (!isWritten && (!isCell || column >= table.Found))
                isWritten = WriteCell(to, row, text);
            if (isCell && column == table.Found)
                from.Skip();
            else if (isCell)
                CopyCell(from, to, row, column);
            else
                to.WriteNode(from, defattr: false);
        }

        if (!isWritten)
            WriteCell(to, row, text);
        to.WriteEndElement();
    }

    private static void CopyCell(XmlReader from, XmlWriter to, long row, int column)
    {
        if (from.GetAttribute("r") is not null)
        {
            to.WriteNode(from, defattr: false);
            return;
        }

        WriteStart(from, to);
        to.WriteAttributeString("r", $"{ColumnLetters.Of(column)}{Text(row)}");
        for (var isEmpty = EnterEmpty(from); !isEmpty && MoveToNext(from, to);)
            to.WriteNode(from, defattr: false);
        to.WriteEndElement();
    }

    private void WriteRow(XmlWriter to, long row, string text)
    {
        to.WriteStartElement("row", CellXml.Main);
        to.WriteAttributeString("r", Text(row));
        WriteCell(to, row, text);
        to.WriteEndElement();
    }

    private bool WriteCell(XmlWriter to, long row, string text)
    {
        CellXml.WriteText(to, $"{ColumnLetters.Of(table.Found)}{Text(row)}", text);
        return true;
    }

    /// <summary>Copies the sender's own rules, without ours of an earlier return.</summary>
    private static void CopyRules(XElement rules, XmlWriter to)
    {
        XNamespace main = CellXml.Main;
        rules.Elements(main + "cfRule").Where(rule => rule.Value.Contains(Sign, StringComparison.Ordinal)).Remove();
        if (rules.Elements(main + "cfRule").Any())
            rules.WriteTo(to);
    }

    /// <summary>A rule that always holds, for the cells of each severity.</summary>
    private void WriteRules(XmlWriter to)
    {
        if (_hasRules)
            return;
        _hasRules = true;
        var priority = FirstPriority;
        foreach (var (severity, cells) in marks.GroupBy(mark => mark.Severity).SelectMany(group => group.Chunk(CellsOfARule).Select(chunk => (group.Key, chunk))))
        {
            to.WriteStartElement("conditionalFormatting", CellXml.Main);
            to.WriteAttributeString("sqref", string.Join(' ', cells.Select(mark => mark.Cell)));
            to.WriteStartElement("cfRule", CellXml.Main);
            to.WriteAttributeString("type", "expression");
            to.WriteAttributeString("dxfId", Text(colours[severity]));
            to.WriteAttributeString("priority", Text(priority++));
            to.WriteElementString("formula", CellXml.Main, $"{Sign} {severity.Code()}\")>0");
            to.WriteEndElement();
            to.WriteEndElement();
        }
    }

    private void WriteDrawing(XmlWriter to)
    {
        if (_hasDrawing)
            return;
        _hasDrawing = true;
        to.WriteStartElement("legacyDrawing", CellXml.Main);
        to.WriteAttributeString("r", "id", Relations, drawing);
        to.WriteEndElement();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
