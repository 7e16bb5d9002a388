using YouthCity.Core.Criteria;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>The column that names cities. Rows of one city usually follow each other, so the last answer is kept.</summary>
public sealed class CityColumn(Contest contest, int column, TextEncoding encoding, FindingList findings)
{
    private string _last = "";
    private int? _city;

    /// <summary>The position of the city the row names; nothing, and a finding, where it names none.</summary>
    public int? Read(CsvRows rows)
    {
        var cell = rows.Cell(column);
        if (_city is not null && cell.SequenceEqual(_last))
            return _city;
        (_last, _city) = (cell.ToString(), null);
        if (cell.IsEmpty)
        {
            findings.Add(Severity.Error, "missing-cell", rows.Row, column, "city");
            return null;
        }

        var match = contest.Names.Find(_last);
        _city = match.City;
        if (match.Kind != CityMatchKind.Exact)
            Report(match, rows.Row);
        return _city;
    }

    private void Report(CityMatch match, long row)
    {
        var (severity, code) = match.Kind switch
        {
            CityMatchKind.LookAlike => (Severity.Notice, "look-alike-letters"),
            CityMatchKind.OldFont => (Severity.Notice, "old-font-letters"),
            CityMatchKind.LostLetters => (Severity.Error, "lost-letters"),
            CityMatchKind.Ambiguous => (Severity.Error, "ambiguous-city"),
            _ => (Severity.Error, "unknown-city"),
        };
        var cities = match.City is { } city ? [city] : match.Suggestions;
        findings.Add(severity, code, row, column, "city", _last, [string.Join(", ", cities.Select(c => contest.Cities[c].ToString())), encoding.Name]);
    }
}
