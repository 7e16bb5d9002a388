using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.ActionPlans;

/// <summary>Reads files of action plans and finds everything that is wrong with them in one pass.</summary>
public sealed class ActionPlanReader
{
    /// <summary>More actions than all cities of a country plan; they are all held until the last is read.</summary>
    private const int MostRows = 100_000;

    private readonly Contest _contest;
    private readonly FindingList _findings;
    private readonly CityColumn _cities;
    private readonly GroupColumn _groups;
    private readonly int _city;
    private readonly int _action;
    private readonly int _due;
    private readonly int _status;
    private readonly int _source;
    private readonly List<(PlannedAction Action, long Row)> _actions = [];
    private readonly Lazy<string[]> _statuses = new(() => [.. Enum.GetValues<Language>().Select(StatusWords.AllIn)]);
    private bool _isFull;

    private ActionPlanReader(Contest contest, Header header, FindingList findings)
    {
        (_contest, _findings) = (contest, findings);
        (_city, _action) = (header.Find(ActionPlanFields.City), header.Find(ActionPlanFields.Action));
        (_due, _status, _source) = (header.Find(ActionPlanFields.Due), header.Find(ActionPlanFields.Status), header.Find(ActionPlanFields.Source));
        (_cities, _groups) = (new(contest, _city, findings), new(contest, header.Find(ActionPlanFields.Group), findings));
    }

    public static (IReadOnlyList<PlannedAction> Actions, FindingList Findings, FileForm? Form) Read(Contest contest, SentFile file)
    {
        var findings = new FindingList();
        using var table = TableReader.Open(
            file, ActionPlanFields.All, findings, out var form, names => names.Any(ActionPlanFields.City.IsCalled) && names.Any(ActionPlanFields.Action.IsCalled));
        if (table is null)
            return ([], findings, form);
        var actions = Read(contest, table, findings);
        RefuseRepeats(actions, findings);
        return ([.. actions.Select(pair => pair.Action)], findings, table.Rows.Form.With(form: null, table.Header.LanguageOf(ActionPlanFields.All), default));
    }

    /// <summary>The actions of a table that was opened already, each with its row.</summary>
    internal static IReadOnlyList<(PlannedAction Action, long Row)> Read(Contest contest, TableReader table, FindingList findings)
    {
        if (!table.AcceptsOnly(ActionPlanFields.All))
            return [];
        var reader = new ActionPlanReader(contest, table.Header, findings);
        table.ReadRows(reader.IsRow, reader.ReadRow);
        return reader._isFull ? [] : reader._actions;
    }

    /// <summary>The same action twice in one city is a slip of the hand: two real ones differ in their words, or in what they serve or when they are due.</summary>
    private static void RefuseRepeats(IReadOnlyList<(PlannedAction Action, long Row)> actions, FindingList findings)
    {
        var first = new Dictionary<(string, string?, DueTime?, string), long>();
        foreach (var (action, row) in actions)
        {
            var key = (action.City, action.Group, action.Due, action.Action.ToUpperInvariant());
            if (!first.TryAdd(key, row))
                findings.Add(FindingCodes.RepeatedAction, row, null, null, action.Action, first[key].ToString(CultureInfo.InvariantCulture));
        }
    }

    private void ReadRow(TableRows rows)
    {
        if (_isFull)
            return;
        if (_actions.Count == MostRows)
        {
            _findings.Add(FindingCodes.TooManyActions, rows.Row, arguments: [MostRows.ToString(CultureInfo.InvariantCulture)]);
            _isFull = true;
            return;
        }

        var errors = _findings.Errors;
        var city = _cities.Read(rows);
        var action = new PlannedAction
        {
            City = city is { } at ? _contest.Cities[at].Id : "",
            Action = Action(rows),
            Group = !_groups.IsBlank(rows) && _groups.Read(rows) is { } group ? _contest.Groups[group].Id : null,
            Due = Due(rows),
            Status = Status(rows),
            Source = _findings.ReadText(rows, _source, ActionPlanFields.Source.Name),
        };
        if (_findings.Errors == errors)
            _actions.Add((action, rows.Row));
    }

    private string Action(TableRows rows)
    {
        if (_findings.ReadText(rows, _action, ActionPlanFields.Action.Name) is { } action)
            return action;
        _findings.Add(FindingCodes.MissingCell, rows.Row, _action, ActionPlanFields.Action.Name);
        return "";
    }

    private DueTime? Due(TableRows rows)
    {
        if (IsBlank(rows, _due))
            return null;
        if (DueText.Read(rows.Text(_due)) is { } due)
            return due;
        _findings.AddCell(FindingCodes.NotADueTime, rows, _due, ActionPlanFields.Due.Name);
        return null;
    }

    private ActionStatus? Status(TableRows rows)
    {
        if (IsBlank(rows, _status))
            return null;
        var text = CellText.Fold(rows.Text(_status));
        if (StatusWords.Read(text) is { } status)
            return status;
        if (_findings.Count(FindingCodes.UnknownStatus, rows.Row, _status))
            _findings.Keep(FindingCodes.UnknownStatus, rows.Row, _status, ActionPlanFields.Status.Name, text, _statuses.Value);
        return null;
    }

    private static bool IsBlank(TableRows rows, int column) => column < 0 || rows.Utf8(column).IsEmpty;

    /// <summary>A city and a word behind it, each where the header has it.</summary>
    private bool IsRow(string[] cells) =>
        cells.Length > Math.Max(_city, _action) && _contest.Names.Find(cells[_city].Trim(), guess: false).City is not null && cells[_action].Trim().Length > 0;
}
