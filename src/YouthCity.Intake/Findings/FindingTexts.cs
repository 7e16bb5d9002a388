using YouthCity.Core;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Findings;

/// <summary>A finding as answers and listings show it.</summary>
/// <param name="Row">The physical line, from 1.</param>
/// <param name="Column">The field the column holds, or the header as it stands.</param>
/// <param name="Cell">The cell as spreadsheets name it, such as <c>D12</c>.</param>
/// <param name="Value">The cell as found.</param>
public sealed record ShownFinding(
    string Severity, string Code, long? Row, string? Column, string? Cell, string? Value, string Message, string? Expected, string? Fix)
{
    /// <summary>The sheet that the cell is in, where the file is a workbook.</summary>
    public string? Sheet { get; init; }
}

public static class FindingTexts
{
    public static string Code(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    public static ShownFinding In(this Finding finding, Language language)
    {
        var key = "finding." + finding switch
        {
            // A city nobody comes near to has nothing to suggest.
            { Arguments: [_, "", ..] } when Is(FindingCodes.UnknownCity) => "unknown-city-no-guess",

            // What a free text was cannot be guessed.
            { Arguments: [_, "", ..] } when Is(FindingCodes.LostLetters) => "lost-letters-text",

            // A formula whose result was never saved is not at fault itself.
            { Found: ['=', ..] } when Is(FindingCodes.FormulaError) => "formula-error-unsaved",

            // In the wide form a row is a whole city.
            { Field: "city" } when Is(FindingCodes.UniqueError) => "unique-error-city",

            // Ballots name groups where applications name indicators, and a mark has the same bounds everywhere.
            { Field: "group" } when Is(FindingCodes.UniqueError) => "unique-error-group",
            { Arguments: [_] } when Is(FindingCodes.ConstraintError) => "constraint-error-mark",
            _ => finding.Code,
        };
        var arguments = finding switch
        {
            // Findings name units as the rules do, columns by all their names, and what there is to choose from in every language.
            { Arguments: [var found, var indicator, var unit] } when Is(FindingCodes.PercentForNumber) => [found, indicator, Units.In(language, unit)],
            { Arguments: [var found, _, _, _] } when Is(FindingCodes.UnknownGroup) || Is(FindingCodes.UnknownLabel) => [found, finding.Arguments[1 + (int)language]],
            { Arguments: [var found, _, var names] } when Is(FindingCodes.MissingLabel) => [found, names.Split(" / ")[(int)language], names],
            _ => finding.Arguments,
        };
        return new(
            finding.Severity.Code(), finding.Code, finding.Row, finding.Field,
            finding is { Row: { } row, Column: { } column } ? FormattableString.Invariant($"{ColumnLetters.Of(column)}{row}") : null,
            finding.Found,
            Messages.In(language, $"{key}.message", arguments),
            Optional($"{key}.expected"), Optional($"{key}.fix"))
        { Sheet = finding.Sheet };

        bool Is(FindingCode code) => finding.Code == code.Name;

        string? Optional(string text) => Messages.In(language, text, arguments) is { Length: > 0 } some ? some : null;
    }
}
