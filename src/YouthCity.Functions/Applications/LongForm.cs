using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>The long form: a row for each city and indicator.</summary>
internal sealed class LongForm(Contest contest, Header header, ApplicationUpload upload, FindingList findings)
{
    private readonly int _indicator = header.Find(ApplicationFields.Indicator);
    private readonly int _baseline = header.Find(ApplicationFields.Baseline);
    private readonly int _value = header.Find(ApplicationFields.Value);
    private readonly int _respondents = header.Find(ApplicationFields.Respondents);
    private readonly int _source = header.Find(ApplicationFields.Source);
    private readonly int _note = header.Find(ApplicationFields.Note);
    private readonly IndicatorColumn _indicators = new(contest, header.Find(ApplicationFields.Indicator), findings);
    private ColumnNumbers _baselines = null!;
    private ColumnNumbers _values = null!;
    private WholeNumbers _counts = null!;

    public void Read(CsvRows rows, TextEncoding encoding)
    {
        header.Require(ApplicationFields.All, findings);
        header.RefuseUnknown(
            name => ApplicationFields.All.Any(field => field.IsCalled(name)), "unknown-label", [.. ApplicationFields.All.Select(field => field.Name)], findings);
        header.RefuseRepeats(name => ApplicationFields.All.FirstOrDefault(field => field.IsCalled(name))?.Name, findings);
        if (findings.HasErrors)
            return;
        var cities = new CityColumn(contest, header.Find(ApplicationFields.City), encoding, findings);
        (_baselines, _values) = (new(_baseline, "baseline", findings), new(_value, "value", findings));
        _counts = new(_respondents, "respondents", findings);
        while (rows.Read())
        {
            if (rows.IsBlank())
                findings.Add(Severity.Notice, "blank-row", rows.Row);
            else
                ReadRow(rows, cities);
        }

        _baselines.Settle((place, row, text, number) => Accept(place, isBaseline: true, row, () => text, number));
        _values.Settle((place, row, text, number) => Accept(place, isBaseline: false, row, () => text, number));
    }

    private void ReadRow(CsvRows rows, CityColumn cities)
    {
        header.CheckCells(rows, findings);
        var (city, indicator) = (cities.Read(rows), _indicators.Read(rows));
        var place = city is null || indicator is null ? -1 : upload.Place(indicator.Value, city.Value);
        if (place >= 0 && upload.FirstRow(place) is var first && first > 0)
        {
            findings.Add(Severity.Error, "unique-error", rows.Row, _indicator, "indicator", rows.Cell(_indicator).ToString(),
                [contest.Cities[city!.Value].ToString(), contest.Indicators[indicator!.Value].Id, first.ToString(CultureInfo.InvariantCulture)]);
            place = -1;
        }

        if (place >= 0)
            upload.Name(place, rows.Row);
        ReadNumber(rows, _values, _value, place, isBaseline: false);
        if (_baseline >= 0)
            ReadNumber(rows, _baselines, _baseline, place, isBaseline: true);
        ReadRemark(rows, place);
    }

    private void ReadNumber(CsvRows rows, ColumnNumbers numbers, int column, int place, bool isBaseline)
    {
        var isThere = numbers.Read(rows, rows.Cell(column), place, out var number);
        if (number is { } read)
            Accept(place, isBaseline, rows.Row, () => rows.Cell(column).ToString(), read);
        else if (!isThere)
            Absences.ReportBlank(contest, upload, place, isBaseline, rows.Row, column, isBaseline ? "baseline" : "value", findings);
    }

    private void ReadRemark(CsvRows rows, int place)
    {
        var respondents = _respondents < 0 ? null : _counts.Read(rows, rows.Cell(_respondents));
        var source = _source < 0 ? null : CellText.Read(rows.Cell(_source));
        var note = _note < 0 ? null : CellText.Read(rows.Cell(_note));
        if (place >= 0)
            upload.Remark(place, respondents, source, note);
    }

    /// <summary>A number of a row whose city or indicator is not known is read for its own faults and goes nowhere.</summary>
    private void Accept(int place, bool isBaseline, long row, Func<string> found, double number)
    {
        if (place >= 0)
            ApplicationReader.Accept(upload, contest, findings, (place, isBaseline), row, isBaseline ? _baseline : _value, isBaseline ? "baseline" : "value", found, number);
    }
}
