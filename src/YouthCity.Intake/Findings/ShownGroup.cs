using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Findings;

/// <summary>All findings of one kind as answers show them.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Code">A stable code of the kind of finding.</param>
/// <param name="Title">The kind in words, in the language asked for.</param>
/// <param name="Count">How many, whether listed or not.</param>
/// <param name="Cells">The first of their cells, as spreadsheets name them.</param>
public sealed record ShownGroup(string Severity, string Code, string Title, int Count, IReadOnlyList<string> Cells)
{
    public static IReadOnlyList<ShownGroup> Of(FindingList findings, Language language) =>
        [.. findings.Groups.Select(group => new ShownGroup(
            group.Severity.Code(), group.Code, Messages.In(language, $"finding.{group.Code}.title"), group.Count, group.Cells))];
}
