using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Tests.Files;
using YouthCity.Functions.Tests.Reference;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>The agency takes the rules as a workbook, changes it in a spreadsheet, and sends it back.</summary>
public sealed class RuleWorkbookOverHttpTests : ServiceTest
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task What_comes_back_changes_nothing_in_any_language_as_it_was_and_as_LibreOffice_saves_it()
    {
        var workbooks = new List<byte[]>();
        foreach (var language in (string[])["ky", "ru", "en"])
            workbooks.Add((await TakeAsync($"&lang={language}")).Content);
        foreach (var file in workbooks.Concat(await LibreOffice.SaveAsync(workbooks)))
        {
            var reply = (await SendAsync(file, "")).AssertStatus(HttpStatusCode.OK);
            Assert.True(reply.Json.GetProperty("unchanged").GetBoolean(), reply.Text);
            Assert.Empty(reply.Findings);
        }

        Assert.Null(await Service.VersionAsync());
    }

    [Theory]
    [InlineData("ky", "Сынак", "Көрсөткүчтөр", "салмагы", "Прогресстин үлүшү")]
    [InlineData("ru", "Конкурс", "Показатели", "вес", "Доля прогресса")]
    [InlineData("en", "Contest", "Indicators", "weight", "Share of progress")]
    public async Task Sheets_headers_notes_and_drop_downs_are_in_the_language_asked_for(string language, string settings, string indicators, string weight, string progress)
    {
        var reply = (await TakeAsync($"&lang={language}")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal((Workbook, $"2020-rules.{language}.xlsx", language), (reply.MediaType, reply.ContentHeaders.ContentDisposition!.FileName, Assert.Single(reply.ContentHeaders.ContentLanguage)));
        using var document = SpreadsheetDocument.Open(new MemoryStream(reply.Content), isEditable: false);
        var sheets = document.WorkbookPart!.Workbook!.Descendants<Sheet>().ToDictionary(sheet => sheet.Name!.Value!, sheet => ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!)).Worksheet!);
        Assert.Equal(settings, sheets.Keys.First());
        Assert.Equal(4, sheets.Count);
        Assert.Contains(weight, sheets[indicators].Descendants<Row>().First().InnerText, StringComparison.Ordinal);
        var choices = sheets[indicators].Descendants<DataValidation>().Where(validation => validation.Type?.Value == DataValidationValues.List).ToList();
        Assert.Contains(choices, validation => validation.Formula1!.Text.Contains("survey", StringComparison.Ordinal));
        Assert.Contains(sheets[indicators].Descendants<DataValidation>(), validation => validation.PromptTitle == weight && validation.Prompt == Messages.In(LanguageCodes.TryParse(language)!.Value, "rules.column.weight"));
        Assert.Contains(progress, sheets[settings].InnerText, StringComparison.Ordinal);
        Assert.Contains(Messages.In(LanguageCodes.TryParse(language)!.Value, "setting.meaning.scoring.progressShare"), sheets[settings].InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_named_by_rules_and_language_and_as_described()
    {
        var (ru, en) = (await TakeAsync("&lang=ru"), await TakeAsync("&lang=en"));
        Assert.NotEqual(ru.ETag, en.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await Service.Anyone.ReadOfAsync("rules?format=xlsx&lang=ru", ("If-None-Match", ru.ETag!))).Status);
        (await Documented.FindAsync(Service, "Rules")).AssertDescribes(en);
        (await Service.Anyone.ReadOfAsync("rules?format=ods")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task A_workbook_changed_in_LibreOffice_changes_the_rules()
    {
        var changed = new RuleSheets((await TakeAsync("&lang=en")).Content).With("Groups", "B2", 3.0).Setting("scoring.progressShare", 0.25);
        var file = (await LibreOffice.SaveAsync(changed.Bytes()))[0];

        var trial = (await SendAsync(file, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(["contest.json scoring.progressShare 0.25", "groups.csv weight 3"], Changes(trial).Order(StringComparer.Ordinal));
        Assert.True(trial.Json.GetProperty("needsReason").GetBoolean());
        (await SendAsync(file, "")).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        (await SendAsync(file, "?reason=protocol%204")).AssertStatus(HttpStatusCode.Created);

        Assert.True((await SendAsync((await TakeAsync("&lang=ky")).Content, "")).Json.GetProperty("unchanged").GetBoolean());
        Assert.Contains("\"weight\":3", (await Service.Anyone.ReadOfAsync("rules")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ky", "Топтор", "Шаарлар")]
    [InlineData("ru", "Группы", "Города")]
    [InlineData("en", "Groups", "Cities")]
    public async Task Everything_found_names_its_sheet_row_column_and_fix(string language, string groups, string cities)
    {
        var book = new RuleSheets((await TakeAsync($"&lang={language}")).Content).With(groups, "B3", 0.0).With(cities, "A2", "бишкек!").With(cities, "B4", null);

        var reply = await SendAsync(book.Bytes(), $"?lang={language}");

        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(
            [(groups, 3, "weight", "B3"), (cities, 2, "id", "A2"), (cities, 4, "name_ky", "B4")],
            reply.Errors.Select(found => (found.Sheet!, found.Row!.Value, found.Column!, found.Cell!)));
        Assert.All(reply.Errors, found => Assert.True(found is { Message.Length: > 0, Expected.Length: > 0, Fix.Length: > 0 }, $"{found}"));
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task A_refused_workbook_comes_back_with_marks_on_its_sheets_and_is_taken_once_it_is_mended()
    {
        var book = new RuleSheets((await TakeAsync("&lang=en")).Content).With("Groups", "B3", 0.0).With("Cities", "A2", "бишкек!").With("Cities", "B4", null).Without("Indicators").Bytes();

        var reply = await SendAsync(book, "?format=xlsx&lang=en");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, Workbook, "2020-refused.xlsx"), (reply.Status, reply.MediaType, reply.ContentHeaders.ContentDisposition!.FileName));
        var (settings, groups, cities) = (ReturnedSheet.Of(reply, "Contest"), ReturnedSheet.Of(reply, "Groups"), ReturnedSheet.Of(reply, "Cities"));
        Assert.Equal(("found", "found"), (groups.Cells["F1"], cities.Cells["I1"]));
        Assert.StartsWith("B3: ", groups.Cells["F3"], StringComparison.Ordinal);
        Assert.StartsWith("YouthCity: error: ", groups.Notes["B3"], StringComparison.Ordinal);
        Assert.Equal(["B3"], groups.Colours.Keys);
        Assert.Equal(["A2", "B4"], cities.Colours.Keys.Order(StringComparer.Ordinal));

        // What is about no sheet that is there stands on the first one.
        Assert.Contains("Indicators", settings.Cells["D2"], StringComparison.Ordinal);
        Assert.All([settings, groups, cities], sheet => Assert.Empty(sheet.Faults));
        (await Documented.FindAsync(Service, "RulesUpload")).AssertDescribes(reply);

        // Mended, it is taken although our column still stands there; a sheet that is right again loses its marks.
        var half = await SendAsync(new RuleSheets(reply.Content).With("Groups", "B3", 1.0).Bytes(), "?format=xlsx&lang=ru");
        Assert.False(ReturnedSheet.Of(half, "Groups").Cells.ContainsKey("F3"));
        Assert.Empty(ReturnedSheet.Of(half, "Groups").Colours);
        var whole = new RuleSheets((await SendAsync(new RuleSheets((await TakeAsync("&lang=en")).Content).With("Groups", "B3", 0.0).Bytes(), "?format=xlsx")).Content).With("Groups", "B3", 4.0);
        (await SendAsync((await LibreOffice.SaveAsync(whole.Bytes()))[0], "?reason=r")).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_workbook_of_a_new_contest_comes_back_with_marks_too()
    {
        var book = new RuleSheets((await TakeAsync("&lang=en")).Content).Setting("id", "2026").Setting("prizes.fund", "much").Bytes();

        var reply = await Service.Agency.SendFileAsync("/api/contests?format=xlsx", book);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rules-refused.xlsx"), (reply.Status, reply.ContentHeaders.ContentDisposition!.FileName));
        Assert.Single(ReturnedSheet.Of(reply, "Contest").Colours);
        (await Documented.FindAsync(Service, "ContestMaking")).AssertDescribes(reply);
        (await Service.Agency.SendFileAsync("/api/contests?format=csv", book)).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        (await SendAsync(book, "?format=csv")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        Assert.DoesNotContain("2026", (await Service.Anyone.ReadAsync("/api/contests")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_workbook_of_rules_is_answered_in_words()
    {
        foreach (var file in (byte[][])[new RuleSet().With("groups.csv", "1,1,", "1,none,").Zip(), new AWorkbook().With("a", [["x"]]).Bytes(), "PK\x03\x04nothing"u8.ToArray()])
            (await SendAsync(file, "?format=xlsx")).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    private Task<Reply> TakeAsync(string query) => Service.Anyone.ReadOfAsync($"rules?format=xlsx{query}");

    private Task<Reply> SendAsync(byte[] file, string query) => Service.Agency.SendFileAsync($"/api/contests/2020/rules{query}", file);

    private static IEnumerable<string> Changes(Reply reply) => reply.Json.GetProperty("changes").GetProperty("rules").EnumerateArray()
        .Select(change => $"{change.GetProperty("file").GetString()} {change.GetProperty("field").GetString()} {change.GetProperty("after").GetString()}");
}
