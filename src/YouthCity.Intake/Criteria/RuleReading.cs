using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Criteria;

/// <summary>The one way on which rules are read, whatever they came in: four parts become text, the text becomes rules, and what was found on the way stands part by part.</summary>
internal sealed class RuleReading(bool isWorkbook)
{
    private readonly RulePart[] _parts = [.. RuleFiles.Names.Select(name => new RulePart(name, isWorkbook))];

    public RulePart Contest => _parts[0];

    public RulePart Groups => _parts[1];

    public RulePart Indicators => _parts[2];

    public RulePart Cities => _parts[3];

    public IReadOnlyList<RulePart> Parts => _parts;

    /// <summary>The rules; null if anything was found that refuses them. What was found in each part is added to the list.</summary>
    public Contest? Finish(ContestText text, FindingList findings)
    {
        var isRead = ContestParser.TryParse(text, out var contest, out var problems);
        foreach (var problem in problems)
            _parts.First(part => part.Name == problem.File).Add(problem);
        foreach (var part in _parts)
            findings.AddPart(part.Findings, isWorkbook ? null : part.Name);
        return isRead && !findings.HasErrors ? contest : null;
    }
}
