using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Withdrawals;

/// <summary>
/// Reads what of applications is taken back. A row names a city and an indicator: the numbers that it gives have to be those that the contest holds, and are what goes; a row
/// that gives none takes back the whole entry. Where there is no column of indicators, each row takes back the whole application of its city. So the very file that brought
/// a mistake takes it back; how many answered, sources and notes in it are not looked at.
/// </summary>
public sealed class ApplicationWithdrawalReader
{
    private static readonly Field[] s_fields =
        [.. ApplicationFields.All.Select(field => field == ApplicationFields.City ? field : field with { Required = false })];

    private static readonly Field[] s_whenNumbers = [ApplicationFields.City, ApplicationFields.Indicator];

    private readonly Contest _contest;
    private readonly ContestContent _held;
    private readonly FindingList _findings;
    private readonly CityColumn _cities;
    private readonly IndicatorColumn _indicators;
    private readonly int _city;
    private readonly int _indicator;
    private readonly int _value;
    private readonly int _baseline;
    private readonly HashSet<string> _applications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, EntryPart>> _entries = new(StringComparer.Ordinal);

    private ApplicationWithdrawalReader(Contest contest, ContestContent held, Header header, FindingList findings)
    {
        (_contest, _held, _findings) = (contest, held, findings);
        (_city, _indicator) = (header.Find(ApplicationFields.City), header.Find(ApplicationFields.Indicator));
        (_value, _baseline) = (header.Find(ApplicationFields.Value), header.Find(ApplicationFields.Baseline));
        (_cities, _indicators) = (new(contest, _city, findings), new(contest, _indicator, findings));
    }

    public static ReadWithdrawal Read(Contest contest, ContestContent held, SentFile file)
    {
        var findings = new FindingList();
        return ReadWithdrawal.Of(file, s_fields, findings, table => new ApplicationWithdrawalReader(contest, held, table.Header, findings).Read(table));
    }

    private Withdrawal Read(TableReader table)
    {
        if (_value >= 0 || _baseline >= 0)
            HeaderChecks.Require(table.Header, s_whenNumbers, _findings);
        if (table.AcceptsOnly(s_fields))
            table.ReadRows(IsRow, _indicator < 0 ? ReadCity : ReadEntry);
        return new()
        {
            Applications = _applications,
            Entries = _entries.ToDictionary(city => city.Key, IReadOnlyDictionary<string, EntryPart> (city) => city.Value, StringComparer.Ordinal),
        };
    }

    private void ReadCity(TableRows rows)
    {
        if (_cities.Read(rows) is not { } at)
            return;
        var city = _contest.Cities[at];
        if (_held.Application(city.Id).Entries.Count == 0)
            _findings.Add(FindingCodes.NothingHeld, rows.Row, _city, "city", rows.Text(_city), new NamedCities(city));
        else
            _applications.Add(city.Id);
    }

    private void ReadEntry(TableRows rows)
    {
        if ((_cities.Read(rows), _indicators.Read(rows)) is not ({ } at, { } indicator))
            return;
        var (city, id) = (_contest.Cities[at], _contest.Indicators[indicator].Id);
        var entry = _held.Entry(city.Id, id);
        if (entry == ApplicationEntry.Empty)
        {
            _findings.Add(FindingCodes.NothingHeld, rows.Row, _indicator, "indicator", rows.Text(_indicator), new NamedCities(city));
            return;
        }

        var (value, baseline) = (IsNamed(rows, city, id, _value, "value", entry.Value), IsNamed(rows, city, id, _baseline, "baseline", entry.Baseline));
        var part = value == baseline ? EntryPart.Whole : value ? EntryPart.Value : EntryPart.Baseline;
        if (!_entries.TryGetValue(city.Id, out var entries))
            _entries[city.Id] = entries = new(StringComparer.Ordinal);
        entries[id] = entries.TryGetValue(id, out var before) && before != part ? EntryPart.Whole : part;
    }

    /// <summary>Whether the row gives a number; with a finding where that is not the one that the contest holds.</summary>
    private bool IsNamed(TableRows rows, City city, string indicator, int column, string field, double? held)
    {
        if (column < 0 || rows.Utf8(column).IsEmpty)
            return false;
        var reading = rows.Number(column);
        if (held is null)
            _findings.Add(FindingCodes.NothingHeld, rows.Row, column, field, rows.Text(column), new NamedCities(city));
        else if (!(reading.Kind is NumberKind.Number or NumberKind.Ambiguous && reading.Value == held) && !(reading.Kind == NumberKind.Ambiguous && reading.IfThousands == held))
            _findings.Add(FindingCodes.DiffersFromHeld, rows.Row, column, field, rows.Text(column), new NamedCities(city), indicator, held.Value.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private bool IsRow(string[] cells) =>
        cells.Length > Math.Max(_city, _indicator)
        && _contest.Names.Find(cells[_city].Trim(), guess: false).City is not null && (_indicator < 0 || _indicators.Find(cells[_indicator].Trim()) is not null);
}
