using System.Text.Json;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Summary;

public sealed class SummaryTests(FilledService filled) : IClassFixture<FilledService>
{
    private static readonly string[] s_secret = ["rank", "tied", "score", "prize", "reason"];

    [Fact]
    public async Task The_jury_sees_place_prize_and_social_orders_of_every_city()
    {
        var summary = (await filled.Service.Jury.ReadOfAsync("summary")).Json;
        AssertTotals(summary);
        Assert.Equal(6_000_000, summary.GetProperty("paid").GetInt64());
        var cities = summary.GetProperty("cities").EnumerateArray().ToList();
        Assert.All(s_secret, name => Assert.All(cities, city => Assert.True(city.TryGetProperty(name, out _))));
        Assert.Equal(cities.Select(city => city.GetProperty("rank").GetInt32()).Order(), cities.Select(city => city.GetProperty("rank").GetInt32()));
    }

    [Theory]
    [InlineData("anyone")]
    [InlineData("city")]
    public async Task Who_may_not_see_scores_sees_the_rest(string who)
    {
        var summary = (await (who == "anyone" ? filled.Service.Anyone : filled.Service.City).ReadOfAsync("summary")).Json;
        AssertTotals(summary);
        Assert.Equal(6_000_000, summary.GetProperty("fund").GetInt64());
        Assert.Equal(["contest", "fund", "cities", "socialOrders", "socialOrderAmount"], summary.EnumerateObject().Select(member => member.Name));
        Assert.All(summary.GetProperty("cities").EnumerateArray(), city => Assert.All(s_secret, name => Assert.False(city.TryGetProperty(name, out _))));
        Assert.Equal("balykchy", summary.GetProperty("cities")[0].GetProperty("city").GetString());
    }

    [Fact]
    public async Task The_open_table_has_no_column_of_scores() => Assert.Equal(
        ["city", "name", "applied", "socialOrders", "socialOrderAmount"],
        CsvText.Parse((await filled.Service.Anyone.ReadOfAsync("summary?format=csv")).Text)[0]);

    private static void AssertTotals(JsonElement summary)
    {
        var cities = summary.GetProperty("cities").EnumerateArray().ToList();
        Assert.Equal(18, cities.Count);
        Assert.Equal(14, summary.GetProperty("socialOrders").GetInt32());
        Assert.Equal(1_940_000, summary.GetProperty("socialOrderAmount").GetInt64());
        Assert.Equal(1_940_000, cities.Sum(city => city.GetProperty("socialOrderAmount").GetInt64()));
        Assert.Equal(14, cities.Sum(city => city.GetProperty("socialOrders").GetInt32()));
    }
}
