using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Tests.Builders;

/// <summary>An XLSX workbook written part by part, so that a test says exactly what stands in it.</summary>
public sealed class AWorkbook
{
    private readonly List<(string Name, bool Hidden, string Xml)> _sheets = [];
    private readonly List<string> _texts = [];

    /// <summary>What stands in the workbook's part behind its sheets.</summary>
    public string Book { get; init; } = "";

    /// <summary>What stands in front of the rows of each sheet.</summary>
    public string Columns { get; init; } = "";

    /// <summary>The format of the cells that <see cref="Formatted"/> writes.</summary>
    public string Format { get; init; } = "0";

    /// <summary>A number as it stands in the part, in a cell of the workbook's own <see cref="Format"/>.</summary>
    public static string Formatted(string number) => Xml("s=\"4\"", $"<v>{number}</v>");

    /// <summary>A number in a cell that is struck out.</summary>
    public static string StruckOut(double number) => Xml("s=\"3\"", $"<v>{Text(number)}</v>");

    /// <summary>Text with a raised piece behind it, as footnotes are marked.</summary>
    public static string Raised(string text, string mark) =>
        Xml("t=\"inlineStr\"", $"<is><r><t>{text}</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>{mark}</t></r></is>");

    /// <summary>A cell shown as 45 % that holds 0.45.</summary>
    public static string Percent(double number) => Xml("s=\"1\"", $"<v>{Text(number)}</v>");

    /// <summary>A cell shown as a date.</summary>
    public static string Date(double days) => Xml("s=\"2\"", $"<v>{Text(days)}</v>");

    public static string Number(double number) => Xml("", $"<v>{Text(number)}</v>");

    public static string Error(string shown) => Xml("t=\"e\"", $"<f>1/0</f><v>{shown}</v>");

    /// <param name="result">What the spreadsheet has worked out; none where it has not.</param>
    public static string Formula(string formula, double? result) =>
        Xml("", $"<f>{formula}</f>{(result is { } number ? $"<v>{Text(number)}</v>" : "")}");

    public static string Flag(bool flag) => Xml("t=\"b\"", $"<v>{(flag ? 1 : 0)}</v>");

    public static string Inline(string text) => Xml("t=\"inlineStr\"", $"<is><t>{SecurityElement.Escape(text)}</t></is>");

    /// <summary>Text in two pieces of different looks, with a hint on how to pronounce it.</summary>
    public static string Rich(string left, string right) =>
        Xml("t=\"inlineStr\"", $"<is><r><t>{left}</t></r><r><rPr><b/></rPr><t>{right}</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is>");

    /// <summary>Adds a sheet. A cell is a number, a text (shared), what the methods above write, or nothing.</summary>
    /// <param name="merged">Areas such as <c>A2:A3</c>.</param>
    public AWorkbook With(string name, IReadOnlyList<IReadOnlyList<object?>> rows, string[]? merged = null, bool hidden = false)
    {
        var xml = new StringBuilder("<sheetData>");
        for (var row = 0; row < rows.Count; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Count; column++)
                xml.Append(At($"{ColumnLetters.Of(column)}{row + 1}", Cell(rows[row][column])));
            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merged is not null)
            xml.Append("<mergeCells>").AppendJoin("", merged.Select(area => $"<mergeCell ref=\"{area}\"/>")).Append("</mergeCells>");
        _sheets.Add((name, hidden, xml.ToString()));
        return this;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                {Each(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>
                """);
            Write(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Write(archive, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                {Each(number => $"<sheet name=\"{_sheets[number - 1].Name}\" sheetId=\"{number}\"{(_sheets[number - 1].Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{number}\"/>")}</sheets>{Book}</workbook>
                """);
            Write(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                {Each(number => $"<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")}
                <Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
                <Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """);
            Write(archive, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-419]d\ mmm"/><numFmt numFmtId="165" formatCode="FORMAT"/></numFmts>
                <fonts count="2"><font/><font><strike/></font></fonts>
                <cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="0" fontId="1"/><xf numFmtId="165"/></cellXfs></styleSheet>
                """.Replace("FORMAT", SecurityElement.Escape(Format), StringComparison.Ordinal));
            Write(archive, "xl/sharedStrings.xml", $"""
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{string.Concat(_texts.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>
                """);
            for (var sheet = 0; sheet < _sheets.Count; sheet++)
                Write(archive, $"xl/worksheets/sheet{sheet + 1}.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{Columns}{_sheets[sheet].Xml}</worksheet>");
        }

        return bytes.ToArray();
    }

    /// <summary>A cell that says itself where it stands is left there.</summary>
    private static string At(string place, string cell) =>
        cell.StartsWith("<c r=", StringComparison.Ordinal) ? cell : cell.Replace("<c ", $"<c r=\"{place}\" ", StringComparison.Ordinal);

    private static string Xml(string attributes, string content) => $"<c {attributes}>{content}</c>";

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Write(ZipArchive archive, string name, string xml)
    {
        using var part = new StreamWriter(archive.CreateEntry(name).Open());
        part.Write($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{xml}");
    }

    private string Cell(object? cell)
    {
        switch (cell)
        {
            case null:
                return "";
            case string xml when xml.StartsWith("<c ", StringComparison.Ordinal):
                return xml;
            case string text:
                _texts.Add(text);
                return Xml("t=\"s\"", $"<v>{_texts.Count - 1}</v>");
            default:
                return Number(Convert.ToDouble(cell, CultureInfo.InvariantCulture));
        }
    }

    private string Each(Func<int, string> write) => string.Concat(Enumerable.Range(1, _sheets.Count).Select(write));
}
