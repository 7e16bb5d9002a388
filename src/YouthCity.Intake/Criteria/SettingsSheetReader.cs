using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Names;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Criteria;

/// <summary>Reads the sheet of settings and writes the <c>contest.json</c> that says the same.</summary>
internal sealed class SettingsSheetReader
{
    private const string DayFirst = "d.M.yyyy", YearFirst = "yyyy-MM-dd";

    private static readonly string[] s_always = ["name", "prizes", "scoring", "scoring.aggregation"];

    private readonly RulePart _part;
    private readonly Language _language;
    private readonly int _name;
    private readonly int _value;
    private readonly JsonObject _json = [];
    private readonly SortedDictionary<int, JsonNode?> _places = [];
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    private SettingsSheetReader(RulePart part, Header header)
    {
        (_part, _name, _value) = (part, header.Find(SettingFields.Setting), header.Find(SettingFields.Value));
        _language = header.LanguageOf(SettingFields.All) is { } code && LanguageCodes.TryParse(code) is { } own ? own : Language.En;
        part.ValueColumn = _value;
        foreach (var path in s_always)
            Put(path, new JsonObject());
    }

    /// <summary>Null, with a finding, if the sheet is no list of settings.</summary>
    public static TextFile? Read(RulePart part, SentFile file)
    {
        using var table = TableReader.Open(file, SettingFields.All, part.Findings, out _);
        if (table is null || !table.AcceptsOnly(SettingFields.All))
            return null;
        var reader = new SettingsSheetReader(part, table.Header);
        table.ReadRows(_ => false, reader.ReadRow);
        return new(part.Name, reader.Finish()) { Lines = reader._rows };
    }

    private byte[] Finish()
    {
        if (_places.Count > 0)
            Put(RuleSettings.Places.Path, new JsonArray([.. Enumerable.Range(1, _places.Keys.Last()).Select(place => _places.GetValueOrDefault(place))]));
        return Encoding.UTF8.GetBytes(_json.ToJsonString());
    }

    private void ReadRow(TableRows rows)
    {
        var name = CellText.Fold(rows.Text(_name));
        if (name.Length == 0)
        {
            if (!rows.Utf8(_value).IsEmpty)
                _part.Findings.Add(FindingCodes.MissingCell, rows.Row, _name, SettingFields.Setting.Name);
            return;
        }

        if ((SettingRows.Find(name) ?? CityNames.Readings(name).Select(reading => SettingRows.Find(reading.Reading)).FirstOrDefault(found => found is not null)) is not var (setting, path))
            _part.Findings.Add(FindingCodes.UnknownKey, rows.Row, _name, SettingFields.Setting.Name, () => name, () => [name, Meant(name)]);
        else if (!_rows.TryAdd(path, (int)rows.Row))
            _part.Findings.Add(FindingCodes.DuplicateKey, rows.Row, _name, path, name, [new NamedSetting(path, IsOnSheet: true)]);
        else
            ReadValue(rows, setting, path);
    }

    /// <summary>What a row that nothing is called like may have meant, in any language; or all there is, in that of the header.</summary>
    private string Meant(string name)
    {
        string[] all = _part.Findings.MaySuggest() ? [.. Enum.GetValues<Language>().SelectMany(SettingRows.Labels)] : [];
        return Suggestions.Nearest(name, all) is var near && near.Length > 0 && near != string.Join(", ", all) ? near : string.Join(", ", SettingRows.Labels(_language));
    }

    private void ReadValue(TableRows rows, RuleSetting setting, string path)
    {
        for (var at = path.LastIndexOf('.'); at > 0; at = path.LastIndexOf('.', at - 1))
            _rows.TryAdd(path[..at], (int)rows.Row);
        if (rows.Utf8(_value).IsEmpty)
            return;
        if (rows.Number(_value).Kind == NumberKind.FormulaError)
        {
            _part.Findings.AddCell(FindingCodes.FormulaError, rows, _value, path);
            _part.Refused.Add(path);
            return;
        }

        var value = setting.Kind switch
        {
            SettingKind.Number or SettingKind.Whole or SettingKind.Money or SettingKind.MoneyList => Number(rows, setting, path),
            SettingKind.Date => Day(rows.Text(_value)),
            SettingKind.Id => IdCell.Read(rows, _value, path, _part.Findings),
            SettingKind.Ties => Ties(Text(rows)),
            SettingKind.Choice => Word(Text(rows)),
            SettingKind.YesNo => YesOrNo(Text(rows)),
            _ => Text(rows),
        };
        if (value is null)
            _part.Refused.Add(path);
        else if (setting.Kind == SettingKind.MoneyList)
            _places[int.Parse(path[(path.LastIndexOf('.') + 1)..], CultureInfo.InvariantCulture)] = value;
        else
            Put(path, value);
    }

    private string Text(TableRows rows) => CellText.Read(rows.Cell(_value)) ?? "";

    /// <summary>A number; what is none as it stands, for the rules to refuse; null, with a finding, where it could be two.</summary>
    private JsonNode? Number(TableRows rows, RuleSetting setting, string path)
    {
        var reading = rows.Number(_value);
        if (reading.Kind == NumberKind.Ambiguous)
        {
            _part.Findings.AddCell(FindingCodes.AmbiguousNumber, rows, _value, path);
            return null;
        }

        if (reading.Kind != NumberKind.Number)
            return Text(rows);

        // Half of the whole is 0.5, and 50 % where the cell is formatted so. Of anything but a share a per cent sign says nothing.
        if (reading.IsPercent)
            return setting is { Kind: SettingKind.Number, Maximum: <= 1 } && Math.Abs(reading.Value) <= 1e6 ? (double)((decimal)reading.Value / 100) : Text(rows);
        return setting.Kind is SettingKind.Money or SettingKind.MoneyList && Math.Abs(reading.Value) <= (double)Money.MostSom ? (decimal)reading.Value : reading.Value;
    }

    /// <summary>A day as the rules write it; one with points has its day first. Anything else as it stands, for the rules to refuse.</summary>
    private static string Day(string text) =>
        DateOnly.TryParseExact(text, [DayFirst, YearFirst], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(YearFirst, CultureInfo.InvariantCulture) : text;

    private static JsonNode Ties(string text) => text.Split(',', ';', '\n') is [var one] && !one.Contains(TieBreaker.GroupPrefix, StringComparison.Ordinal) && one is not (TieBreaker.CoverageName or TieBreaker.JuryName)
        ? one
        : new JsonArray([.. text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => JsonValue.Create(name))]);

    /// <summary>Yes or no as people write them; anything else as it stands, for the rules to refuse.</summary>
    private static JsonNode YesOrNo(string text) => YesNo.Read(text) is { } yes ? yes : text;

    private static string Word(string text) => CityNames.Readings(text).FirstOrDefault(reading => reading.Kind == CityMatchKind.LookAlike).Reading ?? text;

    private void Put(string path, JsonNode value)
    {
        var (place, keys) = (_json, path.Split('.'));
        foreach (var key in keys[..^1])
        {
            if (place[key] is not JsonObject inside)
                place[key] = inside = [];
            place = inside;
        }

        place[keys[^1]] = value;
    }
}
