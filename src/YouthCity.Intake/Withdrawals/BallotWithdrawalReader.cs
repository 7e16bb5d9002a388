using System.Globalization;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Withdrawals;

/// <summary>
/// Reads what a juror takes back of the own ballots: a row with a group takes back the mark and its comment, one without the declaration about the city. Mark, comment and (in a
/// row without a group) answer that it gives have to be those that stand.
/// </summary>
public sealed class BallotWithdrawalReader
{
    private static readonly Field[] s_fields = [.. BallotFields.All.Select(field => field == BallotFields.City ? field : field with { Required = false })];

    private readonly Contest _contest;
    private readonly JurorBallots _held;
    private readonly FindingList _findings;
    private readonly CityColumn _cities;
    private readonly GroupColumn _groups;
    private readonly int _city;
    private readonly int _group;
    private readonly int _mark;
    private readonly int _comment;
    private readonly int _conflict;
    private readonly HashSet<(string City, string? Group)> _parts = [];

    private BallotWithdrawalReader(Contest contest, JurorBallots held, Header header, FindingList findings)
    {
        (_contest, _held, _findings) = (contest, held, findings);
        (_city, _group, _mark) = (header.Find(BallotFields.City), header.Find(BallotFields.Group), header.Find(BallotFields.Mark));
        (_comment, _conflict) = (header.Find(BallotFields.Comment), header.Find(BallotFields.Conflict));
        (_cities, _groups) = (new(contest, _city, findings), new(contest, _group, findings));
    }

    /// <param name="juror">The id of the juror's key.</param>
    public static ReadWithdrawal Read(Contest contest, string juror, JurorBallots held, SentFile file)
    {
        var findings = new FindingList();
        return ReadWithdrawal.Of(file, s_fields, findings, table => new BallotWithdrawalReader(contest, held, table.Header, findings).Read(table, juror));
    }

    private Withdrawal Read(TableReader table, string juror)
    {
        if (_conflict < 0)
            HeaderChecks.Require(table.Header, [BallotFields.Group], _findings);
        if (table.AcceptsOnly(s_fields))
            table.ReadRows(IsRow, ReadRow);
        return new()
        {
            Ballots = new Dictionary<string, IReadOnlyList<(string, string?)>>(StringComparer.Ordinal) { [juror] = [.. _parts] },
        };
    }

    private void ReadRow(TableRows rows)
    {
        var city = _cities.Read(rows) is { } at ? _contest.Cities[at] : null;
        if (!_groups.IsBlank(rows))
        {
            if (_groups.Read(rows) is { } group && city is not null)
                ReadMark(rows, city, _contest.Groups[group].Id);
        }
        else if (_conflict < 0 || rows.Utf8(_conflict).IsEmpty)
            _findings.Add(FindingCodes.MissingCell, rows.Row, Math.Max(0, _group), "group");
        else if (city is not null)
            ReadDeclaration(rows, city);
    }

    private void ReadMark(TableRows rows, City city, string group)
    {
        if (!_held.Ballot(city.Id).Marks.TryGetValue(group, out var held))
        {
            _findings.Add(FindingCodes.NothingHeld, rows.Row, _group, "group", rows.Text(_group), new NamedCities(city));
            return;
        }

        if (_mark >= 0 && !rows.Utf8(_mark).IsEmpty && !(rows.Number(_mark) is { Kind: NumberKind.Number } number && number.Value == held.Mark))
            Differs(rows, _mark, "mark", city, group, held.Mark?.ToString(CultureInfo.InvariantCulture));
        if (_comment >= 0 && CellText.Read(rows.Cell(_comment)) is { } comment && comment != held.Comment)
            Differs(rows, _comment, "comment", city, group, held.Comment);
        _parts.Add((city.Id, group));
    }

    private void ReadDeclaration(TableRows rows, City city)
    {
        if (_held.Ballot(city.Id).Conflict is not { } held)
        {
            _findings.Add(FindingCodes.NothingHeld, rows.Row, _conflict, "conflict", rows.Text(_conflict), new NamedCities(city));
            return;
        }

        var text = rows.Text(_conflict);
        var given = text.Equals(Conflict.Declared.Code(), StringComparison.OrdinalIgnoreCase) ? true : YesNo.Read(text);
        if (given is null)
            _findings.Add(FindingCodes.YesOrNo, rows.Row, _conflict, "conflict", text);
        else if (given != held)
            Differs(rows, _conflict, "conflict", city, BallotFields.Conflict.Name, held ? "true" : "false");
        _parts.Add((city.Id, null));
    }

    private void Differs(TableRows rows, int column, string field, City city, string what, string? held) =>
        _findings.Add(FindingCodes.DiffersFromHeld, rows.Row, column, field, rows.Text(column), new NamedCities(city), what, held ?? "-");

    private bool IsRow(string[] cells) => cells.Length > _city && _contest.Names.Find(cells[_city].Trim(), guess: false).City is not null;
}
