using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Prizes;

public sealed class PrizesTests(FilledService filled) : IClassFixture<FilledService>
{
    [Fact]
    public async Task The_fund_of_6_million_goes_to_three_cities()
    {
        var prizes = (await filled.Service.Jury.ReadOfAsync("prizes")).Json;
        Assert.Equal(6_000_000, prizes.GetProperty("fund").GetInt64());
        Assert.Equal(6_000_000, prizes.GetProperty("paid").GetInt64());
        Assert.Equal(0, prizes.GetProperty("undistributed").GetInt64());
        Assert.Equal("KGS", prizes.GetProperty("currency").GetString());
        Assert.Equal(
            [(1, 3_000_000), (2, 2_000_000), (3, 1_000_000)],
            prizes.GetProperty("cities").EnumerateArray().Select(line => (line.GetProperty("rank").GetInt32(), line.GetProperty("prizeIfItStayedSo").GetInt32())));
    }

    [Fact]
    public async Task The_same_prizes_stand_in_the_scores()
    {
        var prizes = (await filled.Service.Jury.ReadOfAsync("prizes")).Json.GetProperty("cities").EnumerateArray();
        var scores = (await filled.Service.Jury.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray();
        Assert.Equal(
            scores.Take(3).Select(city => (city.GetProperty("city").GetString(), city.GetProperty("prizeIfItStayedSo").GetInt64())),
            prizes.Select(line => (line.GetProperty("city").GetString(), line.GetProperty("prizeIfItStayedSo").GetInt64())));
    }

    [Fact]
    public async Task Where_nobody_has_applied_the_fund_stays_whole()
    {
        await using var service = await Service.StartAsync();
        var prizes = (await service.Jury.ReadOfAsync("prizes")).Json;
        Assert.Equal(6_000_000, prizes.GetProperty("undistributed").GetInt64());
        Assert.Equal(0, prizes.GetProperty("cities").GetArrayLength());
    }
}
