using Microsoft.AspNetCore.Mvc;
using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Answers;

/// <summary>What the refusal of a file says beside its code.</summary>
public sealed record FileRefusal(FileForm? Form, FindingCounts Counts, IReadOnlyList<ShownGroup> Groups, IReadOnlyList<ShownFinding> Findings)
{
    public static FileRefusal Of(FileForm? form, FindingList findings, Language language) =>
        new(form, FindingCounts.Of(findings), ShownGroup.Of(findings, language), [.. findings.All.Select(finding => finding.In(language))]);

    /// <summary>The document that a file with errors is answered with.</summary>
    public static ProblemDetails Details(FileForm? form, FindingList findings, Language language) =>
        Problem.Details(language, ProblemCodes.FileRefused, Of(form, findings, language), [findings.Errors]);
}
