using System.Globalization;
using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Findings;

/// <summary>A finding as answers and listings show it.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Code">A stable code of the kind of finding.</param>
/// <param name="Row">The physical line, from 1; null where it is about the whole file.</param>
/// <param name="Column">The field the column holds, or the header as it stands.</param>
/// <param name="Cell">The cell as spreadsheets name it, such as <c>D12</c>.</param>
/// <param name="Value">The cell as found.</param>
/// <param name="Message">What was found, in the language asked for.</param>
/// <param name="Expected">What was expected, in the language asked for; null where that says nothing more.</param>
/// <param name="Fix">How to mend it, in the language asked for; null where there is nothing to mend.</param>
public sealed record ShownFinding(
    string Severity, string Code, long? Row, string? Column, string? Cell, string? Value, string Message, string? Expected, string? Fix)
{
    /// <summary>The file that it is in, where an archive or a folder was sent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The sheet that the cell is in, where the file is a workbook.</summary>
    public string? Sheet { get; init; }
}

public static class FindingTexts
{
    /// <summary>Farther to the right than any table of ours goes.</summary>
    private const int FarRight = 1024;

    /// <summary>A month with its year, such as 2021-03, is what a workbook shows, and no two numbers.</summary>
    private static bool IsTwoNumbers(string written) =>
        written is not [_, _, _, _, '-', _, _] &&
        written.AsSpan().IndexOfAny('/', '-') is > 0 and var at && !written.AsSpan(0, at).ContainsAnyExceptInRange('0', '9')
        && at < written.Length - 1 && !written.AsSpan(at + 1).ContainsAnyExceptInRange('0', '9');

    public static string Code(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>A finding on one line, for logs: file, row, what is wrong, code.</summary>
    public static string OnOneLine(this Finding finding, Language language)
    {
        var place = string.Join(':', new[] { finding.File ?? finding.Sheet, finding.Row?.ToString(CultureInfo.InvariantCulture) }.OfType<string>());
        return $"{place}{(place.Length > 0 ? ": " : "")}{finding.In(language).Message} [{finding.Code}]";
    }

    public static ShownFinding In(this Finding finding, Language language)
    {
        var key = "finding." + finding switch
        {
            // A city nobody comes near to has nothing to suggest.
            { Arguments: [_, NamedCities { IsNone: true }, ..] } when Is(FindingCodes.UnknownCity) => "unknown-city-no-guess",

            // What a free text was cannot be guessed.
            { Arguments: [_, "", ..] } when Is(FindingCodes.LostLetters) => "lost-letters-text",

            // A formula whose result was never saved is not at fault itself.
            { Found: ['=', ..] } when Is(FindingCodes.FormulaError) => "formula-error-unsaved",

            // In the wide form a row is a whole city.
            { Field: "city" } when Is(FindingCodes.UniqueError) => "unique-error-city",

            // Ballots name groups where applications name indicators, and a mark has the same bounds everywhere.
            { Field: "group" } when Is(FindingCodes.UniqueError) => "unique-error-group",
            { Arguments: [_] } when Is(FindingCodes.ConstraintError) => "constraint-error-mark",

            // The column tells, and what it tells is out of all proportion.
            { Arguments: [_, _, _] } when Is(FindingCodes.AmbiguousNumber) => "ambiguous-number-thousandfold",

            // 8/10 and 10-12 are what somebody wrote, where a spreadsheet writes the day with its month or year.
            { Found: { } written } when Is(FindingCodes.DateForNumber) && IsTwoNumbers(written) => "date-for-number-two",

            // Rules are another JSON than ballots, and name what there is to choose from by ids alone.
            { Arguments: [_, _, _] } when Is(FindingCodes.NotJson) => "not-json-rules",
            { Arguments: [_, _, _] } when Is(FindingCodes.EncodingError) => "encoding-error-rules",
            { Arguments: [_, _, _] } when Is(FindingCodes.UnknownGroup) => "unknown-group-rules",

            // So far to the right no decimal comma has split anything.
            { Column: >= FarRight } when Is(FindingCodes.ExtraCell) => "extra-cell-far",
            _ => finding.Code,
        };
        IReadOnlyList<object> arguments = finding switch
        {
            // Findings name units as the rules do, columns by all their names, and what there is to choose from in every language.
            { Arguments: [var found, var indicator, var unit] } when Is(FindingCodes.PercentForNumber) => [found, indicator, Units.In(language, (string)unit)],
            { Arguments: [var found, _, _, _] } when Is(FindingCodes.UnknownGroup) || Is(FindingCodes.UnknownLabel) || Is(FindingCodes.UnknownStatus) => [found, finding.Arguments[1 + (int)language]],
            { Arguments: [var found, _, string names] } when Is(FindingCodes.MissingLabel) => [found, names.Split(" / ")[(int)language], names],
            _ => [.. finding.Arguments.Select(argument => argument switch
            {
                NamedCities cities => cities.In(language),
                NamedSetting setting => setting.In(language),
                _ => argument,
            })],
        };
        return new(
            finding.Severity.Code(), finding.Code, finding.Row, finding.Field,
            finding is { Row: { } row, Column: { } column } ? FormattableString.Invariant($"{ColumnLetters.Of(column)}{row}") : null,
            finding.Found,
            Messages.In(language, $"{key}.message", arguments),
            Optional($"{key}.expected"), Optional($"{key}.fix"))
        { File = finding.File, Sheet = finding.Sheet };

        bool Is(FindingCode code) => finding.Code == code.Name;

        string? Optional(string text) => Messages.In(language, text, arguments) is { Length: > 0 } some ? some : null;
    }
}
