using System.Net;
using System.Text;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Withdrawals;

public sealed class OrderWithdrawalTests : ServiceTest
{
    private const string Header = "city,year,amount,theme,ngo\n";

    [Theory]
    [InlineData("city,year\nosh,2020\n", "osh 1 A; osh 2 B")]
    [InlineData("city\nosh\n", "osh 4 D")]
    [InlineData("city,year\nosh,\nОш,2021\n", "osh 4 D; osh 3 C")]
    [InlineData("city,year,amount,theme\nosh,2020,2,B\n", "osh 2 B")]
    [InlineData("city,year,amount,theme\ntalas,2020,5,E\nosh,,4,D\n", "osh 4 D; talas 5 E")]
    [InlineData("""{ "withdrawals": [ { "city": "osh", "year": 2021 } ] }""", "osh 3 C")]
    [InlineData("""{ "withdrawals": [ { "city": "osh", "year": 2021, "amount": 3, "theme": "C" } ] }""", "osh 3 C")]
    public async Task Orders_of_a_city_and_year_go_or_single_ones_and_others_stay(string file, string gone)
    {
        await Service.Agency.OrderAsync(Header + "osh,2020,1,A,\nosh,2020,2,B,\nosh,2021,3,C,\nosh,,4,D,\ntalas,2020,5,E,\n");
        var reply = (await WithdrawAsync(file)).AssertStatus(HttpStatusCode.Created);
        var removed = Rows(reply, "removed");
        Assert.Equal(gone.Split("; ").Order(StringComparer.Ordinal), removed.Order(StringComparer.Ordinal));
        Assert.Empty(Rows(reply, "added"));
        Assert.Equal(5 - removed.Count, (await Service.Anyone.ReadOfAsync("social-orders")).Json.GetProperty("orders").GetInt32());
    }

    [Theory]
    [InlineData("city,year\nosh,2019\n", "nothing-held")]
    [InlineData("city,year\nosh,last\n", "not-a-year")]
    [InlineData("city,year,amount,theme\nosh,2020,1,B\n", "nothing-held")]
    [InlineData("city,year,amount,theme\nosh,2020,9,F\n", "ambiguous-order")]
    [InlineData("city,year,amount\nosh,2020,1\n", "missing-label")]
    public async Task What_no_order_fits_or_several_do_is_refused(string file, string code)
    {
        var start = await Service.Agency.OrderAsync(Header + "osh,2020,1,A,\nosh,2020,9,F,One\nosh,2020,9,F,Two\n");
        var reply = (await WithdrawAsync(file)).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(code, reply.Errors.Select(found => found.Code));
        Assert.Equal(start.Version, await Service.VersionAsync());
    }

    [Fact]
    public async Task The_file_that_brought_orders_takes_them_back()
    {
        var start = await Service.Agency.OrderAsync(Header + "talas,2020,5,E,\n");
        const string mistake = Header + "osh,2020,9,F,One\nosh,2020,9,F,Two\n";
        await Service.Agency.OrderAsync(mistake);
        (await WithdrawAsync(mistake)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(
            (await Service.Anyone.ReadOfAsync($"social-orders?version={start.Version}&format=csv")).Text, (await Service.Anyone.ReadOfAsync("social-orders?format=csv")).Text);
    }

    private Task<Reply> WithdrawAsync(string file) =>
        Service.Agency.SendFileAsync("/api/contests/2020/social-orders/withdrawals?reason=sent%20twice", Encoding.UTF8.GetBytes(file));

    private static List<string> Rows(Reply reply, string which) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty(which).EnumerateArray().Select((JsonElement row) =>
            $"{row.GetProperty("city")} {row.GetProperty("amount")} {row.GetProperty("theme")}"),
    ];
}
