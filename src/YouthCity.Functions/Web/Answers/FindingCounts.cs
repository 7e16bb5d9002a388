using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Web.Answers;

/// <summary>How many findings a file has; <c>NotShown</c> of them are counted and not listed.</summary>
public sealed record FindingCounts(int Errors, int Warnings, int Notices, int NotShown)
{
    public static FindingCounts Of(FindingList findings) => new(findings.Errors, findings.Warnings, findings.Notices, findings.More);
}
