using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>The column that names groups of criteria: by id, by name, or by the id with the name behind it.</summary>
/// <param name="column">Below 0 where the table has none.</param>
internal sealed class GroupColumn(Contest contest, int column, FindingList findings)
{
    private readonly NumericIds _numbered = NumericIds.OfGroups(contest, findings);
    private readonly Dictionary<string, int> _names = Names(contest);
    private readonly Lazy<string[]> _all = new(() => [.. Enum.GetValues<Language>().Select(language => InAll(contest, language))]);

    public bool IsBlank(TableRows rows) => column < 0 || rows.Utf8(column).IsEmpty;

    /// <summary>The position of the group that a cell with something in it names; null, with a finding, if it names none.</summary>
    public int? Read(TableRows rows)
    {
        if (_numbered.TryRead(rows, column, out var numbered))
            return numbered;
        var text = rows.Text(column);
        if (contest.FindGroup(text) is { } group || _names.TryGetValue(text, out group))
            return group;
        if (_numbered.TryReadComma(rows, column, out var withComma))
            return withComma;
        if (findings.Count(FindingCodes.UnknownGroup, rows.Row, column))
            findings.Keep(FindingCodes.UnknownGroup, rows.Row, column, "group", text, _all.Value);
        return null;
    }

    private static string InAll(Contest contest, Language language) => string.Join("; ", contest.Groups.Select(group => $"{group.Id} {group.Name.In(language)}"));

    /// <summary>A bare name counts only where no other group has it.</summary>
    private static Dictionary<string, int> Names(Contest contest) =>
        contest.Groups.SelectMany((group, at) => Enum.GetValues<Language>().Select(group.Name.In).SelectMany(name => (string[])[name, $"{group.Id} {name}"]).Select(name => (name, at)))
            .Distinct().GroupBy(pair => pair.name, pair => pair.at, StringComparer.OrdinalIgnoreCase).Where(same => same.Distinct().Count() == 1)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
}
