using YouthCity.Core.Criteria;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>The column that names groups of criteria.</summary>
/// <param name="column">Below 0 where the table has none.</param>
internal sealed class GroupColumn(Contest contest, int column, FindingList findings)
{
    private readonly NumberedIds _numbered = NumberedIds.OfGroups(contest, findings);

    public bool IsBlank(SheetRows rows) => column < 0 || rows.Utf8(column).IsEmpty;

    /// <summary>The position of the group that a cell with something in it names; nothing, and a finding, where it names none.</summary>
    public int? Read(SheetRows rows)
    {
        if (_numbered.TryRead(rows, column, out var numbered))
            return numbered;
        if (contest.FindGroup(rows.Text(column)) is { } group)
            return group;
        findings.Add(Severity.Error, "unknown-group", rows.Row, column, "group", rows.Text(column), string.Join(", ", contest.Groups.Select(known => known.Id)));
        return null;
    }
}
