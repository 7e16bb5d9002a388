using YouthCity.Core.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>The column that names indicators: by id, by name, or by the id with the name behind it as templates print it.</summary>
internal sealed class IndicatorColumn
{
    private readonly Contest _contest;
    private readonly int _column;
    private readonly FindingList _findings;
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public IndicatorColumn(Contest contest, int column, FindingList findings)
    {
        (_contest, _column, _findings) = (contest, column, findings);
        for (var i = 0; i < contest.Indicators.Count; i++)
        {
            var (id, name) = (contest.Indicators[i].Id, contest.Indicators[i].Name);
            foreach (var spelling in (string[])[id, $"{id} {name.Ky}", $"{id} {name.Ru}", $"{id} {name.En}"])
                _names[spelling] = i;
        }

        // A bare name counts only where no other indicator has it or is called so.
        foreach (var (name, indicator) in contest.Indicators.SelectMany((indicator, i) => ((string[])[indicator.Name.Ky, indicator.Name.Ru, indicator.Name.En]).Distinct().Select(name => (name, i)))
            .GroupBy(pair => pair.name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() == 1).Select(group => group.First()))
            _names.TryAdd(name, indicator);
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The position of the indicator the row names; nothing, and a finding, where it names none.</summary>
    public int? Read(CsvRows rows)
    {
        var cell = rows.Cell(_column);
        if (_lookup.TryGetValue(cell, out var indicator))
            return indicator;
        if (cell.IsEmpty)
            _findings.Add(Severity.Error, "missing-cell", rows.Row, _column, "indicator");
        else
            _findings.Add(Severity.Error, "unknown-indicator", rows.Row, _column, "indicator", cell.ToString(),
                [Header.Nearest(cell.ToString(), [.. _contest.Indicators.Select(known => known.Id)])]);
        return null;
    }
}
