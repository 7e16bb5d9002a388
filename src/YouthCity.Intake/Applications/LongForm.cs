using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>The long form: a row for each city and indicator.</summary>
internal sealed class LongForm(Contest contest, Header header, ApplicationUpload upload, ApplicationTable? held, FindingList findings) : IDisposable
{
    private readonly int _city = header.Find(ApplicationFields.City);
    private readonly int _indicator = header.Find(ApplicationFields.Indicator);
    private readonly CityColumn _cities = new(contest, header.Find(ApplicationFields.City), findings);
    private readonly IndicatorColumn _indicators = new(contest, header.Find(ApplicationFields.Indicator), findings);
    private readonly NumberColumnReader? _baselines = header.Find(ApplicationFields.Baseline) is >= 0 and var column
        ? new(contest, upload, held, findings, column, "baseline", isBaseline: true)
        : null;

    private readonly NumberColumnReader _values = new(contest, upload, held, findings, header.Find(ApplicationFields.Value), "value", isBaseline: false);
    private readonly int _value = header.Find(ApplicationFields.Value);
    private readonly Remarks _remarks = new(header, upload, findings);

    public (bool Points, bool Commas) Signs => (_values.Signs.Points || _baselines?.Signs.Points == true, _values.Signs.Commas || _baselines?.Signs.Commas == true);

    public (int Column, string Field) ValueOf(int indicator) => (_value, "value");

    public void Read(TableReader table)
    {
        if (!table.AcceptsOnly(ApplicationFields.All, TemplateStamp.Field))
            return;
        table.ReadRows(IsRow, ReadRow, IsExample);
        _baselines?.Settle();
        _values.Settle();
    }

    public void Dispose()
    {
        _baselines?.Dispose();
        _values.Dispose();
    }

    private void ReadRow(TableRows rows)
    {
        var (city, indicator) = (_cities.Read(rows), _indicators.Read(rows));
        var place = city is null || indicator is null ? -1 : upload.Place(indicator.Value, city.Value);
        if (place >= 0)
            place = Name(rows, place);
        _values.Read(rows, place, indicator ?? -1);
        _baselines?.Read(rows, place, indicator ?? -1);
        _remarks.Read(rows, place);
    }

    /// <summary>Whether the row is a template's example; what has changed since it was made is said.</summary>
    private bool IsExample(TableRows rows)
    {
        if (!TemplateStamp.Is(rows.Utf8(_city)))
            return false;
        TemplateStamp.PassOver(contest, header, rows, _city, findings);
        return true;
    }

    /// <summary>The place, now taken by this row, or -1 and a finding where another row has it already.</summary>
    private int Name(TableRows rows, int place)
    {
        if (upload.FirstRow(place) is not (> 0 and var first))
        {
            upload.Name(place, rows.Row);
            return place;
        }

        var (indicator, city) = upload.At(place);
        if (findings.Count(FindingCodes.UniqueError, rows.Row, _indicator))
            findings.Keep(FindingCodes.UniqueError, rows.Row, _indicator, "indicator", rows.Text(_indicator),
                [new NamedCities(contest.Cities[city]), contest.Indicators[indicator].Id, first.ToString(CultureInfo.InvariantCulture)]);
        return -1;
    }

    private bool IsRow(string[] cells) =>
        cells.Length > Math.Max(_city, _indicator)
        && contest.Names.Find(cells[_city].Trim(), guess: false).City is not null && _indicators.Find(cells[_indicator].Trim()) is not null;
}
