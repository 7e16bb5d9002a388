using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Texts;
using Field = YouthCity.Intake.Columns.Field;

namespace YouthCity.Intake.Criteria;

/// <summary>What a workbook of rules lets its cells hold: lists to choose from, bounds, and a note beside them.</summary>
internal static class RuleValidations
{
    /// <summary>Letters that a note of a spreadsheet may have.</summary>
    private const int LongestNote = 255, LongestTitle = 32;

    /// <summary>Null where anything can be written.</summary>
    public static DataValidation? Of(RuleSetting setting, string cell) => setting.Kind switch
    {
        SettingKind.Choice => Choice(setting.Choices, cell),
        SettingKind.YesNo => Choice(["true", "false"], cell),
        SettingKind.Whole => Between(DataValidationValues.Whole, setting.Minimum, setting.Maximum, cell),
        SettingKind.Number => Between(DataValidationValues.Decimal, setting.Minimum, setting.Maximum, cell),
        SettingKind.Money or SettingKind.MoneyList => Between(DataValidationValues.Decimal, 0, (double)Money.MostSom, cell),
        _ => null,
    };

    /// <summary>Empty where anything can be written and nothing need be said.</summary>
    public static IEnumerable<DataValidation> Of(Field field, string cells, Language language)
    {
        var allowed = field == RuleFields.Kind ? Choice([.. Enum.GetValues<IndicatorKind>().Select(kind => kind.Code())], cells)
            : field == RuleFields.Direction ? Choice(["+", "-"], cells)
            : field == RuleFields.Group ? Listed($"'{RulePart.NameOf(RuleFiles.GroupsName, language)}'!$A$2:$A${RuleWorkbook.RowsToAdd}", cells)
            : field == RuleFields.Weight ? Between(DataValidationValues.Decimal, ContestParser.LightestWeight, ContestParser.HeaviestWeight, cells)
            : field == RuleFields.Latitude ? Between(DataValidationValues.Decimal, -90, 90, cells)
            : field == RuleFields.Longitude ? Between(DataValidationValues.Decimal, -180, 180, cells)
            : RuleFields.CellOf(field) == RuleCell.Number ? Between(DataValidationValues.Decimal, double.MinValue, double.MaxValue, cells)
            : new DataValidation { SequenceOfReferences = Cells(cells) };
        if (NoteOf(field) is { } note)
        {
            var (title, text) = (field.In(language), Messages.In(language, note));
            allowed.ShowInputMessage = true;
            allowed.PromptTitle = title[..Math.Min(title.Length, LongestTitle)];
            allowed.Prompt = text[..Math.Min(text.Length, LongestNote)];
        }
        else if (allowed.Type is null)
        {
            yield break;
        }

        yield return allowed;
    }

    private static string? NoteOf(Field field) =>
        field == RuleFields.Id ? "rules.column.id"
        : field == RuleFields.Group ? "rules.column.group"
        : field == RuleFields.Weight ? "rules.column.weight"
        : field == RuleFields.Kind ? "rules.column.kind"
        : field == RuleFields.Direction ? "rules.column.direction"
        : field == RuleFields.Minimum || field == RuleFields.Maximum ? "rules.column.bound"
        : field == RuleFields.Worst || field == RuleFields.Best ? "rules.column.goalpost"
        : field == RuleFields.Aliases ? "rules.column.aliases"
        : field == RuleFields.Latitude || field == RuleFields.Longitude ? "rules.column.mappoint"
        : null;

    private static DataValidation Choice(IReadOnlyList<string> choices, string cells) => Listed($"\"{string.Join(',', choices)}\"", cells);

    private static DataValidation Listed(string list, string cells) => new(new Formula1(list))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        SequenceOfReferences = Cells(cells),
    };

    private static DataValidation Between(DataValidationValues type, double low, double high, string cells)
    {
        // No spreadsheet reads numbers as large as the largest.
        const double Most = 1e300;
        return new(new Formula1(Text(Math.Max(low, -Most))), new Formula2(Text(Math.Min(high, Most))))
        {
            Type = type,
            Operator = DataValidationOperatorValues.Between,
            AllowBlank = true,
            ShowErrorMessage = true,
            SequenceOfReferences = Cells(cells),
        };
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static ListValue<StringValue> Cells(string cells) => new() { InnerText = cells };
}
