using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>What only a workbook can hold: formulas, formats, hidden rows and sheets, parts that are not there.</summary>
public sealed class WorkbookCaseTests(Service service) : IClassFixture<Service>
{
    private static readonly string[] s_long = ["city", "indicator", "value"];

    [Fact]
    public async Task Results_of_a_workbook_that_says_it_was_never_worked_out_are_none()
    {
        var reply = await service.TryAsync("k03-value-formula-never-worked-out.xlsx");
        Assert.Equal(["formula-error D2 =C2+5", "formula-error D3 =SUM(C3,5)"], reply.Refusals());
        Assert.Contains("save it again", reply.Errors[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_are_none_either_where_the_last_calculation_was_not_completed()
    {
        var book = new AWorkbook { Book = "<calcPr calcCompleted=\"0\"/>" }.With("Sheet", [s_long, ["osh", "1.1", AWorkbook.Formula("3+4", 7)]]).Bytes();
        Assert.Equal(["formula-error C2 =3+4"], (await service.TryAsync(book)).Refusals());
    }

    [Fact]
    public async Task The_section_of_a_format_that_applies_says_what_a_number_is() =>
        Assert.Equal(["kerben 1.2 0", "naryn 1.2 62", "osh 1.2 45", "talas 1.2 50"], (await service.TryAsync("k09-percent-in-second-section.xlsx")).Values().Order());

    [Theory]
    [InlineData("0;0%", "0.4", "osh 1.2 0.4")]
    [InlineData("[>1]0;0%", "0.4", "osh 1.2 40")]
    [InlineData("[>1]0;0%", "45", "osh 1.2 45")]
    [InlineData("[<=1]0%;0", "1", "osh 1.2 100")]
    [InlineData("[<>0]0%;\"-\"", "0.07", "osh 1.2 7")]
    [InlineData("[>=1]0;[>0]0%;0", "0.3", "osh 1.2 30")]
    [InlineData("0%;-0%;0;@", "0.5", "osh 1.2 50")]
    [InlineData("0\";\"%", "0.5", "osh 1.2 50")]
    public async Task Conditions_and_sections_are_told_apart(string format, string number, string value)
    {
        var book = new AWorkbook { Format = format }.With("Sheet", [s_long, ["osh", "1.2", AWorkbook.Formatted(number)]]).Bytes();
        Assert.Equal([value], (await service.TryAsync(book)).Values());
    }

    [Fact]
    public async Task Rows_that_a_filter_hides_are_named()
    {
        var reply = await service.TryAsync("k10-row-hidden-by-a-filter.xlsx");
        Assert.Equal(["osh 1.1 12", "talas 1.1 9"], reply.Values().Order());
        var warning = Assert.Single(reply.Of("hidden-rows"));
        Assert.Equal(("warning", 3), (warning.Severity, warning.Row));
        Assert.Contains("3", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_columns_are_named_where_they_hold_something()
    {
        var rows = new object?[][] { ["city", "indicator", "value", "note"], ["osh", "1.1", 7, "x"] };
        var reply = await service.TryAsync(new AWorkbook { Columns = "<cols><col min=\"4\" max=\"9\" hidden=\"1\"/></cols>" }.With("Sheet", rows).Bytes());
        Assert.Equal(["osh 1.1 7"], reply.Values());
        Assert.Contains("D", Assert.Single(reply.Of("hidden-columns")).Message, StringComparison.Ordinal);
        var seen = await service.TryAsync(new AWorkbook { Columns = "<cols><col min=\"5\" max=\"9\" hidden=\"1\"/></cols>" }.With("Sheet", rows).Bytes());
        Assert.Empty(seen.Of("hidden-columns"));
    }

    [Fact]
    public async Task A_part_that_nothing_is_read_of_may_be_missing() =>
        Assert.Equal(["osh 1.1 12"], (await service.TryAsync("k17-calc-chain-missing.xlsx")).Values());

    [Fact]
    public async Task A_table_on_a_hidden_sheet_is_said_to_be_there()
    {
        var error = Assert.Single((await service.TryAsync("k18-table-on-a-hidden-sheet.xlsx")).Errors);
        Assert.Equal("hidden-sheet", error.Code);
        Assert.Contains("Данные", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_sheet_is_named_also_where_the_sender_asks_for_it_or_another_sheet_fits_nothing()
    {
        var asked = await service.TryAsync(CaseFiles.Read("k18-table-on-a-hidden-sheet.xlsx"), query: "&sheet=Данные");
        Assert.Equal("hidden-sheet", Assert.Single(asked.Errors).Code);
        var book = new AWorkbook().With("Notes", [["anything"]]).With("Other", [["else"]]).With("Data", [s_long, ["osh", "1.1", 7]], hidden: true).Bytes();
        Assert.Equal("hidden-sheet", Assert.Single((await service.TryAsync(book)).Errors).Code);
    }

    [Fact]
    public async Task A_blank_in_the_last_column_is_nothing() =>
        Assert.Equal(["osh 1.1 12", "talas 1.1 12"], (await service.TryAsync("k19-blank-in-the-last-column.xlsx")).Values().Order());

    [Fact]
    public async Task Something_in_the_last_column_is_named_where_it_is()
    {
        var book = new AWorkbook().With("Sheet", [s_long, ["osh", "1.1", 7, "<c r=\"XFD2\" t=\"inlineStr\"><is><t>stray</t></is></c>"]]).Bytes();
        var error = Assert.Single((await service.TryAsync(book)).AssertStatus(HttpStatusCode.UnprocessableEntity).Errors);
        Assert.Equal(("extra-cell", "XFD2", "stray"), (error.Code, error.Cell, error.Value));
        Assert.DoesNotContain("comma", error.Fix, StringComparison.Ordinal);
    }
}
