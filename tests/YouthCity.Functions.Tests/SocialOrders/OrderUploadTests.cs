using System.Net;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.SocialOrders;

public sealed class OrderUploadTests : ServiceTest
{
    [Fact]
    public async Task A_file_replaces_the_cities_and_years_it_names_and_no_others()
    {
        await Service.Agency.OrderAsync("city,year,amount,theme\nosh,,1,A\nosh,2020,2,B\nosh,2021,3,C\nosh,2021,4,D\ntalas,2021,5,E\n");
        (await Service.Agency.OrderAsync("city,year,amount,theme\nosh,2021,60,F\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(["osh  1 A", "osh 2020 2 B", "osh 2021 60 F", "talas 2021 5 E"], await RowsAsync());
    }

    [Fact]
    public async Task No_year_is_a_year_of_its_own()
    {
        await Service.Agency.OrderAsync("city,year,amount,theme\nosh,,1,A\nosh,2020,2,B\n");
        await Service.Agency.OrderAsync("city,amount,theme\nosh,30,C\n");
        Assert.Equal(["osh  30 C", "osh 2020 2 B"], await RowsAsync());
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var first = await Service.Agency.OrderAsync(Seeds.SocialOrders);
        var again = (await Service.Agency.OrderAsync(Seeds.SocialOrders)).AssertStatus(HttpStatusCode.OK);
        Assert.True(again.Json.GetProperty("unchanged").GetBoolean());
        Assert.Equal(first.Version, again.Version);
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        (await Service.Agency.OrderAsync(Seeds.SocialOrders, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task Orders_leave_applications_alone()
    {
        await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,5\n");
        await Service.Agency.OrderAsync(Seeds.SocialOrders);
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Theory]
    [InlineData("city,year,amount,theme,group,ngo,planned_recipients,actual_recipients,planned_cost,actual_cost,cofinancing\nosh,2021,\"1234,5\",Билим,4,КЭУ,100,120,1000,\"1234,50\",0\n")]
    [InlineData("Шаар;Жылы;Сумма;Тема;Критерийлердин тобу;КЭУ;Пландалган алуучулар;Иш жүзүндөгү алуучулар;Пландалган чыгым;Иш жүзүндөгү чыгым;Кошумча каржылоо\nОш;2021;1 234,5;Билим;4;КЭУ;100;120;1 000;1 234,50;0\n")]
    [InlineData("Город\tГод\tСумма, сом\tТема\tГруппа\tНКО\tПолучателей по плану\tПолучателей по факту\tСтоимость по плану\tСтоимость по факту\tСофинансирование\nОш\t2021\t1\u00A0234,5\tБилим\t4\tКЭУ\t100\t120\t1\u00A0000\t1\u00A0234,50\t0\n")]
    public async Task Headers_are_understood_in_three_languages(string file)
    {
        (await Service.Agency.OrderAsync(file)).AssertStatus(HttpStatusCode.Created);
        var row = (await Service.Anyone.ReadOfAsync("social-orders")).Json.GetProperty("rows")[0];
        Assert.Equal(
            """{"city":"osh","amount":1234.5,"theme":"Билим","year":2021,"group":"4","ngo":"КЭУ","plannedRecipients":100,"actualRecipients":120,"plannedCost":1000,"actualCost":1234.5,"cofinancing":0,"note":null}""",
            row.GetRawText());
    }

    [Theory]
    [InlineData("not-an-amount", "C2", "-1", "osh,2021,-1,A,4")]
    [InlineData("not-an-amount", "C2", "1.0051", "osh,2021,1.0051,A,4")]
    [InlineData("not-an-amount", "C2", "10000000001", "osh,2021,10000000001,A,4")]
    [InlineData("not-an-amount", "C2", "1234.560000000001", "osh,2021,1234.560000000001,A,4")]
    [InlineData("not-an-amount", "C2", "1 234,560000000001", "osh,2021,\"1 234,560000000001\",A,4")]
    [InlineData("type-error", "C2", "much", "osh,2021,much,A,4")]
    [InlineData("missing-cell", "C2", null, "osh,2021,,A,4")]
    [InlineData("missing-cell", "D2", null, "osh,2021,1,,4")]
    [InlineData("missing-cell", "A2", null, ",2021,1,A,4")]
    [InlineData("not-a-year", "B2", "1990", "osh,1990,1,A,4")]
    [InlineData("not-a-year", "B2", "2101", "osh,2101,1,A,4")]
    [InlineData("not-a-year", "B2", "last", "osh,last,1,A,4")]
    [InlineData("not-a-year", "B2", "2020 som", "osh,2020 som,1,A,4")]
    [InlineData("unknown-group", "E2", "9", "osh,2021,1,A,9")]
    [InlineData("unknown-city", "A2", "Ошш", "Ошш,2021,1,A,4")]
    [InlineData("extra-cell", "F2", "oops", "osh,2021,1,A,4,oops")]
    [InlineData("date-for-number", "C2", "1-2", "osh,2021,1-2,A,4")]
    public async Task A_mistake_is_found_in_its_cell_and_nothing_is_stored(string code, string cell, string? value, string row)
    {
        var reply = await Service.Agency.OrderAsync($"city,year,amount,theme,group\n{row}\ntalas,2021,1,B,4\n");
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        var error = Assert.Single(reply.Errors);
        Assert.Equal((code, 2, cell, value), (error.Code, error.Row, error.Cell, error.Value));
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task The_same_order_twice_is_a_slip()
    {
        var reply = await Service.Agency.OrderAsync("city,amount,theme\nosh,1,A\ntalas,1,A\nОш,1,A\n");
        var error = Assert.Single(reply.Errors);
        Assert.Equal(("repeated-order", 4), (error.Code, error.Row));
        Assert.Contains("2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city,amount\nosh,1\n", "missing-label", "theme")]
    [InlineData("city,amount,theme,amount\nosh,1,A,2\n", "duplicate-label", "amount")]
    [InlineData("city,amount,theme,colour\nosh,1,A,red\n", "unknown-label", "colour")]
    public async Task A_mistake_in_the_header_is_found(string file, string code, string column)
    {
        var error = Assert.Single((await Service.Agency.OrderAsync(file)).Errors);
        Assert.Equal((code, 1, column), (error.Code, error.Row, error.Column));
    }

    [Fact]
    public async Task Fifty_som_and_fifty_thousand_are_not_guessed_apart()
    {
        var reply = await Service.Agency.OrderAsync("city;amount;theme\nosh;50,000;A\ntalas;12,5;B\n");
        var error = Assert.Single(reply.Errors);
        Assert.Equal(("ambiguous-number", "B2", "50,000"), (error.Code, error.Cell, error.Value));
    }

    [Fact]
    public async Task Amounts_are_exact_to_the_tyiyn()
    {
        await Service.Agency.OrderAsync("city,amount,theme\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"osh,0.10,{i}\n")) + "osh,9999999999.99,big\n");
        Assert.Contains("\"amount\":10000000000.99,", (await Service.Anyone.ReadOfAsync("social-orders")).Text, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> RowsAsync() =>
        (await Service.Anyone.ReadOfAsync("social-orders")).Json.GetProperty("rows").EnumerateArray()
            .Select(row => $"{row.GetProperty("city")} {row.GetProperty("year")} {row.GetProperty("amount")} {row.GetProperty("theme")}")
            .Order(StringComparer.Ordinal);
}
