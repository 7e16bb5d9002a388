using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Ids and headers as other programs change them, and files that are no table.</summary>
public sealed class HeaderCaseTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task An_id_with_a_decimal_comma_is_the_one_with_a_point() =>
        Assert.Equal(["osh 1.1 12", "talas 1.2 45.5"], (await service.TryAsync("k14-ids-with-decimal-comma-long.csv")).Values().Order());

    [Fact]
    public async Task It_is_so_in_a_header_too()
    {
        Assert.Equal(["osh 1.1 12"], (await service.TryAsync("Город;1,1;1,1 база\nОш;12;7\n"u8.ToArray())).Values());
        var answers = "city;1,4\n" + string.Concat(Enumerable.Repeat("osh;1\n", 6));
        Assert.Equal(["osh 1.4 100"], (await service.TryAsync(Encoding.UTF8.GetBytes(answers), "surveys")).Values());
    }

    [Fact]
    public async Task It_is_two_where_two_ids_are_the_same_number()
    {
        var rules = new Rules { Indicators = ["1.1,play,1,admin,+,0,", "1.10,play,1,admin,+,0,", "2.5,health,1,admin,-,0,100"] };
        await using var valley = await ValleyService.StartAsync(rules);
        var reply = await valley.Service.Agency.ApplyAsync("city;indicator;value\nnorth;1,1;7\n", "", "valley");
        Assert.Equal("ambiguous-indicator", Assert.Single(reply.Errors).Code);
    }

    [Fact]
    public async Task Wide_headers_with_years_are_named_with_how_they_are_written()
    {
        var errors = (await service.TryAsync("k15-wide-headers-with-years.csv")).Errors;
        Assert.Equal([("unclear-header", "B1", "1.1 (2020)"), ("unclear-header", "C1", "1.1 (2021)")], errors.Select(error => (error.Code, error.Cell!, error.Value!)));
        Assert.Contains("1.1 baseline", errors[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_is_called_one()
    {
        var error = Assert.Single((await service.TryAsync("k16-html-named-xls.xls")).Errors);
        Assert.Equal("web-page", error.Code);
        Assert.Contains(".xlsx", error.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "web-page")]
    [InlineData("\uFEFF\n  <TABLE><tr><td>city</td></tr></TABLE>", "web-page")]
    [InlineData("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "other-format")]
    [InlineData("{\\rtf1\\ansi city}", "other-format")]
    [InlineData("MIME-Version: 1.0\nContent-Type: multipart/related", "other-format")]
    [InlineData("%PDF-1.7\ncity", "other-format")]
    [InlineData("[{\"city\":\"osh\"}]", "other-format")]
    public async Task What_is_no_table_is_called_what_it_is(string file, string code)
    {
        foreach (var what in new[] { "applications", "social-orders", "surveys" })
            Assert.Equal(code, Assert.Single((await service.TryAsync(Encoding.UTF8.GetBytes(file), what)).Errors).Code);
        var utf16 = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(file)).ToArray();
        Assert.Equal(code, Assert.Single((await service.TryAsync(utf16)).Errors).Code);
    }
}
