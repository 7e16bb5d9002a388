using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.SocialOrders;

/// <summary>The table of 2020: 14 orders, 12 cities, 1 940 000 som.</summary>
public sealed class RealTableTests(FilledService filled) : IClassFixture<FilledService>
{
    [Fact]
    public async Task All_orders_add_up_to_1_940_000_som()
    {
        var sums = await ReadAsync();
        Assert.Equal(14, sums.GetProperty("orders").GetInt32());
        Assert.Equal(1_940_000, sums.GetProperty("amount").GetInt64());
        Assert.Equal(14, sums.GetProperty("rows").GetArrayLength());
        foreach (var part in new[] { "cities", "groups", "themes", "years" })
        {
            Assert.Equal(1_940_000, Lines(sums, part).Sum(line => line.Amount));
            Assert.Equal(14, Lines(sums, part).Sum(line => line.Orders));
        }
    }

    [Fact]
    public async Task Twelve_cities_have_orders_and_six_have_none()
    {
        var cities = Lines(await ReadAsync(), "cities");
        Assert.Equal(18, cities.Count);
        Assert.Equal(12, cities.Count(city => city.Orders > 0));
        Assert.Equal(
            ["bishkek", "kerben", "ozgon", "talas", "tash-komur", "tokmok"],
            cities.Where(city => city is { Orders: 0, Amount: 0 }).Select(city => city.Id).Order(StringComparer.Ordinal));
        Assert.Equal(("kara-balta", 3, 300_000), cities.Single(city => city.Id == "kara-balta"));
        Assert.Equal(("balykchy", 1, 350_000), cities.Single(city => city.Id == "balykchy"));
        Assert.Equal(("kara-kol", 1, 190_000), cities.Single(city => city.Id == "kara-kol"));
        Assert.Equal(("karakol", 1, 250_000), cities.Single(city => city.Id == "karakol"));
    }

    [Fact]
    public async Task Groups_themes_and_years_have_their_sums()
    {
        var sums = await ReadAsync();
        Assert.Equal(
            [("1", 0, 0), ("2", 1, 50_000), ("3", 9, 1_040_000), ("4", 0, 0), ("5", 0, 0), ("6", 4, 850_000)], Lines(sums, "groups"));
        Assert.Equal([(null, 14, 1_940_000)], Lines(sums, "years"));
        Assert.Contains(("Өспүрүмдөр арасындагы кылмыштуулук менен күрөш", 3, 350_000), Lines(sums, "themes"));
    }

    private async Task<JsonElement> ReadAsync() => (await filled.Service.Anyone.ReadOfAsync("social-orders")).Json;

    private static List<(string? Id, int Orders, long Amount)> Lines(JsonElement sums, string part) =>
    [
        .. sums.GetProperty(part).EnumerateArray().Select(line =>
            (line.GetProperty("id") is { ValueKind: not JsonValueKind.Null } id ? id.ToString() : null, line.GetProperty("orders").GetInt32(), line.GetProperty("amount").GetInt64())),
    ];
}
