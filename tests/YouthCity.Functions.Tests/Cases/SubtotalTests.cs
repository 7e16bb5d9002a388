using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Sums on several levels in one table of social orders.</summary>
public sealed class SubtotalTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task Subtotals_and_a_grand_total_that_are_right_are_taken()
    {
        var reply = await service.TryAsync("k06-orders-subtotals-by-city.csv", "social-orders");
        Assert.Equal(3, reply.AssertStatus(System.Net.HttpStatusCode.OK).Json.GetProperty("changes").GetProperty("added").GetArrayLength());
        Assert.Equal(3, reply.Of("total-row").Count);
    }

    [Fact]
    public async Task Three_levels_are_taken()
    {
        var reply = await TryAsync("osh,1,a", "osh,2,b", "Итого Ош,3,", "talas,4,c", "Итого Талас,4,", "Итого юг,7,", "naryn,5,d", "Итого Нарын,5,", "Всего,12,");
        reply.AssertStatus(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Subtotals_by_city_below_all_rows_are_taken() =>
        (await TryAsync("osh,1,a", "talas,4,c", "osh,2,b", "Итого Ош,3,", "Итого Талас,4,", "Всего,7,")).AssertStatus(System.Net.HttpStatusCode.OK);

    [Fact]
    public async Task A_subtotal_that_adds_up_to_nothing_is_refused_with_the_sum_of_its_own_rows()
    {
        var error = Assert.Single((await TryAsync("osh,1,a", "osh,2,b", "Итого Ош,3,", "talas,4,c", "Итого Талас,5,")).Errors);
        Assert.Equal(("wrong-total", "B6", "5"), (error.Code, error.Cell, error.Value));
        Assert.Contains("add up to 4;", error.Message, StringComparison.Ordinal);
    }

    private Task<Reply> TryAsync(params string[] rows) =>
        service.TryAsync(System.Text.Encoding.UTF8.GetBytes("city,amount,theme\n" + string.Join('\n', rows) + "\n"), "social-orders");
}
