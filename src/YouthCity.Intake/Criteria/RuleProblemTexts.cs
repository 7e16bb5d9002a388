using YouthCity.Core;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Criteria;

public static class RuleProblemTexts
{
    /// <summary>File, line and reason on one line.</summary>
    public static string In(this RuleProblem problem, Language language)
    {
        // Problems of contest.json name their key first, those of tables only where it matters.
        var key = $"rule.{problem.Code}" + (problem.Code == "bad-id" && problem.Arguments.Count > 1 ? ".contest" : "");
        return FormattableString.Invariant($"{problem.File}:{problem.Line}: {Messages.In(language, key, problem.Arguments)} [{problem.Code}]");
    }
}
