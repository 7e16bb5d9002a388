using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Names;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Criteria;

/// <summary>Reads a table of rules, whatever its form: numbers get a decimal point, ids and words the letters that they can only have. What they mean is not asked here.</summary>
internal sealed class RuleTableReader : IDisposable
{
    /// <summary>There are fewer cities in the world.</summary>
    private const int MostRows = 100_000;

    private readonly RulePart _part;
    private readonly Field[] _fields;
    private readonly int[] _columns;
    private readonly Dictionary<int, ColumnNumbers> _numbers = [];
    private readonly List<TextRow> _rows = [];
    private bool _isFull;

    private RuleTableReader(RulePart part, Header header)
    {
        _part = part;
        _fields = [.. part.Fields.Where(field => header.Find(field) >= 0)];
        _columns = [.. _fields.Select(header.Find)];
        for (var i = 0; i < _fields.Length; i++)
        {
            part.Columns[_fields[i].Name] = _columns[i];
            if (RuleFields.CellOf(_fields[i]) is RuleCell.Number or RuleCell.Weight)
                _numbers[i] = new ColumnNumbers(_columns[i], _fields[i].Name, part.Findings);
        }
    }

    /// <summary>Null, with a finding, if the file is no table of this kind.</summary>
    public static TextTable? Read(RulePart part, SentFile file)
    {
        using var table = TableReader.Open(file, part.Fields, part.Findings, out _);
        if (table is null || !table.AcceptsOnly(part.Fields))
            return null;
        using var reader = new RuleTableReader(part, table.Header);
        table.ReadRows(reader.IsRow, reader.ReadRow);
        reader.Settle();
        return reader._isFull || reader._rows.Count == 0 ? null : new(part.Name, [.. reader._fields.Select(field => field.Name)], reader._rows);
    }

    public void Dispose()
    {
        foreach (var numbers in _numbers.Values)
            numbers.Dispose();
    }

    /// <summary>Whether cells can be a row: they have an id where the header has it, and as many cells as it takes to be told from a text with commas.</summary>
    private bool IsRow(string[] cells) => cells.Length >= _columns.Length && Identifier.IsValid(cells[_columns[0]].Trim());

    private void ReadRow(TableRows rows)
    {
        if (_rows.Count == MostRows)
        {
            if (!_isFull)
                _part.Findings.Add(FindingCodes.TooManyRows, rows.Row, arguments: [MostRows.ToString(CultureInfo.InvariantCulture)]);
            _isFull = true;
            return;
        }

        var cells = new string?[_fields.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = ReadCell(rows, i);
        _rows.Add(new((int)rows.Row, cells));
    }

    private string? ReadCell(TableRows rows, int i)
    {
        var (field, column) = (_fields[i], _columns[i]);
        if (rows.Utf8(column) is [(byte)'=' or (byte)'#', ..] && rows.Number(column).Kind == NumberKind.FormulaError)
        {
            _part.Findings.AddCell(FindingCodes.FormulaError, rows, column, field.Name);
            return null;
        }

        return RuleFields.CellOf(field) switch
        {
            RuleCell.Id => IdCell.Read(rows, column, field.Name, _part.Findings),
            RuleCell.Choice => Word(_part.Findings.ReadText(rows, column, field.Name) ?? ""),
            RuleCell.Text => _part.Findings.ReadText(rows, column, field.Name) ?? "",
            var kind => ReadNumber(rows, i, kind),
        };
    }

    private string? ReadNumber(TableRows rows, int i, RuleCell kind)
    {
        var reading = _numbers[i].Read(rows, _rows.Count);
        if (reading.Kind == NumberKind.Blank)
            return "";
        if (reading.Kind != NumberKind.Number)
            return null;
        if (!reading.IsPercent || kind == RuleCell.Number)
            return Plain(reading.Value);
        _part.Findings.AddCell(FindingCodes.TypeError, rows, _columns[i], _fields[i].Name);
        return null;
    }

    /// <summary>Decides the numbers that could be two by the rest of their column.</summary>
    private void Settle()
    {
        foreach (var (i, numbers) in _numbers)
            numbers.Settle((place, _, _, reading) => ((string?[])_rows[place].Cells)[i] = Plain(reading.Value));
    }

    /// <summary>A word in one alphabet, and every minus as the rules write it.</summary>
    private static string Word(string text) =>
        text is "\u2212" or "\u2013" or "\u2014" ? "-" : CityNames.Readings(text).FirstOrDefault(reading => reading.Kind == CityMatchKind.LookAlike).Reading ?? text;

    private static string Plain(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
