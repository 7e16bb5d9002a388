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

    public IReadOnlyList<Field> Fields => Name switch
    {
        RuleFiles.GroupsName => RuleFields.Groups,
        RuleFiles.IndicatorsName => RuleFields.Indicators,
        _ => RuleFields.Cities,
    };

    /// <summary>Adds a problem that reading the rules has found in this part.</summary>
    public void Add(RuleProblem problem)
    {
        var code = FindingCodes.Find(problem.Code);
        object field = problem.Field is { } path && Name == RuleFiles.ContestName ? new NamedSetting(path, IsSheet) : problem.Field ?? "";
        IReadOnlyList<string> arguments = code == FindingCodes.UnknownKey
            ? [Suggestions.Nearest(problem.Found!, problem.Arguments[0].Split(", "))]
            : problem.Arguments;
        Findings.Add(code, problem.Line, problem.Field is { } name && Columns.TryGetValue(name, out var column) ? column : null, problem.Field, problem.Found, [field, .. arguments]);
    }
}
