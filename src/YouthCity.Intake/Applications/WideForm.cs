using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>The wide form: a row for each city; for each indicator a column of values and one of baselines (<c>1.1</c>, <c>1.1 baseline</c>).</summary>
internal sealed class WideForm : IDisposable
{
    private readonly Contest _contest;
    private readonly Header _header;
    private readonly ApplicationUpload _upload;
    private readonly FindingList _findings;
    private readonly List<NumberColumn> _columns = [];
    private readonly int _city;
    private readonly CityColumn _cities;
    private readonly Dictionary<int, long> _firstRows = [];

    public WideForm(Contest contest, Header header, ApplicationUpload upload, ApplicationTable? known, FindingList findings)
    {
        (_contest, _header, _upload, _findings) = (contest, header, upload, findings);
        _city = header.Find(ApplicationFields.City);
        _cities = new(contest, _city, findings);
        for (var column = 0; column < header.Names.Count; column++)
        {
            if (Parse(contest, header.Names[column]) is { } cell)
                _columns.Add(new(column, cell.Indicator, cell.IsBaseline, new(contest, upload, known, findings, column, header.Names[column], cell.IsBaseline)));
        }
    }

    public (bool Points, bool Commas) Signs => (_columns.Exists(column => column.Numbers.Signs.Points), _columns.Exists(column => column.Numbers.Signs.Commas));

    /// <summary>Whether any column is an indicator's.</summary>
    public static bool Fits(Contest contest, IReadOnlyList<string> header) => header.Any(name => Parse(contest, name) is not null);

    public (int Column, string Field) ValueOf(int indicator) =>
        _columns.Find(column => column.Indicator == indicator && !column.IsBaseline) is { } column ? (column.Position, _header.Names[column.Position]) : default;

    public void Read(TableReader table)
    {
        var accepted = table.Accepts(
            [ApplicationFields.City], name => ApplicationFields.City.IsCalled(name) ? ApplicationFields.City.Name : Parse(_contest, name)?.ToString(),
            FindingCodes.UnknownIndicator, [.. _contest.Indicators.Select(indicator => indicator.Id)], TemplateStamp.Field);
        if (!accepted)
        {
            // Columns that the rules no longer have may be an older template's, which its first row tells.
            if (_city >= 0 && table.Rows.Read())
                IsExample(table.Rows);
            return;
        }

        table.ReadRows(IsRow, ReadRow, IsExample);
        foreach (var column in _columns)
            column.Numbers.Settle();
    }

    public void Dispose() => _columns.ForEach(column => column.Numbers.Dispose());

    private static (int Indicator, bool IsBaseline)? Parse(Contest contest, string name)
    {
        if (contest.FindIndicator(name) is { } indicator)
            return (indicator, false);
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || contest.FindIndicator(name[..space]) is not { } known)
            return null;
        var field = name[(space + 1)..];
        return ApplicationFields.Baseline.IsCalled(field) ? (known, true) : ApplicationFields.Value.IsCalled(field) ? (known, false) : null;
    }

    private void ReadRow(TableRows rows)
    {
        var city = _cities.Read(rows);
        if (city is { } named && !_firstRows.TryAdd(named, rows.Row))
        {
            _findings.Add(FindingCodes.UniqueError, rows.Row, _city, "city", rows.Text(_city),
                [new NamedCities(_contest.Cities[named]), "", _firstRows[named].ToString(CultureInfo.InvariantCulture)]);
            city = null;
        }

        foreach (var column in _columns)
        {
            var place = city is { } at ? _upload.Place(column.Indicator, at) : -1;
            column.Numbers.Read(rows, place, column.Indicator);
            if (place >= 0)
                _upload.Name(place, rows.Row);
        }
    }

    /// <summary>Whether the row is a template's example; what has changed since it was made is said.</summary>
    private bool IsExample(TableRows rows)
    {
        if (!TemplateStamp.Is(rows.Utf8(_city)))
            return false;
        TemplateStamp.PassOver(_contest, _header, rows, _city, _findings);
        return true;
    }

    /// <summary>A city and at least one number, and nothing that is neither number nor blank.</summary>
    private bool IsRow(string[] cells) =>
        cells.Length > _city && _contest.Names.Find(cells[_city].Trim(), guess: false).City is not null
        && cells.Where((_, column) => column != _city).Select(cell => NumberText.Read(cell).Kind).ToList() is var kinds
        && kinds.Contains(NumberKind.Number) && kinds.TrueForAll(kind => kind is NumberKind.Number or NumberKind.Ambiguous or NumberKind.Blank);

    private sealed record NumberColumn(int Position, int Indicator, bool IsBaseline, NumberColumnReader Numbers);
}
