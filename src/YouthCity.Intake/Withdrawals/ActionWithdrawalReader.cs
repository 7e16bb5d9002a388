using System.Globalization;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Withdrawals;

/// <summary>
/// Reads which actions of plans are taken back. With the columns of a file of action plans each row is one action, and whatever it gives has to be what the contest holds; with
/// the city alone each row is the whole plan of that city.
/// </summary>
public sealed class ActionWithdrawalReader
{
    private static readonly Field[] s_fields =
        [.. ActionPlanFields.All.Select(field => field == ActionPlanFields.City ? field : field with { Required = false })];

    private static readonly Field[] s_ofCity = [ActionPlanFields.City];

    private readonly Contest _contest;
    private readonly ContestContent _held;
    private readonly FindingList _findings;
    private readonly Dictionary<string, IReadOnlyList<PlannedAction>> _actions = new(StringComparer.Ordinal);

    private ActionWithdrawalReader(Contest contest, ContestContent held, FindingList findings)
    {
        (_contest, _held, _findings) = (contest, held, findings);
    }

    public static ReadWithdrawal Read(Contest contest, ContestContent held, SentFile file)
    {
        var findings = new FindingList();
        return ReadWithdrawal.Of(file, s_fields, findings, table => new ActionWithdrawalReader(contest, held, findings).Read(table));
    }

    private Withdrawal Read(TableReader table)
    {
        if (table.Header.Find(ActionPlanFields.Action) < 0)
            ReadPlans(table);
        else
            ReadActions(table);
        return new() { Actions = _actions };
    }

    private void ReadPlans(TableReader table)
    {
        if (!table.AcceptsOnly(s_ofCity))
            return;
        var column = table.Header.Find(ActionPlanFields.City);
        var cities = new CityColumn(_contest, column, _findings);
        table.ReadRows(cells => cells.Length > column && _contest.Names.Find(cells[column].Trim(), guess: false).City is not null, rows =>
        {
            if (cities.Read(rows) is not { } at)
                return;
            var city = _contest.Cities[at];
            if (_held.Plan(city.Id) is { Count: > 0 } plan)
                _actions[city.Id] = plan;
            else
                _findings.Add(FindingCodes.NothingHeld, rows.Row, column, ActionPlanFields.City.Name, rows.Text(column), new NamedCities(city));
        });
    }

    private void ReadActions(TableReader table)
    {
        var given = ActionPlanReader.Read(_contest, table, _findings);
        if (_findings.HasErrors)
            return;
        foreach (var city in given.Select(pair => Held(pair.Action, pair.Row)).OfType<PlannedAction>().Distinct().GroupBy(action => action.City, StringComparer.Ordinal))
            _actions[city.Key] = [.. city];
    }

    /// <summary>The one action of the contest that a row means; null, with a finding, if none does, or several do.</summary>
    private PlannedAction? Held(PlannedAction action, long row)
    {
        var fitting = _held.Plan(action.City).Where(held => Fits(action, held)).ToList();
        if (fitting is [var one] || (one = fitting.Find(held => held == action)) is not null)
            return one;
        var city = new NamedCities(_contest.Cities[_contest.FindCity(action.City)!.Value]);
        if (fitting.Count == 0)
            _findings.Add(FindingCodes.NothingHeld, row, null, null, action.Action, city);
        else
            _findings.Add(FindingCodes.AmbiguousAction, row, null, null, action.Action, city, fitting.Count.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>Whether all that is given of an action is so in the one that the contest holds.</summary>
    private static bool Fits(PlannedAction given, PlannedAction held) => held == given with
    {
        Group = given.Group ?? held.Group,
        Due = given.Due ?? held.Due,
        Status = given.Status ?? held.Status,
        Source = given.Source ?? held.Source,
    };
}
