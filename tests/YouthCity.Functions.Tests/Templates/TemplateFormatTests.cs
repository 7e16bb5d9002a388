using System.Globalization;
using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Functions.Tests.Templates;

public sealed class TemplateFormatTests(Service service) : IClassFixture<Service>
{
    public static TheoryData<string, string> EveryWorkbook { get; } =
        [.. from form in new[] { "long", "wide" } from language in new[] { "ky", "ru", "en" } select (form, language)];

    [Theory]
    [MemberData(nameof(EveryWorkbook))]
    public async Task The_workbook_is_one_by_the_standard_and_holds_the_same_table(string form, string language)
    {
        using var stream = new MemoryStream(await ReadAsync($"template?format=xlsx&form={form}&lang={language}"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(error => error.Description));
        var csv = CsvText.Parse((await service.Anyone.ReadOfAsync($"template?form={form}&lang={language}")).Text);
        Assert.Equal(
            csv.Select(row => row[..^1].Where(cell => cell.Length > 0)),
            Sheet(book, 0).Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText)));
    }

    [Theory]
    [MemberData(nameof(EveryWorkbook))]
    public async Task The_example_begins_with_a_word_and_not_with_what_only_the_service_reads(string form, string language)
    {
        var row = CsvText.Parse((await service.Anyone.ReadOfAsync($"template?form={form}&lang={language}")).Text)[1];
        Assert.Equal(language switch { "ky" => "Мисал", "ru" => "Пример", _ => "Example" }, row[0]);
        Assert.StartsWith("1.1=", row[^1], StringComparison.Ordinal);
        using var stream = new MemoryStream(await ReadAsync($"template?format=xlsx&form={form}&lang={language}"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Equal(row[0], Sheet(book, 0).Descendants<Cell>().Single(cell => cell.CellReference == "A2").InnerText);
        Assert.Equal(SheetStateValues.Hidden, book.WorkbookPart!.Workbook!.Descendants<Sheet>().Last().State!.Value);
        Assert.Equal(row[^1].Split(' '), Sheet(book, 2).Descendants<Cell>().Select(cell => cell.InnerText));
    }

    [Theory]
    [MemberData(nameof(EveryWorkbook))]
    public async Task Template_schema_and_example_agree(string form, string language)
    {
        var fields = (await service.Anyone.ReadOfAsync($"template?format=schema&form={form}&lang={language}")).Json.GetProperty("fields").EnumerateArray().ToList();
        foreach (var row in CsvText.Parse((await service.Anyone.ReadOfAsync($"template?form={form}&lang={language}")).Text).Skip(1))
            Assert.All(fields.Zip(row), pair => AssertFits(pair.First, pair.Second));
        var example = DescribedFunction.All.Single(described => described.Function.Name == "ApplicationsUpload").Operation.Takes!.Examples[0].Body;
        if (form == "long")
            Assert.All(fields.Where((_, at) => at is 0 or 1 or 3).Zip(CsvText.Parse(example)[1]), pair => AssertFits(pair.First, pair.Second));
    }

    /// <summary>As a reader of Table Schema holds cells to it.</summary>
    private static void AssertFits(JsonElement field, string cell)
    {
        JsonElement? rules = field.TryGetProperty("constraints", out var constraints) ? constraints : null;
        if (rules is { } all && all.TryGetProperty("enum", out var values))
            Assert.Contains(cell, values.EnumerateArray().Select(value => value.GetString()));
        if (cell.Length == 0 || field.GetProperty("type").GetString() == "string")
            return;
        var number = double.Parse(cell, CultureInfo.InvariantCulture);
        Assert.True(rules?.TryGetProperty("minimum", out var least) != true || number >= least.GetDouble(), $"{field} {cell}");
        Assert.True(rules?.TryGetProperty("maximum", out var most) != true || number <= most.GetDouble(), $"{field} {cell}");
    }

    [Fact]
    public async Task The_spreadsheet_offers_cities_and_indicators_and_holds_numbers_to_their_bounds()
    {
        using var stream = new MemoryStream(await ReadAsync("template?format=xlsx&lang=ky"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        var lists = Sheet(book, 1).Descendants<Row>().Skip(1).Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        Assert.Equal("Кара-Көл", lists.Select(row => row[0]).Single(city => city.StartsWith("Кара-К", StringComparison.Ordinal) && city.EndsWith('л')));
        var share = lists.Single(row => row.Count == 4 && row[1].StartsWith("1.2 ", StringComparison.Ordinal));
        Assert.Equal(["0", "100"], share[2..]);
        Assert.EndsWith("[%; 0 – 100]", share[1], StringComparison.Ordinal);
        var (last, lastIndicator) = (2 + (18 * Seeds.Indicators), 1 + Seeds.Indicators);
        Assert.Equal(
            [($"A3:A{last}", "lists!$A$2:$A$19"), ($"B3:B{last}", $"lists!$B$2:$B${lastIndicator}"), ($"C3:D{last}", null)],
            Sheet(book, 0).Descendants<DataValidation>().Select(rule =>
                (rule.SequenceOfReferences!.InnerText!, rule.Type?.Value == DataValidationValues.List ? rule.Formula1!.Text : null)));
    }

    [Fact]
    public async Task A_column_of_the_wide_form_has_the_bounds_of_its_indicator()
    {
        using var stream = new MemoryStream(await ReadAsync("template?format=xlsx&form=wide"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        var rules = Sheet(book, 0).Descendants<DataValidation>().ToList();
        Assert.Equal(1 + Seeds.Indicators, rules.Count);
        var share = rules.Single(rule => rule.PromptTitle?.Value == "1.2");
        Assert.Equal(("D3:E20", "0", "100"), (share.SequenceOfReferences!.InnerText, share.Formula1!.Text, share.Formula2!.Text));
    }

    [Theory]
    [InlineData("long", 8, 0, "город", "показатель")]
    [InlineData("wide", 2, 2, "город", null)]
    public async Task The_table_schema_names_the_columns_of_the_template_and_what_they_take(string form, int columns, int perIndicator, string city, string? indicator)
    {
        var schema = (await service.Anyone.ReadOfAsync($"template?format=schema&lang=ru&form={form}")).AssertStatus(HttpStatusCode.OK).Json;
        var fields = schema.GetProperty("fields").EnumerateArray().ToList();
        var header = CsvText.Parse((await service.Anyone.ReadOfAsync($"template?lang=ru&form={form}")).Text)[0];
        Assert.Equal(header, fields.Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(columns + (perIndicator * Seeds.Indicators), fields.Count);
        Assert.Equal(18 + 18 + 1, fields[0].GetProperty("constraints").GetProperty("enum").GetArrayLength());
        Assert.Equal(indicator is null ? [city] : [city, indicator], schema.GetProperty("primaryKey").EnumerateArray().Select(key => key.GetString()!));
        if (form == "wide")
            Assert.Equal(100, fields.Single(field => field.GetProperty("name").GetString() == "1.2").GetProperty("constraints").GetProperty("maximum").GetDouble());
    }

    [Fact]
    public async Task The_metadata_for_the_web_names_the_columns_of_the_template()
    {
        var reply = (await service.Anyone.ReadOfAsync("template?format=csvw&lang=en&form=wide")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("http://www.w3.org/ns/csvw", reply.Json.GetProperty("@context").GetString());
        var header = CsvText.Parse((await service.Anyone.ReadOfAsync("template?lang=en&form=wide")).Text)[0];
        Assert.Equal(header, reply.Json.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("titles").GetString()));
    }

    [Fact]
    public async Task A_format_that_is_not_there_is_400() =>
        (await service.Anyone.ReadOfAsync("template?format=pdf")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");

    private async Task<byte[]> ReadAsync(string what) => (await service.Anyone.ReadOfAsync(what)).AssertStatus(HttpStatusCode.OK).Content;

    private static Worksheet Sheet(SpreadsheetDocument book, int position)
    {
        var sheet = book.WorkbookPart!.Workbook!.Descendants<Sheet>().ElementAt(position);
        return ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!;
    }
}
