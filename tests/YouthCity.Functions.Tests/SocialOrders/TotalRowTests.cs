using System.Net;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.SocialOrders;

public sealed class TotalRowTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("Итого")]
    [InlineData("ИТОГО ПО ГОРОДАМ:")]
    [InlineData("Всего за 2020 год")]
    [InlineData("Баары: ")]
    [InlineData("Жалпы сумма")]
    [InlineData("Total, som")]
    public async Task A_total_is_known_by_its_first_word_and_checked(string word)
    {
        var right = (await SendAsync($"city;amount;theme\nosh;100;a\ntalas;50,5;b\n{word};150,5;\n")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(4, Assert.Single(right.Findings, found => found.Code == "total-row").Row);
        var error = Assert.Single((await SendAsync($"city;amount;theme\nosh;100;a\ntalas;50,5;b\n{word};151;\n")).Errors);
        Assert.Equal(("wrong-total", "B4"), (error.Code, error.Cell));
    }

    /// <summary>A sum among the words would be checked by nothing.</summary>
    [Fact]
    public async Task A_total_that_is_words_only_is_asked_about() =>
        Assert.Contains((await SendAsync("city;amount;theme\nosh;100;a\nИтого: 999 сом;;\n")).Errors, error => (error.Code, error.Cell) == ("unknown-city", "A3"));

    [Fact]
    public async Task A_file_of_totals_alone_has_no_rows() =>
        Assert.Equal("no-rows", Assert.Single((await SendAsync("city,amount,theme\nИтого,0,\n")).Errors).Code);

    [Theory]
    [InlineData("4")]
    [InlineData("Билим берүү")]
    [InlineData("образование")]
    [InlineData("4 Education")]
    public async Task A_group_goes_by_its_id_its_name_or_both(string group)
    {
        var reply = (await SendAsync($"city,amount,theme,group\nosh,7,a,{group}\n")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("4", Assert.Single(reply.Json.GetProperty("changes").GetProperty("added").EnumerateArray()).GetProperty("group").GetString());
    }

    [Theory]
    [InlineData("ky", "4 Билим берүү")]
    [InlineData("ru", "4 Образование")]
    [InlineData("en", "4 Education")]
    public async Task A_group_that_is_not_there_is_answered_with_the_names_of_those_that_are(string language, string group)
    {
        var error = Assert.Single((await SendAsync("city,amount,theme,group\nosh,7,a,school\n", $"&lang={language}")).Errors);
        Assert.Equal("unknown-group", error.Code);
        Assert.Contains(group, error.Expected, StringComparison.Ordinal);
    }

    private Task<Reply> SendAsync(string file, string query = "") => service.Agency.OrderAsync(file, $"?dryRun=true{query}");
}
