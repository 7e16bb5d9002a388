using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Applications;

/// <summary>
/// What an application file says: its cells, and beside them what only some carry. Cells are there for the cities that rows name and no others, those of a city side by side:
/// files name a city in rows that follow each other, and one city's file is as small in a contest of ten thousands.
/// </summary>
public sealed class ApplicationUpload
{
    private readonly Contest _contest;
    private readonly int _indicators;

    /// <summary>By city, the number of its cells among those of all, from 1; 0 where no row names it.</summary>
    private readonly int[] _numbers;
    private readonly List<int> _named = [];
    private Cell[] _cells = [];
    private readonly Dictionary<int, (int? Respondents, string? Source, string? Note)> _remarks = [];

    /// <param name="keepsRemarks">False where the file is only checked: remarks would fill the memory.</param>
    public ApplicationUpload(Contest contest, bool keepsRemarks = true)
    {
        (_contest, KeepsRemarks) = (contest, keepsRemarks);
        (_indicators, _numbers) = (contest.Indicators.Count, new int[contest.Cities.Count]);
    }

    public bool KeepsRemarks { get; }

    /// <summary>The place of a cell, which it is known by from then on; the city counts as named.</summary>
    public int Place(int indicator, int city)
    {
        ref var number = ref _numbers[city];
        if (number == 0)
        {
            _named.Add(city);
            number = _named.Count;
            if (_named.Count * _indicators > _cells.Length)
                Array.Resize(ref _cells, Math.Min(_named.Count * 2, _numbers.Length) * _indicators);
        }

        return ((number - 1) * _indicators) + indicator;
    }

    public (int Indicator, int City) At(int place) => (place % _indicators, _named[place / _indicators]);

    /// <summary>The current value that the file gives; null if it gives none.</summary>
    public double? Value(int indicator, int city) => IsNamed(city) ? CellOf(Place(indicator, city)).Number(isBaseline: false) : null;

    /// <summary>The baseline that the file gives; null if it gives none.</summary>
    public double? Baseline(int indicator, int city) => IsNamed(city) ? CellOf(Place(indicator, city)).Number(isBaseline: true) : null;

    public void Put(int place, bool isBaseline, double number) => CellOf(place).Put(isBaseline, number);

    /// <summary>The row that named the cell first; 0 where none did.</summary>
    public int FirstRow(int place) => CellOf(place).FirstRow;

    public void Name(int place, long row) => CellOf(place).FirstRow = (int)row;

    /// <summary>Whether a row names the city.</summary>
    public bool IsNamed(int city) => _numbers[city] > 0;

    /// <summary>Positions of the cities that rows name, ascending; a small file of a large contest names few.</summary>
    public IEnumerable<int> NamedCities() => _named.Order();

    /// <summary>Notes that a row left the value or baseline of a cell blank, and said so.</summary>
    public void NoteBlank(int place, bool isBaseline) => CellOf(place).NoteBlank(isBaseline);

    public bool IsNotedBlank(int place, bool isBaseline) => CellOf(place).IsNotedBlank(isBaseline);

    public void Remark(int place, int? respondents, string? source, string? note)
    {
        if (respondents is not null || source is not null || note is not null)
            _remarks[place] = (respondents, source, note);
    }

    /// <summary>The numbers of the file as a table of all cities.</summary>
    public ApplicationTable Table()
    {
        var table = ApplicationTable.For(_contest);
        for (var place = 0; place < _named.Count * _indicators; place++)
        {
            var (indicator, city) = At(place);
            table.Put(indicator, city, CellOf(place).Number(isBaseline: true), CellOf(place).Number(isBaseline: false));
        }

        return table;
    }

    /// <summary>By city id and indicator id, every entry that holds anything.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> Entries()
    {
        var cities = new Dictionary<string, IReadOnlyDictionary<string, ApplicationEntry>>(StringComparer.Ordinal);
        var last = EntryDictionary.Empty;
        foreach (var city in NamedCities())
        {
            var entries = EntryDictionary.Of(Entries(city), last);
            if (entries.Count > 0)
                cities[_contest.Cities[city].Id] = last = entries;
        }

        return cities;
    }

    private IEnumerable<KeyValuePair<string, ApplicationEntry>> Entries(int city)
    {
        for (var indicator = 0; indicator < _indicators; indicator++)
        {
            var (respondents, source, note) = _remarks.GetValueOrDefault(Place(indicator, city));
            var entry = new ApplicationEntry(Baseline(indicator, city), Value(indicator, city), respondents, source, note);
            if (entry != ApplicationEntry.Empty)
                yield return KeyValuePair.Create(_contest.Indicators[indicator].Id, entry);
        }
    }

    private ref Cell CellOf(int place) => ref _cells[place];

    private struct Cell
    {
        private double _value;
        private double _baseline;
        private Held _held;

        public int FirstRow;

        public readonly double? Number(bool isBaseline) => Has(isBaseline ? Held.Baseline : Held.Value) ? isBaseline ? _baseline : _value : null;

        public void Put(bool isBaseline, double number)
        {
            _held |= isBaseline ? Held.Baseline : Held.Value;
            (isBaseline ? ref _baseline : ref _value) = number;
        }

        public void NoteBlank(bool isBaseline) => _held |= isBaseline ? Held.BlankBaseline : Held.BlankValue;

        public readonly bool IsNotedBlank(bool isBaseline) => Has(isBaseline ? Held.BlankBaseline : Held.BlankValue);

        private readonly bool Has(Held what) => (_held & what) != Held.None;
    }

    /// <summary>What a cell holds: numbers, or notes that a row left them blank.</summary>
    [Flags]
    private enum Held
    {
        None = 0,
        Value = 1,
        Baseline = 2,
        BlankValue = 4,
        BlankBaseline = 8,
    }
}
