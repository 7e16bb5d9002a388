using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Marking;

/// <summary>What is said of one table when it goes back.</summary>
/// <param name="More">How many findings were counted and not kept.</param>
internal sealed record TableFindings(IReadOnlyList<Finding> All, int More)
{
    public static TableFindings Of(FindingList findings) => new(findings.All, findings.More);

    /// <summary>What was found in one of the sheets that were read.</summary>
    /// <param name="isFirst">Whether it also says what is about no sheet, such as one that is missing.</param>
    public static TableFindings OfSheet(FindingList findings, string sheet, bool isFirst) => new(
        [.. findings.All.Where(finding => finding.Sheet is null ? isFirst : finding.Sheet.Equals(sheet, StringComparison.Ordinal))], isFirst ? findings.More : 0);
}
