using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Numbers;
using YouthCity.Core.SocialOrders;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.SocialOrders;

/// <summary>Reads files of social orders and finds everything that is wrong with them in one pass.</summary>
public static class SocialOrderReader
{
    public static (IReadOnlyList<SocialOrder> Orders, FindingList Findings, FileForm? Form) Read(Contest contest, SentFile file)
    {
        var findings = new FindingList();
        using var table = TableReader.Open(
            file, SocialOrderFields.All, findings, out var form, names => names.Any(SocialOrderFields.City.IsCalled) && names.Any(SocialOrderFields.Amount.IsCalled));
        if (table is null)
            return ([], findings, form);
        var (orders, recognised) = Read(contest, table, findings);
        return ([.. orders.Select(pair => pair.Order)], findings, recognised);
    }

    /// <summary>The orders of a table that was opened already, each with its row.</summary>
    internal static (IReadOnlyList<(SocialOrder Order, long Row)> Orders, FileForm Form) Read(Contest contest, TableReader table, FindingList findings)
    {
        using var orders = new Rows(contest, table.Header, findings);
        var read = table.AcceptsOnly(SocialOrderFields.All) ? orders.Read(table) : [];
        return (read, table.Rows.Form.With(form: null, table.Header.LanguageOf(SocialOrderFields.All), orders.Signs));
    }

    private sealed class Rows : IDisposable
    {
        /// <summary>Holds a total row's place among the orders.</summary>
        private static readonly SocialOrder s_none = new() { City = "", Amount = Money.Zero, Theme = "" };

        /// <summary>More orders than a country gives in years; they are all held until the last is read.</summary>
        private const int MostRows = 100_000;

        /// <summary>The fields that a total may have a sum of.</summary>
        private static readonly string[] s_summed =
        [
            .. ((Field[])[
                SocialOrderFields.Amount, SocialOrderFields.PlannedCost, SocialOrderFields.ActualCost, SocialOrderFields.Cofinancing,
                SocialOrderFields.PlannedRecipients, SocialOrderFields.ActualRecipients,
            ]).Select(field => field.Name),
        ];

        private readonly Contest _contest;
        private readonly Header _header;
        private readonly FindingList _findings;
        private readonly Dictionary<string, int> _columns;
        private readonly CityColumn _cities;
        private readonly GroupColumn _groups;
        private readonly Dictionary<string, WholeNumbers> _counts;
        private readonly Dictionary<string, ColumnNumbers> _amounts;
        private readonly List<(SocialOrder Order, long Row)> _orders = [];
        private readonly HashSet<int> _refused = [];
        private readonly Dictionary<int, TotalRow> _totals = [];
        private bool _isFull;

        public Rows(Contest contest, Header header, FindingList findings)
        {
            (_contest, _header, _findings) = (contest, header, findings);
            _columns = SocialOrderFields.All.ToDictionary(field => field.Name, header.Find, StringComparer.Ordinal);
            _cities = new(contest, header.Find(SocialOrderFields.City), findings);
            _groups = new(contest, header.Find(SocialOrderFields.Group), findings);
            _counts = Each(field => new WholeNumbers(header.Find(field), field.Name, findings, field == SocialOrderFields.Year ? FindingCodes.NotAYear : FindingCodes.NotACount),
                SocialOrderFields.Year, SocialOrderFields.PlannedRecipients, SocialOrderFields.ActualRecipients);
            _amounts = Each(field => new ColumnNumbers(header.Find(field), field.Name, findings, isMoney: true),
                SocialOrderFields.Amount, SocialOrderFields.PlannedCost, SocialOrderFields.ActualCost, SocialOrderFields.Cofinancing);
        }

        public (bool Points, bool Commas) Signs => (_amounts.Values.Any(numbers => numbers.Signs.Points), _amounts.Values.Any(numbers => numbers.Signs.Commas));

        public IReadOnlyList<(SocialOrder Order, long Row)> Read(TableReader table)
        {
            table.ReadRows(IsRow, ReadRow);
            if (_isFull)
                return [];
            if (!Orders().Any() && !_findings.HasErrors)
                _findings.Add(FindingCodes.NoRows, _header.Row);
            foreach (var (field, numbers) in _amounts)
                numbers.Settle((place, row, text, number) => Put(field, place, row, text, number));
            RefuseRepeats();
            CheckTotals();
            return [.. Orders().Select(pair => (pair.Order, pair.Row))];
        }

        public void Dispose()
        {
            foreach (var numbers in _amounts.Values)
                numbers.Dispose();
        }

        /// <summary>Refuses a file of more orders than are held, once; the rows behind are only walked.</summary>
        private bool IsFull(TableRows rows)
        {
            if (_orders.Count < MostRows)
                return false;
            if (!_isFull)
                _findings.Add(FindingCodes.TooManyOrders, rows.Row, arguments: [MostRows.ToString(CultureInfo.InvariantCulture)]);
            return _isFull = true;
        }

        private void ReadRow(TableRows rows)
        {
            if (IsFull(rows))
                return;
            var errors = _findings.Errors;
            var place = _orders.Count;
            var isTotal = TotalRow.Is(rows, Column(SocialOrderFields.City.Name));
            _orders.Add((isTotal ? s_none : Order(rows), rows.Row));
            if (isTotal)
                ReadTotal(rows, place);
            foreach (var (field, numbers) in _amounts)
                ReadAmount(rows, field, numbers, place);
            if (_findings.Errors > errors)
                _refused.Add(place);
        }

