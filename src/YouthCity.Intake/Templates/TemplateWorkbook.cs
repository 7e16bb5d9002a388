using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Templates;

/// <summary>A template as a workbook: drop-downs for cities and indicators, and the spreadsheet itself refuses what the service would.</summary>
public static class TemplateWorkbook
{
    private const string Lists = "lists";

    /// <summary>Stands for no bound where a formula needs one.</summary>
    private const double NoBound = 1e300;

    public static byte[] Write(ApplicationTemplate template)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateStyles.Sheet();
            TemplateSheet.Add(book, "applications", Table(template), TemplateStyles.Columns(template), Validations(template));
            TemplateSheet.Add(book, Lists, ListRows(template), TemplateStyles.ListColumns(), validations: null);
            TemplateSheet.Add(book, TemplateStamp.Sheet, TemplateStamp.Prints(template.Contest).Select(IReadOnlyList<object?> (print) => [print]), TemplateStyles.ListColumns(), validations: null);
            book.Workbook.Descendants<Sheet>().Last().State = SheetStateValues.Hidden;
        }

        return stream.ToArray();
    }

    private static IEnumerable<IReadOnlyList<object?>> Table(ApplicationTemplate template)
    {
        var table = template.Table();
        return table.Rows.Prepend(table.Columns);
    }

    /// <summary>What the drop-downs offer, and the bounds beside each indicator.</summary>
    private static IEnumerable<IReadOnlyList<object?>> ListRows(ApplicationTemplate template)
    {
        var contest = template.Contest;
        yield return ["↓", "↓", "min", "max"];
        for (var row = 0; row < Math.Max(contest.Cities.Count, contest.Indicators.Count); row++)
        {
            var city = row < contest.Cities.Count ? contest.Cities[row].Name.In(template.Language) : null;
            yield return row < contest.Indicators.Count && contest.Indicators[row] is var indicator
                ? [city, TemplateLabel.Of(indicator, template.Language), indicator.Minimum ?? -NoBound, indicator.Maximum ?? NoBound]
                : [city];
        }
    }

    private static DataValidations Validations(ApplicationTemplate template)
    {
        var contest = template.Contest;
        var (first, last) = (ApplicationTemplate.RowsAbove + 1, ApplicationTemplate.RowsAbove + (contest.Cities.Count * (template.IsWide ? 1 : contest.Indicators.Count)));
        var all = new List<DataValidation> { Choice($"A{first}:A{last}", $"{Lists}!$A$2:$A${contest.Cities.Count + 1}") };
        if (template.IsWide)
            all.AddRange(contest.Indicators.Select((indicator, i) => Range(template, indicator, $"{ColumnLetters.Of(1 + (2 * i))}{first}:{ColumnLetters.Of(2 + (2 * i))}{last}")));
        else
            all.AddRange([Choice($"B{first}:B{last}", List("B")), Number($"C{first}:D{last}", Bounded(first))]);
        return new DataValidations(all) { Count = (uint)all.Count };

        string List(string column) => $"{Lists}!${column}$2:${column}${contest.Indicators.Count + 1}";

        // The row's own indicator says the bounds, also where another one was chosen or rows were sorted.
        string Bounded(int row) =>
            $"AND(ISNUMBER(C{row}),C{row}>=INDEX({List("C")},MATCH($B{row},{List("B")},0)),C{row}<=INDEX({List("D")},MATCH($B{row},{List("B")},0)))";
    }

    internal static DataValidation Choice(string cells, string list) => new(new Formula1(list))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
    };

    private static DataValidation Number(string cells, string formula) => new(new Formula1(formula))
    {
        Type = DataValidationValues.Custom,
        AllowBlank = true,
        ShowErrorMessage = true,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
    };

    private static DataValidation Range(ApplicationTemplate template, Indicator indicator, string cells)
    {
        var (low, high) = (Bound(indicator.Minimum ?? -NoBound), Bound(indicator.Maximum ?? NoBound));
        var label = TemplateLabel.Of(indicator, template.Language);
        return new(new Formula1(low), new Formula2(high))
        {
            Type = DataValidationValues.Decimal,
            Operator = DataValidationOperatorValues.Between,
            AllowBlank = true,
            ShowErrorMessage = true,
            ShowInputMessage = true,
            PromptTitle = indicator.Id[..Math.Min(indicator.Id.Length, 32)],
            Prompt = label[..Math.Min(label.Length, 255)],
            SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
        };
    }

    private static string Bound(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
