using Microsoft.AspNetCore.Mvc;
using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Answers;

/// <summary>What the refusal of a file says beside its code.</summary>
/// <param name="Form">What was recognised in the file; null if it could not be read that far.</param>
/// <param name="Counts">How many findings there are.</param>
/// <param name="Groups">The findings by kind, with the places of the first of each.</param>
/// <param name="Findings">The findings one by one, as many as are listed.</param>
public sealed record FileRefusal(FileForm? Form, FindingCounts Counts, IReadOnlyList<ShownGroup> Groups, IReadOnlyList<ShownFinding> Findings)
{
    public static FileRefusal Of(FileForm? form, FindingList findings, Language language) =>
        new(form, FindingCounts.Of(findings), ShownGroup.Of(findings, language), [.. findings.All.Select(finding => finding.In(language))]);

    /// <summary>The document that a file with errors is answered with.</summary>
    public static ProblemDetails Details(FileForm? form, FindingList findings, Language language) =>
        Problem.Details(language, ProblemCodes.FileRefused, Of(form, findings, language), [findings.Errors]);
}
