using YouthCity.Core.Criteria;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>The column that names indicators: by id, by name, or by the id with the name behind it as templates print it, of whatever version.</summary>
internal sealed class IndicatorColumn
{
    private readonly Contest _contest;
    private readonly int _column;
    private readonly FindingList _findings;
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ByteLookupCache _spellings = new();
    private readonly NumericIds _numbered;
    private readonly Lazy<string[]> _ids;
    private readonly Lazy<string> _allIds;
    private readonly Dictionary<string, string> _nearest = new(StringComparer.Ordinal);

    public IndicatorColumn(Contest contest, int column, FindingList findings)
    {
        (_contest, _column, _findings, _numbered) = (contest, column, findings, NumericIds.OfIndicators(contest, findings));
        _ids = new(() => [.. contest.Indicators.Select(indicator => indicator.Id)]);
        _allIds = new(() => string.Join(", ", _ids.Value));
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
    }

    /// <summary>The position of the indicator that a text names.</summary>
    public int? Find(string text) =>
        _names.TryGetValue(text, out var indicator) || (TemplateLabel.WithoutBounds(text) is { } label && _names.TryGetValue(label, out indicator)) ? indicator : null;

    /// <summary>The position of the indicator the row names; null, with a finding, if it names none.</summary>
    public int? Read(TableRows rows)
    {
        if (_numbered.TryRead(rows, _column, out var numbered))
            return numbered;
        var cell = rows.Utf8(_column);
        if (_spellings.Find(cell) is { } known)
            return known;
        if (cell.IsEmpty)
            _findings.Add(FindingCodes.MissingCell, rows.Row, _column, "indicator");
        else if (Find(rows.Text(_column)) is { } indicator)
            return Remember(cell, indicator);
        else if (_numbered.TryReadComma(rows, _column, out var withComma))
            return withComma;
        else if (NumberText.Read(cell).Kind == NumberKind.Date)
            _findings.AddCell(FindingCodes.DateForIndicator, rows, _column, "indicator");
        else if (_findings.Count(FindingCodes.UnknownIndicator, rows.Row, _column))
            _findings.Keep(FindingCodes.UnknownIndicator, rows.Row, _column, "indicator", rows.Text(_column),
                [Nearest(rows.Text(_column))]);
        return null;
    }

    /// <summary>Where an id is written with a name that is not its own, that id; or the ids that look like what is written.</summary>
    private string Nearest(string written)
    {
        if (written.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end && _contest.FindIndicator(written[..end]) is { } indicator)
            return _contest.Indicators[indicator].Id;
        if (!_nearest.TryGetValue(written, out var near))
            _nearest[written] = near = _findings.MaySuggest() ? Suggestions.Nearest(written, _ids.Value) : _allIds.Value;
        return near;
    }

    private int Remember(ReadOnlySpan<byte> cell, int indicator)
    {
        _spellings.Remember(cell, indicator, forAll: true);
        return indicator;
    }
}
