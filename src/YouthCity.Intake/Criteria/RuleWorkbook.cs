using System.Globalization;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Templates;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;
using Field = YouthCity.Intake.Columns.Field;

namespace YouthCity.Intake.Criteria;

/// <summary>Rules as a workbook for people to change: four sheets in their language, with drop-downs, bounds and notes. Sent back unchanged it says the same rules.</summary>
public static class RuleWorkbook
{
    /// <summary>Rows below the last one that get drop-downs too.</summary>
    internal const int RowsToAdd = 200;

    /// <summary>Places that can be given a prize without a new row.</summary>
    private const int PlacesToFill = 5;

    private const double NameWidth = 40, TextWidth = 60, IdWidth = 16, NumberWidth = 14;

    public static byte[] Write(Contest contest, Language language, CancellationToken cancellation = default)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateStyles.Sheet();
            AddSettings(book, contest, language);
            AddTable(book, RuleFiles.GroupsName, RuleFields.Groups, RuleTables.Groups(contest), language, cancellation);
            AddTable(book, RuleFiles.IndicatorsName, RuleFields.Indicators, RuleTables.Indicators(contest), language, cancellation);
            AddTable(book, RuleFiles.CitiesName, RuleFields.Cities, RuleTables.Cities(contest), language, cancellation);
        }

        return stream.ToArray();
    }

    private static void AddSettings(WorkbookPart book, Contest contest, Language language)
    {
        var json = ContestFile.Settings(contest);
        var places = Math.Max(PlacesToFill, contest.Prizes.Places.Count);
        var rows = RuleSettings.All.SelectMany(setting => SettingRows.Paths(setting, places).Select(path => (Setting: setting, Path: path))).ToList();
        var all = rows.Select((row, at) => RuleValidations.Of(row.Setting, $"B{at + 2}")).OfType<DataValidation>().ToList();
        TemplateSheet.Add(
            book, RulePart.NameOf(RuleFiles.ContestName, language),
            rows.Select(IReadOnlyList<object?> (row) => [SettingLabel.Of(row.Path, language), Value(json, row.Setting, row.Path), Messages.In(language, $"setting.meaning.{row.Setting.Path}")])
                .Prepend([.. SettingFields.All.Select(field => field.In(language))]),
            new(Column(1, NameWidth, TemplateStyles.Text), Column(2, TextWidth, TemplateStyles.Text), Column(3, TextWidth, TemplateStyles.Text)),
            new(all) { Count = (uint)all.Count });
    }

    private static object? Value(JsonObject json, RuleSetting setting, string path)
    {
        JsonNode? node = json;
        foreach (var key in path.Split('.'))
        {
            // One text that stands for all languages is written in each of them.
            node = node switch
            {
                JsonArray list => int.Parse(key, CultureInfo.InvariantCulture) is var place && place <= list.Count ? list[place - 1] : null,
                JsonObject inside => inside[key],
                _ => node,
            };
        }

        return setting.Kind switch
        {
            SettingKind.Ties => node is JsonArray { Count: > 0 } ties ? string.Join(", ", ties.Select(name => name!.GetValue<string>())) : null,
            SettingKind.YesNo => node!.GetValue<bool>() ? "true" : "false",
            SettingKind.Number or SettingKind.Whole => node is null ? TemplateSheet.NoNumber : Convert.ToDouble(((JsonValue)node).GetValue<object>(), CultureInfo.InvariantCulture),
            SettingKind.Money or SettingKind.MoneyList => node is null ? TemplateSheet.NoNumber : (double)node.GetValue<decimal>(),
            _ => node?.GetValue<string>(),
        };
    }

    private static void AddTable(WorkbookPart book, string file, IReadOnlyList<Field> fields, CsvTable table, Language language, CancellationToken cancellation)
    {
        var rows = table.Rows.ToList();
        var last = rows.Count + 1 + RowsToAdd;
        var all = fields.SelectMany((field, column) => RuleValidations.Of(field, $"{ColumnLetters.Of(column)}2:{ColumnLetters.Of(column)}{last}", language)).ToList();
        TemplateSheet.Add(
            book, RulePart.NameOf(file, language),
            rows.Select(IReadOnlyList<object?> (row) =>
            {
                cancellation.ThrowIfCancellationRequested();
                return [.. row.Select(cell => cell is "" ? null : cell)];
            }).Prepend([.. fields.Select(field => field.In(language))]),
            new(fields.Select((field, column) => RuleFields.CellOf(field) switch
            {
                RuleCell.Number or RuleCell.Weight => Column(column + 1, NumberWidth, style: 0),
                RuleCell.Text => Column(column + 1, NameWidth, TemplateStyles.Text),
                _ => Column(column + 1, IdWidth, TemplateStyles.City),
            })),
            new(all) { Count = (uint)all.Count });
    }

    private static Column Column(int at, double width, uint style) => new() { Min = (uint)at, Max = (uint)at, Width = width, CustomWidth = true, Style = style };
}
