using System.Collections;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Applications;

/// <summary>What an application file says: cells by indicator and city, and beside them what only some cells carry.</summary>
public sealed class ApplicationUpload
{
    private readonly Contest _contest;
    private readonly int[] _firstRows;
    private readonly BitArray _isNamed;
    private readonly List<int> _named = [];
    private readonly BitArray _blankValues;
    private readonly BitArray _blankBaselines;
    private readonly Dictionary<int, (int? Respondents, string? Source, string? Note)> _remarks = [];

    /// <param name="keepsRemarks">False where the file is only checked: remarks would fill the memory.</param>
    public ApplicationUpload(Contest contest, bool keepsRemarks = true)
    {
        (_contest, KeepsRemarks) = (contest, keepsRemarks);
        Sheet = ApplicationTable.For(contest);
        _firstRows = new int[Sheet.Indicators * Sheet.Cities];
        _isNamed = new(Sheet.Cities);
        (_blankValues, _blankBaselines) = (new(_firstRows.Length), new(_firstRows.Length));
    }

    public bool KeepsRemarks { get; }

    public ApplicationTable Sheet { get; }

    /// <summary>What a cell is known by.</summary>
    public int CellIndex(int indicator, int city) => (indicator * Sheet.Cities) + city;

    public (int Indicator, int City) At(int place) => (place / Sheet.Cities, place % Sheet.Cities);

    /// <summary>The row that named the cell first; 0 where none did.</summary>
    public int FirstRow(int place) => _firstRows[place];

    public void Name(int place, long row)
    {
        _firstRows[place] = (int)row;
        var city = place % Sheet.Cities;
        if (_isNamed[city])
            return;
        _isNamed[city] = true;
        _named.Add(city);
    }

    /// <summary>Whether a row names the city.</summary>
    public bool IsNamed(int city) => _isNamed[city];

    /// <summary>Positions of the cities that rows name, ascending; a small file of a large contest names few.</summary>
    public IEnumerable<int> NamedCities() => _named.Order();

    /// <summary>Notes that a row left the value or baseline of a cell blank, and said so.</summary>
    public void NoteBlank(int place, bool isBaseline) => (isBaseline ? _blankBaselines : _blankValues)[place] = true;

    public bool IsNotedBlank(int place, bool isBaseline) => (isBaseline ? _blankBaselines : _blankValues)[place];

    public void Remark(int place, int? respondents, string? source, string? note)
    {
        if (respondents is not null || source is not null || note is not null)
            _remarks[place] = (respondents, source, note);
    }

    /// <summary>By city id and indicator id, every entry that holds anything.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> Entries()
    {
        var cities = new Dictionary<string, IReadOnlyDictionary<string, ApplicationEntry>>(StringComparer.Ordinal);
        foreach (var city in NamedCities())
        {
            var entries = Entries(city);
            if (entries.Count > 0)
                cities[_contest.Cities[city].Id] = entries;
        }

        return cities;
    }

    private Dictionary<string, ApplicationEntry> Entries(int city)
    {
        var entries = new Dictionary<string, ApplicationEntry>(StringComparer.Ordinal);
        for (var indicator = 0; indicator < Sheet.Indicators; indicator++)
        {
            var (respondents, source, note) = _remarks.GetValueOrDefault(CellIndex(indicator, city));
            var entry = new ApplicationEntry(Sheet.Baseline(indicator, city), Sheet.Value(indicator, city), respondents, source, note);
            if (entry != ApplicationEntry.Empty)
                entries[_contest.Indicators[indicator].Id] = entry;
        }

        return entries;
    }
}
