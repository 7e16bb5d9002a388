using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Web.Answers;

/// <summary>How many findings a file has; <c>NotShown</c> of them are counted and not listed.</summary>
/// <param name="Errors">What refuses the file.</param>
/// <param name="Warnings">What is probably a mistake and does not refuse the file.</param>
/// <param name="Notices">What was understood and should be looked at, or is missing.</param>
/// <param name="NotShown">How many of these are counted and not listed.</param>
public sealed record FindingCounts(int Errors, int Warnings, int Notices, int NotShown)
{
    public static FindingCounts Of(FindingList findings) => new(findings.Errors, findings.Warnings, findings.Notices, findings.More);
}
