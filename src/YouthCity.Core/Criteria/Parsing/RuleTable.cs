using System.Globalization;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>A table of rules, read cell by cell; what is wrong goes into the list of problems with its line.</summary>
internal sealed class RuleTable
{
    /// <summary>Weights farther apart than these say nothing, and their sums lose digits.</summary>
    private const double LightestWeight = 1e-9, HeaviestWeight = 1e9;

    private readonly TextTable _table;
    private readonly List<RuleProblem> _problems;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private TextRow _row = new(1, []);

    public RuleTable(TextTable table, List<RuleProblem> problems, IReadOnlyList<string> required, IReadOnlyList<string> optional)
    {
        (_table, _problems) = (table, problems);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var name = table.Columns[column].Trim();
            if (!required.Contains(name) && !optional.Contains(name))
                AddProblem("unknown-column", name, string.Join(", ", required.Concat(optional)));
            else if (!_columns.TryAdd(name, column))
                AddProblem("duplicate-column", name);
        }

        foreach (var name in required.Where(name => !_columns.ContainsKey(name)))
            AddProblem("missing-column", name);
        if (table.Rows.Count == 0)
            AddProblem("no-rows");
    }

    /// <summary>The rows one after another; <see cref="Cell"/> and the rest speak of the current one.</summary>
    public IEnumerable<int> Rows()
    {
        foreach (var row in _table.Rows)
        {
            _row = row;
            if (row.Cells.Count > _table.Columns.Count)
                AddProblem("extra-cell", row.Cells[_table.Columns.Count]);
            yield return row.Line;
        }
    }

    public string Cell(string column) =>
        _columns.TryGetValue(column, out var position) && position < _row.Cells.Count ? _row.Cells[position].Trim() : "";

    public string Required(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0 && _columns.ContainsKey(column))
            AddProblem(column.StartsWith("name", StringComparison.Ordinal) ? "missing-name" : "missing-cell", column);
        return cell;
    }

    /// <summary>A well-formed id that no earlier row had, in any case.</summary>
    public string Id(Dictionary<string, int> seen)
    {
        var id = Required("id");
        if (id.Length == 0)
            return id;
        if (!Identifier.IsValid(id))
            AddProblem("bad-id", id);
        else if (!seen.TryAdd(id, _row.Line))
            AddProblem("duplicate-id", id, seen[id].ToString(CultureInfo.InvariantCulture));
        return id;
    }

    public double? Number(string column)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
            return null;
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        AddProblem("not-a-number", column, cell);
        return null;
    }

    /// <summary>A weight above 0; 1 stands in for one that was refused.</summary>
    public double Weight()
    {
        if (Required("weight").Length == 0 || Number("weight") is not { } weight)
            return 1;
        if (weight is >= LightestWeight and <= HeaviestWeight)
            return weight;
        AddProblem(weight > 0 ? "weight-out-of-range" : "weight-not-above-zero", Cell("weight"));
        return 1;
    }

    public LocalName Name() => new(Required("name_ky"), Required("name_ru"), Required("name_en"));

    public void AddProblem(string code, params string[] arguments) =>
        _problems.Add(new RuleProblem(_table.File, _row.Line, code, arguments));
}
