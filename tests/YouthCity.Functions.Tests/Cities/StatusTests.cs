using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Cities;

public sealed class StatusTests : ServiceTest
{
    private static readonly string[] s_open = ["contest", "city", "applied", "socialOrders", "socialOrderAmount", "actions", "published"];

    [Fact]
    [OwnProcess]
    public async Task The_city_and_the_agency_see_everything_it_sent()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,registry,first", "talas,1.1,4,5"));
        await Service.Agency.OrderAsync("city,amount,theme\nosh,100.50,Билим\n");
        await Service.Agency.PlanAsync("city,action\nosh,A park\nosh,A road\ntalas,A bridge\n");
        foreach (var client in new[] { Service.City, Service.Agency })
        {
            var status = (await client.ReadOfAsync("cities/osh/status")).Json;
            Assert.Equal(await Service.VersionAsync(), status.GetProperty("version").GetString());
            Assert.Equal(Service.Clock.GetUtcNow(), status.GetProperty("lastAct").GetDateTimeOffset());
            Assert.Equal(100.50m, status.GetProperty("socialOrderAmount").GetDecimal());
            Assert.Equal(2, status.GetProperty("actions").GetInt32());
            var application = status.GetProperty("application");
            Assert.True(application.GetProperty("applied").GetBoolean());
            Assert.Equal(1, application.GetProperty("values").GetInt32());
            Assert.Equal(Seeds.Indicators - 1, application.GetProperty("missingValues").GetArrayLength());
            Assert.Equal(Seeds.Indicators, status.GetProperty("entries").GetArrayLength());
            Assert.Equal(new Entry("1.1", 4, 5, null, "registry", "first"), Entry.Of(status.GetProperty("entries")[0]));
        }
    }

    [Fact]
    public async Task Others_see_the_public_part()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,registry,first"));
        foreach (var client in new[] { Service.Anyone, Service.Jury })
        {
            var status = (await client.ReadOfAsync("cities/osh/status")).Json;
            Assert.Equal(s_open, status.EnumerateObject().Select(member => member.Name));
            Assert.True(status.GetProperty("applied").GetBoolean());
            Assert.False((await client.ReadOfAsync("cities/talas/status")).Json.GetProperty("applied").GetBoolean());
        }
    }

    [Fact]
    public async Task What_has_arrived_is_listed_city_by_city()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5", "osh,1.2,,30"));
        var arrived = (await Service.Agency.ReadOfAsync("applications")).Json.GetProperty("cities").EnumerateArray().ToList();
        Assert.Equal(18, arrived.Count);
        var osh = arrived.Single(city => city.GetProperty("city").GetString() == "osh");
        Assert.Equal((2, 1, Seeds.Indicators), (osh.GetProperty("values").GetInt32(), osh.GetProperty("baselines").GetInt32(), osh.GetProperty("indicators").GetInt32()));
        Assert.Equal(1, arrived.Count(city => city.GetProperty("applied").GetBoolean()));
    }
}
