using System.IO.Compression;
using System.Net;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Columns;

namespace YouthCity.Functions.Tests.Files;

public sealed class WorkbookTests(Service service) : IClassFixture<Service>
{
    private static readonly object?[] s_header = AFile.Headers("ru");

    [Fact]
    public async Task A_workbook_is_taken_as_a_csv_file_is()
    {
        var reply = (await ApplyAsync(["Ош", "1.2", 30, 45.5, null, "отчёт", "№ 7"], ["Талас", "1.2", 30.25, "45,5"])).AssertStatus(HttpStatusCode.OK);
        var form = reply.Json.GetProperty("form");
        Assert.Equal(("xlsx", "Данные", "long", "ru"), (Text("format"), Text("sheet"), Text("form"), Text("language")));
        Assert.Equal(
            [("osh", "1.2", "value", 45.5), ("talas", "1.2", "value", 45.5)],
            Changes(reply).Where(change => change.Field == "value").Select(change => (change.City, change.Indicator, change.Field, change.After)));
        string? Text(string name) => form.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Numbers_are_what_the_cell_holds()
    {
        string[] cells =
        [
            AWorkbook.Number(1.234), AWorkbook.Number(12345678.9), AWorkbook.Number(1e-7), AWorkbook.Formula("2*3", 6), AWorkbook.Number(-0.0),
        ];
        string[] indicators = ["2.1", "2.2", "2.4", "3.1", "3.2"];
        var reply = await ApplyAsync([.. cells.Zip(indicators, object?[] (cell, indicator) => ["osh", indicator, null, cell])]);
        Assert.Equal([1.234, 12345678.9, 1e-7, 6, 0], Changes(reply.AssertStatus(HttpStatusCode.OK)).Select(change => change.After));
    }

    [Theory]
    [InlineData(0.45, 45)]
    [InlineData(0.07, 7)]
    [InlineData(1, 100)]
    public async Task A_cell_shown_as_a_percentage_is_read_as_it_is_shown(double held, double read)
    {
        var reply = (await ApplyAsync(["osh", "1.2", null, AWorkbook.Percent(held)])).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(read, Assert.Single(Changes(reply)).After);
    }

    public static TheoryData<string, string, string> Refused { get; } = new()
    {
        { "date-for-number", AWorkbook.Date(46054), "2026-02-01" },
        { "formula-error", AWorkbook.Error("#DIV/0!"), "#DIV/0!" },
        { "formula-error", AWorkbook.Formula("A1+B1", null), "=A1+B1" },
        { "type-error", AWorkbook.Flag(true), "TRUE" },
        { "type-error", AWorkbook.Inline("many"), "many" },
        { "ambiguous-number", AWorkbook.Inline("1,234"), "1,234" },
        { "percent-for-number", AWorkbook.Percent(0.45), "45 %" },
        { "number-too-large", AWorkbook.Number(1e16), "10000000000000000" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_number_is_named_with_its_cell_and_sheet(string code, string cell, string value)
    {
        var error = Assert.Single((await ApplyAsync(["osh", "1.1", null, cell])).Errors);
        Assert.Equal((code, 2, "D2", value), (error.Code, error.Row!.Value, error.Cell!, error.Value!));
        Assert.Equal("Данные", error.Sheet);
    }

    [Fact]
    public async Task A_formula_whose_result_was_not_saved_is_not_called_wrong()
    {
        var error = Assert.Single((await ApplyAsync(["osh", "1.1", null, AWorkbook.Formula("C2+5", null)])).Errors);
        Assert.Contains("the formula “=C2+5” but not its result", error.Message, StringComparison.Ordinal);
        Assert.Contains("save it again", error.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_of_day_is_shown_without_a_day_that_nobody_wrote()
    {
        var error = Assert.Single((await ApplyAsync(["osh", "1.1", null, AWorkbook.Date(0.5)])).Errors);
        Assert.Equal(("date-for-number", "12:00"), (error.Code, error.Value));
    }

    [Fact]
    public async Task A_cell_that_is_there_twice_is_damage_and_neither_number_is_taken()
    {
        var twice = AWorkbook.Number(5).Replace("<c ", "<c r=\"D2\" ", StringComparison.Ordinal) + AWorkbook.Number(9).Replace("<c ", "<c r=\"D2\" ", StringComparison.Ordinal);
        Assert.Equal("broken-workbook", Assert.Single((await ApplyAsync(["osh", "1.1", null, twice])).Errors).Code);
    }

    [Fact]
    public async Task A_text_in_pieces_is_one_text()
    {
        var reply = (await ApplyAsync([AWorkbook.Rich("Кара-", "Көл"), "1.1", 4, 5])).AssertStatus(HttpStatusCode.OK);
        Assert.All(Changes(reply), change => Assert.Equal("kara-kol", change.City));
    }

    [Fact]
    public async Task A_city_in_joined_cells_is_the_city_of_all_their_rows()
    {
        var book = new AWorkbook().With("Данные", [s_header, ["Ош", "1.1", 4, 5], [null, "1.2", 40, 50], ["Талас", "1.1", 4, 5]], merged: ["A2:A3"]);
        var reply = (await service.Agency.ApplyAsync(book.Bytes(), "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(2, Changes(reply).Count(change => change is { City: "osh", Field: "value" }));
    }

    [Fact]
    public async Task A_number_in_joined_cells_is_a_question()
    {
        var book = new AWorkbook().With("Данные", [s_header, ["Ош", "1.1", 4, 5], ["Ош", "1.2", 40, null]], merged: ["D2:D3"]);
        var error = Assert.Single((await service.Agency.ApplyAsync(book.Bytes(), "?dryRun=true")).Errors);
        Assert.Equal(("merged-cell", "D3"), (error.Code, error.Cell));
    }

    /// <summary>Areas that overlap make of every row as many cells as there are areas times columns.</summary>
    [Fact]
    public async Task Joined_cells_that_overlap_are_no_workbook_of_any_office()
    {
        var book = new AWorkbook().With("Данные", [s_header, ["Ош", "1.1", 4, 5]], merged: [.. Enumerable.Range(0, 9000).Select(_ => "D2:AMJ60000")]);
        Assert.Contains((await service.Agency.ApplyAsync(book.Bytes(), "?dryRun=true")).Errors, error => error.Code == "broken-workbook");
    }

    [Fact]
    public async Task The_sheet_that_fits_is_read_whatever_stands_before_it()
    {
        var book = new AWorkbook().With("Лист1", []).With("Пояснения", [["Как заполнять"]]).With("Данные", [[], s_header, ["Ош", "1.1", 4, 5]])
            .With("Черновик", [s_header, ["Ош", "1.1", 9, 9]], hidden: true);
        var reply = (await service.Agency.ApplyAsync(book.Bytes(), "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("Данные", reply.Json.GetProperty("form").GetProperty("sheet").GetString());
        Assert.Contains(Changes(reply), change => change.After == 5);
    }

    [Fact]
    public async Task Of_two_sheets_that_fit_the_sender_has_to_say_which()
    {
        var book = new AWorkbook().With("Весна", [s_header, ["Ош", "1.1", 4, 5]]).With("Осень", [s_header, ["Ош", "1.1", 4, 6]]).Bytes();
        var error = Assert.Single((await service.Agency.ApplyAsync(book, "?dryRun=true")).Errors);
        Assert.Equal("which-sheet", error.Code);
        Assert.Contains("«Весна», «Осень»", error.Message, StringComparison.Ordinal);
        var chosen = (await service.Agency.ApplyAsync(book, "?dryRun=true&sheet=осень")).AssertStatus(HttpStatusCode.OK);
        Assert.Contains(Changes(chosen), change => change.After == 6);
        Assert.Equal("no-such-sheet", Assert.Single((await service.Agency.ApplyAsync(book, "?dryRun=true&sheet=x")).Errors).Code);
    }

    [Fact]
    public async Task Where_no_sheet_fits_all_are_named()
    {
        var book = new AWorkbook().With("Весна", [["a", "b"]]).With("Осень", [["c", "d"]]).Bytes();
        var error = Assert.Single((await service.Agency.ApplyAsync(book, "?dryRun=true")).Errors);
        Assert.Equal("no-sheet-fits", error.Code);
        Assert.Contains("«Весна», «Осень»", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_far_to_the_right_costs_nothing_and_is_named()
    {
        var xml = AWorkbook.Number(5).Replace("<c ", "<c r=\"XFD2\" ", StringComparison.Ordinal);
        var book = new AWorkbook().With("Данные", [s_header, ["osh", "1.1", 4, 5, null, null, null, xml]]);
        var error = Assert.Single((await service.Agency.ApplyAsync(book.Bytes(), "?dryRun=true")).Errors);
        Assert.Equal(("extra-cell", 2), (error.Code, error.Row));
    }

    [Fact]
    public async Task A_workbook_that_unpacks_without_end_is_stopped_by_its_size()
    {
        using var bomb = new MemoryStream();
        bomb.Write(new AWorkbook().With("Данные", [s_header]).Bytes());
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/media/zeros.bin", CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var million = 0; million <= 400; million++)
                await part.WriteAsync(zeros, TestContext.Current.CancellationToken);
        }

        Assert.Equal("workbook-too-large", Assert.Single((await service.Agency.ApplyAsync(bomb.ToArray(), "?dryRun=true")).Errors).Code);
    }

    [Fact]
    public async Task An_empty_workbook_is_empty() =>
        Assert.Equal("empty-file", Assert.Single((await service.Agency.ApplyAsync(new AWorkbook().With("Лист1", []).Bytes(), "?dryRun=true")).Errors).Code);

    private static List<(string City, string Indicator, string Field, double After)> Changes(Reply reply) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("after").ValueKind == System.Text.Json.JsonValueKind.Number)
            .Select(cell => (cell.GetProperty("city").GetString()!, cell.GetProperty("indicator").GetString()!, cell.GetProperty("field").GetString()!, cell.GetProperty("after").GetDouble())),
    ];

    private Task<Reply> ApplyAsync(params object?[][] rows) =>
        service.Agency.ApplyAsync(new AWorkbook().With("Данные", [s_header, .. rows]).Bytes(), "?dryRun=true");
}
