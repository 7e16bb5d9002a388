using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;
using CellXml = YouthCity.Intake.Tables.Xlsx.CellXml;

namespace YouthCity.Intake.Marking;

/// <summary>A cell that something was found in, or the place beside its row where a finding is about no single cell.</summary>
/// <param name="Severity">The worst.</param>
/// <param name="Note">What is written on the cell; null if the cell itself says it.</param>
internal sealed record CellAnnotation(long Row, int Column, Severity Severity, string? Note)
{
    /// <summary>How our notes are known when the file comes back.</summary>
    public const string Sign = "YouthCity: ";

    /// <summary>Such as <c>D12</c>.</summary>
    public string Cell => FormattableString.Invariant($"{ColumnLetters.Of(Column)}{Row}");

    public static IReadOnlyList<CellAnnotation> Of(TableFindings findings, ReturnedTable table, Language language) =>
    [
        .. from finding in findings.All
           let isOfCell = finding is { Row: not null, Column: not null }
           group finding by (Row: isOfCell || finding.Row > table.HeaderRow ? finding.Row!.Value : table.HeaderRow, Column: isOfCell ? finding.Column!.Value : table.Found) into cell
           orderby cell.Key.Row, cell.Key.Column
           let said = cell.Key.Column == table.Found && cell.Key.Row > table.HeaderRow ? null : CellXml.Cut(Sign + string.Join('\n', cell.Select(finding => Say(finding, language))))
           select new CellAnnotation(cell.Key.Row, cell.Key.Column, cell.Min(finding => finding.Severity), said),
    ];

    private static string Say(Finding finding, Language language)
    {
        var shown = finding.In(language);
        return string.Join(' ', ((string?[])[$"{Messages.In(language, $"severity.{shown.Severity}")}:", shown.Message, shown.Expected, shown.Fix]).Where(part => part is not null));
    }
}
