using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>The wide form: a row for each city; for each indicator a column of values and one of baselines (<c>1.1</c>, <c>1.1 baseline</c>).</summary>
internal sealed class WideForm
{
    private readonly Contest _contest;
    private readonly Header _header;
    private readonly ApplicationUpload _upload;
    private readonly FindingList _findings;
    private readonly List<NumberColumn> _columns = [];
    private readonly int _city;
    private readonly Dictionary<int, long> _firstRows = [];

    public WideForm(Contest contest, Header header, ApplicationUpload upload, FindingList findings)
    {
        (_contest, _header, _upload, _findings) = (contest, header, upload, findings);
        _city = header.Find(ApplicationFields.City);
        for (var column = 0; column < header.Names.Count; column++)
        {
            if (Parse(contest, header.Names[column]) is { } cell)
                _columns.Add(new(column, cell.Indicator, cell.IsBaseline, new(column, header.Names[column], findings)));
        }
    }

    /// <summary>Whether any column is an indicator's.</summary>
    public static bool Fits(Contest contest, Header header) => header.Names.Any(name => Parse(contest, name) is not null);

    public void Read(CsvRows rows, TextEncoding encoding)
    {
        _header.Require([ApplicationFields.City], _findings);
        _header.RefuseUnknown(
            name => ApplicationFields.City.IsCalled(name) || Parse(_contest, name) is not null,
            "unknown-indicator", [.. _contest.Indicators.Select(indicator => indicator.Id)], _findings);
        _header.RefuseRepeats(
            name => ApplicationFields.City.IsCalled(name) ? ApplicationFields.City.Name : Parse(_contest, name)?.ToString(), _findings);
        if (_findings.HasErrors)
            return;
        var cities = new CityColumn(_contest, _city, encoding, _findings);
        while (rows.Read())
        {
            if (rows.IsBlank())
                _findings.Add(Severity.Notice, "blank-row", rows.Row);
            else
                ReadRow(rows, cities);
        }

        foreach (var column in _columns)
            column.Numbers.Settle((place, row, text, number) => Accept(column, place, row, () => text, number));
    }

    private static (int Indicator, bool IsBaseline)? Parse(Contest contest, string name)
    {
        if (contest.FindIndicator(name) is { } indicator)
            return (indicator, false);
        var space = name.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && ApplicationFields.Baseline.IsCalled(name[(space + 1)..]) && contest.FindIndicator(name[..space]) is { } known
            ? (known, true)
            : null;
    }

    private void ReadRow(CsvRows rows, CityColumn cities)
    {
        _header.CheckCells(rows, _findings);
        var city = cities.Read(rows);
        if (city is { } named && !_firstRows.TryAdd(named, rows.Row))
        {
            _findings.Add(Severity.Error, "unique-error", rows.Row, _city, "city", rows.Cell(_city).ToString(),
                [_contest.Cities[named].ToString(), "", _firstRows[named].ToString(CultureInfo.InvariantCulture)]);
            city = null;
        }

        foreach (var column in _columns)
        {
            var place = city is { } at ? _upload.Place(column.Indicator, at) : -1;
            var isThere = column.Numbers.Read(rows, rows.Cell(column.Position), place, out var number);
            if (number is { } read)
                Accept(column, place, rows.Row, () => rows.Cell(column.Position).ToString(), read);
            else if (!isThere)
                Absences.ReportBlank(_contest, _upload, place, column.IsBaseline, rows.Row, column.Position, _header.Names[column.Position], _findings);
            if (place >= 0)
                _upload.Name(place, rows.Row);
        }
    }

    private void Accept(NumberColumn column, int place, long row, Func<string> found, double number)
    {
        if (place >= 0)
            ApplicationReader.Accept(_upload, _contest, _findings, (place, column.IsBaseline), row, column.Position, _header.Names[column.Position], found, number);
    }

    private sealed record NumberColumn(int Position, int Indicator, bool IsBaseline, ColumnNumbers Numbers);
}
