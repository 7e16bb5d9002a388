using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Withdrawals;

/// <summary>
/// Reads which social orders are taken back. With the columns of a file of social orders each row is one order, and whatever it gives has to be what the contest holds; with
/// city and year alone each row is all orders of that city and year, those without a year where it gives none.
/// </summary>
public sealed class OrderWithdrawalReader
{
    private static readonly Field[] s_fields =
        [.. SocialOrderFields.All.Select(field => field == SocialOrderFields.City ? field : field with { Required = false })];

    private static readonly Field[] s_ofYear = [SocialOrderFields.City, SocialOrderFields.Year];

    private readonly Contest _contest;
    private readonly ContestContent _held;
    private readonly FindingList _findings;
    private readonly Dictionary<(string City, int? Year), IReadOnlyList<SocialOrder>> _orders = [];

    private OrderWithdrawalReader(Contest contest, ContestContent held, FindingList findings)
    {
        (_contest, _held, _findings) = (contest, held, findings);
    }

    public static ReadWithdrawal Read(Contest contest, ContestContent held, SentFile file)
    {
        var findings = new FindingList();
        return ReadWithdrawal.Of(file, s_fields, findings, table => new OrderWithdrawalReader(contest, held, findings).Read(table));
    }

    private Withdrawal Read(TableReader table)
    {
        if (table.Header.Find(SocialOrderFields.Amount) < 0 && table.Header.Find(SocialOrderFields.Theme) < 0)
            ReadYears(table);
        else
            ReadOrders(table);
        return new() { Orders = _orders };
    }

    private void ReadYears(TableReader table)
    {
        if (!table.AcceptsOnly(s_ofYear))
            return;
        var (city, year) = (table.Header.Find(SocialOrderFields.City), table.Header.Find(SocialOrderFields.Year));
        var cities = new CityColumn(_contest, city, _findings);
        var years = new WholeNumbers(year, SocialOrderFields.Year.Name, _findings, FindingCodes.NotAYear);
        table.ReadRows(cells => cells.Length > city && _contest.Names.Find(cells[city].Trim(), guess: false).City is not null, rows =>
        {
            var errors = _findings.Errors;
            var (at, of) = (cities.Read(rows), year < 0 ? null : years.Read(rows));
            if (at is not { } known || _findings.Errors > errors)
                return;
            var key = (_contest.Cities[known].Id, of);
            if (_held.Orders(key).ToList() is { Count: > 0 } orders)
                _orders[key] = orders;
            else
                _findings.Add(FindingCodes.NothingHeld, rows.Row, year < 0 ? city : year, year < 0 ? "city" : "year", rows.Text(year < 0 ? city : year), new NamedCities(_contest.Cities[known]));
        });
    }

    private void ReadOrders(TableReader table)
    {
        var (orders, _) = SocialOrderReader.Read(_contest, table, _findings);
        if (_findings.HasErrors)
            return;
        var taken = new List<SocialOrder>();
        foreach (var (order, row) in orders)
        {
            if (Held(order, row) is { } held)
                taken.Add(held);
        }

        foreach (var ofYear in taken.Distinct().GroupBy(order => (order.City, order.Year)))
            _orders[ofYear.Key] = [.. ofYear];
    }

    /// <summary>The one order of the contest that a row means; null, with a finding, if none does, or several do.</summary>
    private SocialOrder? Held(SocialOrder order, long row)
    {
        var fitting = _held.Orders((order.City, order.Year)).Where(held => Fits(order, held)).ToList();
        if (fitting is [var one] || (one = fitting.Find(held => held == order)) is not null)
            return one;
        var city = new NamedCities(_contest.Cities[_contest.FindCity(order.City)!.Value]);
        if (fitting.Count == 0)
            _findings.Add(FindingCodes.NothingHeld, row, null, null, order.Theme, city);
        else
            _findings.Add(FindingCodes.AmbiguousOrder, row, null, null, order.Theme, city, fitting.Count.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>Whether all that is given of an order is so in the one that the contest holds.</summary>
    private static bool Fits(SocialOrder given, SocialOrder held) => held == given with
    {
        Group = given.Group ?? held.Group,
        Ngo = given.Ngo ?? held.Ngo,
        PlannedRecipients = given.PlannedRecipients ?? held.PlannedRecipients,
        ActualRecipients = given.ActualRecipients ?? held.ActualRecipients,
        PlannedCost = given.PlannedCost ?? held.PlannedCost,
        ActualCost = given.ActualCost ?? held.ActualCost,
        Cofinancing = given.Cofinancing ?? held.Cofinancing,
        Note = given.Note ?? held.Note,
    };
}
