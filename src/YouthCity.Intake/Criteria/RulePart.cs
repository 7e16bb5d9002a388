using YouthCity.Core;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Criteria;

/// <summary>One of the four files of rules, or the sheet that stands for it: what was found in it, and where its columns are.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="IsSheet">Whether it is a sheet of a workbook.</param>
internal sealed record RulePart(string Name, bool IsSheet)
{
    public FindingList Findings { get; } = new();

    /// <summary>By the rules' own names of columns; empty where the part is no table.</summary>
    public Dictionary<string, int> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a sheet of settings has their values; null in every other part.</summary>
    public int? ValueColumn { get; set; }

    /// <summary>Settings of which it was said already that they cannot be read.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>The sheet that was found; null where there is none, or no workbook.</summary>
    public string? SheetName { get; set; }

    public IReadOnlyList<Field> Fields => Name switch
    {
        RuleFiles.GroupsName => RuleFields.Groups,
        RuleFiles.IndicatorsName => RuleFields.Indicators,
        _ => RuleFields.Cities,
    };

    /// <summary>What the sheet is called, by language.</summary>
    public IReadOnlyList<string> SheetNames => NamesOf(Name);

    /// <summary>What the sheet for a file is called, by language.</summary>
    public static string[] NamesOf(string file) => file switch
    {
        RuleFiles.ContestName => ["Сынак", "Конкурс", "Contest"],
        RuleFiles.GroupsName => ["Топтор", "Группы", "Groups"],
        RuleFiles.IndicatorsName => ["Көрсөткүчтөр", "Показатели", "Indicators"],
        _ => ["Шаарлар", "Города", "Cities"],
    };

    public static string NameOf(string file, Language language) => NamesOf(file)[(int)language];

    public bool IsCalled(string sheet) => SheetNames.Contains(sheet.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a problem that reading the rules has found in this part.</summary>
    public void Add(RuleProblem problem)
    {
        if (problem.Field is { } refused && Refused.Contains(refused))
            return;
        var code = FindingCodes.Find(problem.Code);
        object field = problem.Field is { } path && Name == RuleFiles.ContestName ? new NamedSetting(path, IsSheet) : problem.Field ?? "";
        IReadOnlyList<string> arguments = code == FindingCodes.UnknownKey
            ? [Suggestions.Nearest(problem.Found!, problem.Arguments[0].Split(", "))]
            : problem.Arguments;
        int? column = problem.Field is { } name && Columns.TryGetValue(name, out var known) ? known : ValueColumn;
        Findings.Add(code, problem.Line, column, problem.Field, problem.Found, [field, .. arguments]);
    }
}
