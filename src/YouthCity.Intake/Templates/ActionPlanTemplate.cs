using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Core;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Criteria;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Templates;

/// <summary>The file of action plans to fill in: a header, and in a workbook lists of cities, groups and states to choose from. Its cells are text: what is typed there, such as 2021-03, becomes no date.</summary>
public sealed record ActionPlanTemplate(Contest Contest, Language Language)
{
    /// <summary>Rows that the lists are offered in.</summary>
    private const int Rows = 1000;

    private const string Lists = "lists";

    public CsvTable Table() => new([.. ActionPlanFields.All.Select(field => field.In(Language))], []);

    public byte[] Workbook()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook(new Sheets());
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateStyles.Sheet();
            string[][] choices =
            [
                [.. Contest.Cities.Select(city => city.Name.In(Language))],
                [.. Contest.Groups.Select(group => $"{group.Id} {group.Name.In(Language)}")],
                [.. Enum.GetValues<ActionStatus>().Select(status => StatusWords.In(Language, status))],
            ];
            TemplateSheet.Add(book, "action-plans", [Table().Columns], TemplateStyles.Columns(this), Validations(choices));
            TemplateSheet.Add(book, Lists, ListRows(choices), TemplateStyles.ListColumns(), validations: null);
        }

        return stream.ToArray();
    }

    private static IEnumerable<IReadOnlyList<object?>> ListRows(string[][] choices)
    {
        yield return [.. choices.Select(_ => "↓")];
        for (var row = 0; row < choices.Max(choice => choice.Length); row++)
            yield return [.. choices.Select(choice => row < choice.Length ? choice[row] : null)];
    }

    private static DataValidations Validations(string[][] choices)
    {
        string[] fields = [ActionPlanFields.City.Name, ActionPlanFields.Group.Name, ActionPlanFields.Status.Name];
        DataValidation[] all =
        [
            .. fields.Select((field, i) => (Column: ColumnLetters.Of(ActionPlanFields.All.ToList().FindIndex(each => each.Name == field)), List: ColumnLetters.Of(i), choices[i].Length))
                .Select(each => TemplateWorkbook.Choice($"{each.Column}2:{each.Column}{Rows + 1}", $"{Lists}!${each.List}$2:${each.List}${each.Length + 1}")),
        ];
        return new(all) { Count = (uint)all.Length };
    }
}
