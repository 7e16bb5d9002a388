using YouthCity.Core.Criteria;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>The header of a file: what each of its columns is called.</summary>
public sealed class Header
{
    private readonly string[] _names;

    private Header(long row, string[] names)
    {
        (Row, _names) = (row, names);
    }

    public long Row { get; }

    public IReadOnlyList<string> Names => _names;

    /// <summary>The first row that is not blank; nothing, and a finding, where there is none. A name that comes twice is a finding too.</summary>
    public static Header? Read(CsvRows rows, FindingList findings)
    {
        while (rows.Read())
        {
            if (rows.IsBlank())
                continue;
            var names = new string[rows.Count];
            for (var column = 0; column < names.Length; column++)
                names[column] = string.Join(' ', rows.Cell(column).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            var header = new Header(rows.Row, names);
            header.RefuseRepeats(name => name, findings);
            return header;
        }

        if (!findings.HasErrors)
            findings.Add(Severity.Error, "empty-file");
        return null;
    }

    /// <summary>The column of a field, or -1.</summary>
    public int Find(Field field) => Array.FindIndex(_names, field.IsCalled);

    /// <summary>Adds a finding for every required field that no column holds.</summary>
    public void Require(IEnumerable<Field> fields, FindingList findings)
    {
        foreach (var field in fields.Where(field => field.Required && Find(field) < 0))
            findings.Add(Severity.Error, "missing-label", Row, field: field.Name, arguments: [field.Name, string.Join(" / ", field.Ky[0], field.Ru[0], field.En[0])]);
    }

    /// <summary>Refuses columns that nothing is known of, with the nearest name that is.</summary>
    public void RefuseUnknown(Func<string, bool> isKnown, string code, IReadOnlyList<string> known, FindingList findings)
    {
        for (var column = 0; column < _names.Length; column++)
        {
            if (_names[column].Length > 0 && !isKnown(_names[column]))
                findings.Add(Severity.Error, code, Row, column, _names[column], _names[column], [Nearest(_names[column], known)]);
        }
    }

    /// <summary>Findings of a row whose cells do not fit the header: cells beyond it, under no name, or with whole rows inside.</summary>
    public void CheckCells(CsvRows rows, FindingList findings)
    {
        for (var column = 0; column < rows.Count; column++)
        {
            if ((column >= _names.Length || _names[column].Length == 0) && rows.Cell(column) is { IsEmpty: false } cell)
                findings.Add(Severity.Error, "extra-cell", rows.Row, column, found: cell.ToString());
            else if (rows.HoldsRows(column, _names.Length))
                findings.Add(Severity.Error, "quote-error", rows.Row, column, found: rows.Cell(column).ToString());
        }
    }

    /// <summary>The known names closest to what was written, or all of them.</summary>
    public static string Nearest(string written, IReadOnlyList<string> known)
    {
        var most = Math.Max(1, written.Length / 3);
        var near = known
            .Where(name => Math.Abs(name.Length - written.Length) <= most)
            .Select(name => (name, Distance: EditDistance.Between(name.ToUpperInvariant(), written.ToUpperInvariant())))
            .Where(pair => pair.Distance <= most)
            .OrderBy(pair => pair.Distance).Select(pair => pair.name).Take(3).ToList();
        return string.Join(", ", near.Count > 0 ? near : known);
    }

    /// <summary>Refuses a second column for the same thing: reading one of them would lose the other.</summary>
    /// <param name="meaning">What a name stands for; nothing where it stands for nothing known.</param>
    public void RefuseRepeats(Func<string, string?> meaning, FindingList findings)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < _names.Length; column++)
        {
            if (_names[column].Length > 0 && meaning(_names[column]) is { } what && !first.TryAdd(what.Replace('_', ' '), column)
                && !findings.Has("duplicate-label", column))
                findings.Add(Severity.Error, "duplicate-label", Row, column, _names[column], _names[column], [Columns.Letters(first[what.Replace('_', ' ')])]);
        }
    }
}
