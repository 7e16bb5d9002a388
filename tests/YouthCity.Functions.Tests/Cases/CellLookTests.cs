using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>A cell of several looks: a raised footnote mark or a struck-out part is no digit of the number beside it.</summary>
public sealed class CellLookTests(Service service) : IClassFixture<Service>
{
    private static readonly string[] s_long = ["city", "indicator", "value"];

    [Fact]
    public async Task A_raised_footnote_mark_is_no_digit() =>
        Assert.Equal(["type-error D2 12¹", "type-error D3 4²"], (await service.TryAsync("k02-value-with-footnote-mark.xlsx")).Refusals());

    [Fact]
    public async Task A_struck_out_part_is_no_digit() =>
        Assert.Equal(["type-error D2 1\u03362\u033615"], (await service.TryAsync("k02-value-partly-struck-out.xlsx")).Refusals());

    [Fact]
    public async Task A_raised_mark_behind_an_id_names_no_other_indicator()
    {
        var book = new AWorkbook().With("Sheet", [s_long, ["osh", AWorkbook.Raised("1.1", "0"), 7]]).Bytes();
        Assert.Equal(["unknown-indicator B2 1.1⁰"], (await service.TryAsync(book)).Refusals());
    }

    [Fact]
    public async Task A_raised_mark_behind_a_citys_name_is_asked_about()
    {
        var book = new AWorkbook().With("Sheet", [s_long, [AWorkbook.Raised("Ош", "1"), "1.1", 7]]).Bytes();
        var error = Assert.Single((await service.TryAsync(book)).Errors);
        Assert.Equal(("unknown-city", "Ош¹"), (error.Code, error.Value));
        Assert.Contains("(osh)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("social-orders", "city", "amount", "theme", "not-a-number")]
    [InlineData("surveys", "city", "1.4", "1.5", "not-an-answer")]
    public async Task Other_files_are_held_to_the_same(string what, string first, string second, string third, string code)
    {
        var book = new AWorkbook().With("Sheet", [[first, second, third], ["osh", AWorkbook.Raised("1", "0"), "да"]]).Bytes();
        var error = Assert.Single((await service.TryAsync(book, what)).Errors);
        Assert.Equal(code == "not-a-number" ? "type-error" : code, error.Code);
        Assert.Equal("B2", error.Cell);
    }

    [Fact]
    public async Task A_struck_out_cell_is_asked_about()
    {
        var book = new AWorkbook().With("Sheet", [s_long, ["osh", "1.1", AWorkbook.StruckOut(12)]]).Bytes();
        Assert.Equal(["type-error C2 1\u03362\u0336"], (await service.TryAsync(book)).Refusals());
    }

    [Fact]
    public async Task A_text_keeps_its_raised_figures()
    {
        var book = new AWorkbook().With("Sheet", [["city", "amount", "theme"], ["osh", 1000, AWorkbook.Raised("Зал, 40 м", "2")]]).Bytes();
        var reply = await service.TryAsync(book, "social-orders");
        Assert.Equal("Зал, 40 м²", Assert.Single(reply.Json.GetProperty("changes").GetProperty("added").EnumerateArray()).GetProperty("theme").GetString());
    }
}
