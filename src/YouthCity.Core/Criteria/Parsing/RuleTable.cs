using System.Globalization;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>A table of rules, read cell by cell; what is wrong goes into the list of problems with its line.</summary>
internal sealed class RuleTable
{
    private readonly TextTable _table;
    private readonly List<RuleProblem> _problems;
    private readonly Dictionary<string, int> _columns;
    private TextRow _row = new(1, []);

    public RuleTable(TextTable table, List<RuleProblem> problems)
    {
        (_table, _problems) = (table, problems);
        _columns = Enumerable.Range(0, table.Columns.Count).ToDictionary(column => table.Columns[column], StringComparer.Ordinal);
        if (table.Rows.Count == 0)
            AddProblem("no-rows", field: null, found: null);
    }

    /// <summary>The rows one after another; <see cref="Cell"/> and the rest speak of the current one.</summary>
    public IEnumerable<int> Rows()
    {
        foreach (var row in _table.Rows)
        {
            _row = row;
            yield return row.Line;
        }
    }

    /// <summary>A cell; empty where its column or its row's end is missing, or where it was refused.</summary>
    public string Cell(string column) => Find(column)?.Trim() ?? "";

    public string Required(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0 && !IsRefused(column))
            AddProblem(column.StartsWith("name", StringComparison.Ordinal) ? "missing-name" : "missing-cell", column, found: null);
        return cell;
    }

    /// <summary>A well-formed id that no earlier row had, in any case.</summary>
    public string Id(Dictionary<string, int> seen)
    {
        var id = Required("id");
        if (id.Length == 0)
            return id;
        if (!Identifier.IsValid(id))
            AddProblem("bad-id", "id", id);
        else if (!seen.TryAdd(id, _row.Line))
            AddProblem("duplicate-id", "id", id, seen[id].ToString(CultureInfo.InvariantCulture));
        return id;
    }

    public double? Number(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
            return null;
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number + 0.0; // No document has a 0 below 0.
        AddProblem("type-error", column, cell);
        return null;
    }

    /// <summary>A weight above 0; 1 stands in for one that was refused.</summary>
    public double Weight()
    {
        if (Required("weight").Length == 0 || Number("weight") is not { } weight)
            return 1;
        if (weight is >= ContestParser.LightestWeight and <= ContestParser.HeaviestWeight)
            return weight;
        AddProblem(weight > 0 ? "weight-out-of-range" : "weight-not-above-zero", "weight", Cell("weight"));
        return 1;
    }

    /// <summary>One of the named values; the first stands in for one that was refused.</summary>
    public T Choice<T>(string column, IReadOnlyList<(string Name, T Value)> choices)
    {
        var cell = Required(column);
        foreach (var (name, value) in choices)
        {
            if (name == cell)
                return value;
        }

        if (cell.Length > 0)
            AddProblem("unknown-value", column, cell, string.Join(", ", choices.Select(choice => choice.Name)));
        return choices[0].Value;
    }

    public LocalName Name() => new(Required("name_ky"), Required("name_ru"), Required("name_en"));

    /// <param name="field">The column; null where the problem is one of the row.</param>
    public void AddProblem(string code, string? field, string? found, params string[] arguments) =>
        _problems.Add(new RuleProblem(_table.File, _row.Line, code, field, found, arguments));

    /// <summary>Whether a cell of the current row was refused before.</summary>
    public bool IsRefused(string column) => _columns.TryGetValue(column, out var position) && position < _row.Cells.Count && _row.Cells[position] is null;

    private string? Find(string column) => _columns.TryGetValue(column, out var position) && position < _row.Cells.Count ? _row.Cells[position] : null;
}