        private SocialOrder Order(TableRows rows) => new()
        {
            City = _cities.Read(rows) is { } at ? _contest.Cities[at].Id : "",
            Amount = Money.Zero,
            Theme = Text(rows, SocialOrderFields.Theme) ?? Missing(rows, SocialOrderFields.Theme),
            Year = Year(rows),
            Group = Group(rows),
            Ngo = Text(rows, SocialOrderFields.Ngo),
            PlannedRecipients = Count(rows, SocialOrderFields.PlannedRecipients),
            ActualRecipients = Count(rows, SocialOrderFields.ActualRecipients),
            Note = Text(rows, SocialOrderFields.Note),
        };

        /// <summary>Reads the counts of a total row; its amounts come like those of any row, and nothing else of it counts.</summary>
        private void ReadTotal(TableRows rows, int place)
        {
            var total = _totals[place] = new TotalRow(rows.Row, CityOf(rows));
            foreach (var field in (Field[])[SocialOrderFields.PlannedRecipients, SocialOrderFields.ActualRecipients])
            {
                if (Count(rows, field) is { } count)
                    total.Put(field.Name, count, Column(field.Name), rows.Cell(Column(field.Name)).ToString());
            }
        }

        /// <summary>The city that a total is of, as in <c>Итого Ош</c>. Null if it names none.</summary>
        private string? CityOf(TableRows rows) =>
            TotalRow.Of(rows, Column(SocialOrderFields.City.Name)) is { Length: > 0 } name && _contest.Names.Find(name, guess: false).City is { } city ? _contest.Cities[city].Id : null;

        private void ReadAmount(TableRows rows, string field, ColumnNumbers numbers, int place)
        {
            if (Column(field) is not (>= 0 and var column))
                return;
            var reading = numbers.Read(rows, place);
            if (reading.Kind == NumberKind.Number)
                Put(field, place, rows.Row, rows.Text(column), reading);
            else if (reading.Kind != NumberKind.Blank)
                _refused.Add(place);
            else if (field == SocialOrderFields.Amount.Name && !_totals.ContainsKey(place))
                Missing(rows, SocialOrderFields.Amount);
        }

        private void Put(string field, int place, long row, string text, NumberReading reading)
        {
            var number = reading.IsPercent ? double.NaN : reading.Value;
            if (!(number >= 0 && number <= (double)Money.MostSom) || Money.TryFromSom(ExactNumber.Of(text, reading) ?? (decimal)number) is not { } amount)
            {
                _findings.Add(FindingCodes.NotAnAmount, row, Column(field), field, text, Money.MostSom.ToString(CultureInfo.InvariantCulture));
                return;
            }

            if (_totals.TryGetValue(place, out var total))
            {
                total.Put(field, amount.Som, Column(field), text);
                return;
            }

            var (order, at) = _orders[place];
            _orders[place] = (field switch
            {
                "planned_cost" => order with { PlannedCost = amount },
                "actual_cost" => order with { ActualCost = amount },
                "cofinancing" => order with { Cofinancing = amount },
                _ => order with { Amount = amount },
            }, at);
        }

        private int? Year(TableRows rows)
        {
            if (Count(rows, SocialOrderFields.Year) is not { } year)
                return null;
            if (year is >= 1991 and <= 2100)
                return year;
            var column = Column(SocialOrderFields.Year.Name);
            _findings.Add(FindingCodes.NotAYear, rows.Row, column, SocialOrderFields.Year.Name, rows.Text(column));
            return null;
        }

        private string? Group(TableRows rows) => !_groups.IsBlank(rows) && _groups.Read(rows) is { } group ? _contest.Groups[group].Id : null;

        /// <summary>The same order twice is a slip of the hand: two real ones differ in something, if only in their notes.</summary>
        private void RefuseRepeats()
        {
            var first = new Dictionary<SocialOrder, long>();
            foreach (var (_, order, row) in Orders().Where(pair => !_refused.Contains(pair.Place)))
            {
                if (!first.TryAdd(order, row))
                    _findings.Add(FindingCodes.RepeatedOrder, row, null, null, null, first[order].ToString(CultureInfo.InvariantCulture));
            }
        }

        /// <summary>Compares the file's own sums with its rows, once every row is known to be right.</summary>
        private void CheckTotals()
        {
            if (_findings.HasErrors || _totals.Count == 0)
                return;
            var sums = new RunningSums(s_summed);
            for (var place = 0; place < _orders.Count; place++)
            {
                if (_totals.TryGetValue(place, out var total))
                    total.Check(sums, _findings);
                else
                    sums.Add(_orders[place].Order);
            }
        }

        /// <summary>The orders of the file, which total rows are not.</summary>
        private IEnumerable<(int Place, SocialOrder Order, long Row)> Orders() =>
            _orders.Select((pair, place) => (place, pair.Order, pair.Row)).Where(pair => !_totals.ContainsKey(pair.place));

        private string Missing(TableRows rows, Field field)
        {
            _findings.Add(FindingCodes.MissingCell, rows.Row, Column(field.Name), field.Name);
            return "";
        }

        private string? Text(TableRows rows, Field field) => _findings.ReadText(rows, Column(field.Name), field.Name);

        private int? Count(TableRows rows, Field field) =>
            Column(field.Name) is >= 0 and var column ? _counts[field.Name].Read(rows) : null;

        /// <summary>A city and an amount, each where the header has it.</summary>
        private bool IsRow(string[] cells) =>
            Column(SocialOrderFields.City.Name) is var city && Column(SocialOrderFields.Amount.Name) is var amount && cells.Length > Math.Max(city, amount)
            && _contest.Names.Find(cells[city].Trim(), guess: false).City is not null && NumberText.Read(cells[amount]).Kind is NumberKind.Number or NumberKind.Ambiguous;

        private int Column(string field) => _columns[field];

        private static Dictionary<string, T> Each<T>(Func<Field, T> make, params IEnumerable<Field> fields) =>
            fields.ToDictionary(field => field.Name, make, StringComparer.Ordinal);
    }
}
