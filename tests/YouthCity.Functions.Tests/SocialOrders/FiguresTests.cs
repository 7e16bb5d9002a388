using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Columns;

namespace YouthCity.Functions.Tests.SocialOrders;

public sealed class FiguresTests : ServiceTest
{
    private const string Header = "city,amount,theme,planned_recipients,actual_recipients,planned_cost,actual_cost,cofinancing\n";

    private const string Orders = Header
        + "osh,900,A,100,120,1000,900,100\n"
        + "osh,2400,B,50,60,2000,2400,\n"
        + "talas,500,C,,,,,\n";

    [Fact]
    public async Task Every_city_and_all_of_them_have_figures_that_say_over_how_many_orders()
    {
        await Service.Agency.OrderAsync(Orders);
        var figures = (await Service.Anyone.ReadOfAsync("social-orders")).Json.GetProperty("figures");
        Assert.Equal(figures.GetRawText(), (await Service.Anyone.ReadOfAsync("social-orders/figures")).Text);
        Assert.Equal(
            """{"orders":3,"plannedCostPerRecipient":{"value":20,"orders":2},"actualCostPerRecipient":{"value":18.333333333333333333333333333,"orders":2},"recipientGrowth":{"value":0.2,"orders":2},"cofinancingShare":{"value":0.1,"orders":1},"saved":{"value":-300,"orders":2}}""",
            figures.GetProperty("total").GetRawText());
        var talas = figures.GetProperty("cities").EnumerateArray().Single(city => city.GetProperty("city").GetString() == "talas").GetProperty("figures");
        Assert.Equal(1, talas.GetProperty("orders").GetInt32());
        Assert.Equal(JsonValueKind.Null, talas.GetProperty("saved").GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_city_and_one_for_all()
    {
        await Service.Agency.OrderAsync(Orders);
        var rows = CsvText.Parse((await Service.Anyone.ReadOfAsync("social-orders/figures?format=csv")).Text);
        Assert.Equal(20, rows.Count);
        Assert.Equal(["", "3", "20", "2", "18.333333333333333333333333333", "2", "0.2", "2", "0.1", "1", "-300", "2"], rows[^1]);
    }

    [Theory]
    [InlineData("ky", "18,33", "20,0 %")]
    [InlineData("en", "18.33", "20.0%")]
    public async Task The_page_shows_them_once_there_are_any(string language, string cost, string growth)
    {
        await Service.Agency.OrderAsync("city,amount,theme\nosh,1,A\n");
        Assert.Null((await Service.Anyone.ReadAsync("/contests/2020")).Html().QuerySelector("#figures"));
        await Service.Agency.OrderAsync(Orders);
        var table = (await Service.Anyone.ReadAsync($"/contests/2020?lang={language}")).Html().QuerySelector("#figures")!;
        Assert.Single(table.QuerySelectorAll("tbody tr"));
        var cells = table.QuerySelectorAll("tfoot td").Select(cell => cell.TextContent).ToList();
        Assert.StartsWith(cost, cells[1], StringComparison.Ordinal);
        Assert.StartsWith(growth, cells[2].Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Баары", "")]
    [InlineData("ИТОГО:", "")]
    [InlineData("", "Total")]
    public async Task A_total_row_that_agrees_is_no_order(string city, string theme)
    {
        var reply = (await Service.Agency.OrderAsync($"{Orders}{city},3800,{theme},150,180,3000,3300,100\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("total-row", Assert.Single(reply.Findings).Code);
        Assert.Equal(3, (await Service.Anyone.ReadOfAsync("social-orders")).Json.GetProperty("orders").GetInt32());
    }

    [Fact]
    public async Task The_total_of_the_real_table_agrees()
    {
        var reply = (await Service.Agency.OrderAsync($"{Seeds.SocialOrders}Баары,,1 940 000,,,\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Contains(reply.Findings, found => found.Code == "total-row");
    }

    [Theory]
    [InlineData("Итого,3801,,,,,,", "B5", "3801", "3800", "1")]
    [InlineData("Всего,,,,181,,,", "E5", "181", "180", "1")]
    [InlineData("Total,,,,,,3000,", "G5", "3000", "3300", "-300")]
    public async Task A_total_that_does_not_agree_refuses_the_file_with_the_difference(string row, string cell, string value, string sum, string difference)
    {
        var reply = await Service.Agency.OrderAsync($"{Orders}{row}\n");
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        var error = Assert.Single(reply.Errors);
        Assert.Equal(("wrong-total", cell, value), (error.Code, error.Cell, error.Value));
        Assert.Contains($" {sum};", error.Message, StringComparison.Ordinal);
        Assert.Contains($" {difference}.", error.Message, StringComparison.Ordinal);
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task A_total_is_not_compared_while_rows_are_wrong()
    {
        var reply = await Service.Agency.OrderAsync($"{Header}osh,many,A,,,,,\nИтого,100,,,,,,\n");
        Assert.Equal("type-error", Assert.Single(reply.Errors).Code);
    }

    [Fact]
    public async Task A_total_counts_the_rows_above_it()
    {
        var reply = await Service.Agency.OrderAsync($"{Header}osh,1,A,,,,,\nИтого,1,,,,,,\ntalas,2,B,,,,,\nИтого,3,,,,,,\n");
        Assert.Equal(2, reply.AssertStatus(HttpStatusCode.Created).Json.GetProperty("cells").GetInt32());
    }
}
