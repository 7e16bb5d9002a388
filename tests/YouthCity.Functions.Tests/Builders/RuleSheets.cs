using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Criteria;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace YouthCity.Functions.Tests.Builders;

/// <summary>The workbook of rules as it comes back: the cells that we wrote, saved by another program, which shares its texts and keeps none of our parts.</summary>
internal sealed class RuleSheets
{
    private readonly List<(string Name, List<List<object?>> Rows)> _sheets = [];
    private readonly HashSet<string> _hidden = [];

    public RuleSheets(Contest? contest = null, Language language = Language.En)
        : this(RuleWorkbook.Write(contest ?? RuleSet.Reference, language))
    {
    }

    /// <param name="workbook">As we wrote it, or marked it, or another program saved it.</param>
    public RuleSheets(byte[] workbook)
    {
        using var stream = new MemoryStream(workbook);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = document.WorkbookPart!;
        List<string> shared = [.. book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(text => text.InnerText) ?? []];
        foreach (var sheet in book.Workbook!.Descendants<Sheet>())
        {
            var part = (WorksheetPart)book.GetPartById(sheet.Id!);
            _sheets.Add((sheet.Name!, [.. part.Worksheet!.Descendants<Row>().Select(row => Cells([.. row.Elements<Cell>()], shared))]));
        }
    }

    public IReadOnlyList<string> Names => [.. _sheets.Select(sheet => sheet.Name)];

    /// <summary>Changes a cell, such as <c>B2</c>, to what a spreadsheet would hold there.</summary>
    public RuleSheets With(string sheet, string cell, object? content)
    {
        var rows = _sheets.Find(each => each.Name == sheet).Rows;
        var (row, column) = (int.Parse(cell[1..], CultureInfo.InvariantCulture) - 1, cell[0] - 'A');
        while (rows.Count <= row)
            rows.Add([]);
        while (rows[row].Count <= column)
            rows[row].Add(null);
        rows[row][column] = content;
        return this;
    }

    /// <summary>Changes the value of a setting, named by its path.</summary>
    public RuleSheets Setting(string path, object? value) => With(_sheets[0].Name, $"B{RowOf(path)}", value);

    /// <summary>The row of a setting, from 1.</summary>
    public int RowOf(string path)
    {
        var label = YouthCity.Intake.Texts.SettingLabel.Of(path, Language.En);
        return _sheets[0].Rows.FindIndex(row => row[0] as string == label) + 1;
    }

    public RuleSheets Without(string sheet)
    {
        _sheets.RemoveAll(each => each.Name == sheet);
        return this;
    }

    public RuleSheets Renamed(string sheet, string name)
    {
        var at = _sheets.FindIndex(each => each.Name == sheet);
        _sheets[at] = (name, _sheets[at].Rows);
        return this;
    }

    public RuleSheets Hidden(string sheet)
    {
        _hidden.Add(sheet);
        return this;
    }

    /// <summary>Takes a row away, as a spreadsheet does: those below move up.</summary>
    public RuleSheets WithoutRow(string sheet, int row)
    {
        _sheets.Find(each => each.Name == sheet).Rows.RemoveAt(row - 1);
        return this;
    }

    public byte[] Bytes()
    {
        var book = new AWorkbook();
        foreach (var (name, rows) in _sheets)
            book.With(name, rows, hidden: _hidden.Contains(name));
        return book.Bytes();
    }

    /// <summary>What reading it finds, as <c>sheet!cell code</c>.</summary>
    public IReadOnlyList<string> Errors()
    {
        var (upload, findings, form) = RuleSet.Read(Bytes());
        Assert.Equal(findings.HasErrors, upload is null);
        Assert.Equal(RuleUploadReader.Workbook, form?.Format);
        return [.. findings.All.Where(finding => finding.Severity == Intake.Findings.Severity.Error)
            .Select(finding => $"{finding.Sheet}!{Intake.Findings.FindingTexts.In(finding, Language.En).Cell} {finding.Code}")];
    }

    public Contest Contest() => RuleSet.Contest(Bytes());

    private static List<object?> Cells(Cell[] cells, List<string> shared)
    {
        var row = new List<object?>();
        foreach (var cell in cells)
        {
            var column = cell.CellReference!.Value![0] - 'A';
            while (row.Count <= column)
                row.Add(null);
            row[column] = cell.DataType?.Value == CellValues.InlineString ? cell.InnerText
                : cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)]
                : cell.CellValue is { } number ? double.Parse(number.Text, CultureInfo.InvariantCulture)
                : null;
        }

        return row;
    }
}
