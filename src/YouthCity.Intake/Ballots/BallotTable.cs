using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Ballots;

/// <summary>Ballots as a table: a row for each city and group; a row without a group declares a conflict of interest.</summary>
/// <param name="fields">The columns that the table may have.</param>
/// <param name="uploadOf">Whose row it is; null, with a finding, if that is not said.</param>
internal sealed class BallotTable(Contest contest, Header header, IReadOnlyList<Field> fields, Func<TableRows, BallotUpload?> uploadOf, FindingList findings)
{
    /// <summary>How our own export says that there is a conflict.</summary>
    private static readonly string[] s_conflicts = [Conflict.Declared.Code(), Conflict.OwnCity.Code()];

    private readonly int _group = header.Find(BallotFields.Group);
    private readonly GroupColumn _groups = new(contest, header.Find(BallotFields.Group), findings);
    private readonly int _mark = header.Find(BallotFields.Mark);
    private readonly int _comment = header.Find(BallotFields.Comment);
    private readonly int _conflict = header.Find(BallotFields.Conflict);

    /// <summary>Which decimal signs the marks were written with.</summary>
    public (bool Points, bool Commas) Signs { get; private set; }

    public void Read(TableReader table)
    {
        if (!table.AcceptsOnly(fields))
            return;
        var cities = new CityColumn(contest, header.Find(BallotFields.City), findings);
        table.ReadRows(IsRow, rows => ReadRow(rows, cities));
    }

    private void ReadRow(TableRows rows, CityColumn cities)
    {
        var city = cities.Read(rows);
        var upload = uploadOf(rows);
        var conflict = ReadConflict(rows);
        if (city is { } declared && conflict is { } answer)
            upload?.Declare(declared, answer, Position(rows, _conflict, "conflict"));
        if (conflict is not null && _groups.IsBlank(rows) && rows.Utf8(_mark).IsEmpty)
        {
            if (_comment >= 0 && !rows.Utf8(_comment).IsEmpty)
                findings.AddCell(FindingCodes.CommentWithoutGroup, rows, _comment, "comment");
            return;
        }

        var group = ReadGroup(rows);
        var mark = ReadMark(rows);
        var comment = findings.ReadText(rows, _comment, BallotFields.Comment.Name);
        if (city is { } known && group is { } at)
            upload?.Mark(known, at, mark, comment, Position(rows, _mark, "mark"), _group);
    }

    private int? ReadGroup(TableRows rows)
    {
        if (!_groups.IsBlank(rows))
            return _groups.Read(rows);
        findings.Add(FindingCodes.MissingCell, rows.Row, _group, "group");
        return null;
    }

    /// <summary>What can be read as two numbers, such as 1,234, is a mark in neither reading; nor is a per cent.</summary>
    private double? ReadMark(TableRows rows)
    {
        var reading = rows.Number(_mark);
        Signs = (Signs.Points || reading.Proves == DecimalSign.Point, Signs.Commas || reading.Proves == DecimalSign.Comma);
        switch (reading.Kind)
        {
            case NumberKind.Blank when rows.IsMerged(_mark):
                findings.AddCell(FindingCodes.MergedCell, rows, _mark, "mark");
                return null;
            case NumberKind.Blank:
                findings.Add(FindingCodes.BlankValue, rows.Row, _mark, "mark");
                return null;
            case NumberKind.Number or NumberKind.Ambiguous or NumberKind.TooLarge:
                var number = reading is { Kind: NumberKind.Number, IsPercent: false } ? reading.Value : double.NaN;
                return BallotUpload.Accepts(number, Position(rows, _mark, "mark"), findings) ? number : null;
            case NumberKind.Date:
                findings.AddCell(FindingCodes.DateForNumber, rows, _mark, "mark");
                return null;
            case NumberKind.FormulaError:
                findings.AddCell(FindingCodes.FormulaError, rows, _mark, "mark");
                return null;
            default:
                findings.AddCell(FindingCodes.TypeError, rows, _mark, "mark");
                return null;
        }
    }

    private bool? ReadConflict(TableRows rows)
    {
        if (_conflict < 0 || rows.Utf8(_conflict).IsEmpty)
            return null;
        var text = rows.Text(_conflict);
        if (s_conflicts.Contains(text, StringComparer.OrdinalIgnoreCase))
            return true;
        var answer = YesNo.Read(text);
        if (answer is null)
            findings.Add(FindingCodes.YesOrNo, rows.Row, _conflict, "conflict", text);
        return answer;
    }

    /// <summary>A city, and a group where the header has it.</summary>
    private bool IsRow(string[] cells) =>
        header.Find(BallotFields.City) is var city && cells.Length > Math.Max(city, _group)
        && contest.Names.Find(cells[city].Trim(), guess: false).City is not null && contest.FindGroup(cells[_group].Trim()) is not null;

    private static BallotPosition Position(TableRows rows, int column, string field) => new(rows.Row, column, field, rows.Text(column));
}
