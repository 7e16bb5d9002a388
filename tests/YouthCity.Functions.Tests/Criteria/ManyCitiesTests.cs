using System.Diagnostics;
using System.Globalization;
using System.Net;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Tests.Hostile;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>Rules of as many cities as the largest list that we know has.</summary>
[OwnProcess]
public sealed class ManyCitiesTests
{
    private const int Cities = 38_462;

    [Fact]
    public async Task Rules_of_38_462_cities_are_imported()
    {
        var archive = new Rules { Cities = [.. Enumerable.Range(0, Cities).Select(city => string.Create(CultureInfo.InvariantCulture, $"c{city},Шаар-{city}"))] }.Zip();
        using var none = new CriteriaFolder();
        await using var service = await Service.StartAsync(new ServiceSetup { Criteria = none.Path });
        await service.Agency.SendFileAsync("/api/contests", new Rules { Id = "warm" }.Zip());
        var watch = Stopwatch.StartNew();
        (await service.Agency.SendFileAsync("/api/contests", archive)).AssertStatus(HttpStatusCode.Created);
        var made = watch.Elapsed;
        Contest? rules = null;
        byte[]? document = null;
        var reading = Cost.Of(() => rules = RuleUploadReader.Read(new SentFile("rules.zip", new MemoryStream(archive))).Upload!.Rules);
        var writing = Cost.Of(() => document = ContestJson.Write(rules!));
        var again = Cost.Of(() => ContestJson.Read(document));
        TestContext.Current.TestOutputHelper!.WriteLine($"made in {made}; reading the files {reading}, writing the document {writing}, reading it {again}");

        // All that is made on the way, though little of it is there at a time.
        Assert.All([reading, writing, again], cost => Assert.InRange(cost.Bytes, 0, 64_000_000 + (6_000L * Cities)));
        Assert.All([reading, writing, again], cost => Assert.InRange(cost.Processors, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        Assert.Equal(Cities, (await service.Anyone.ReadAsync("/api/contests/valley")).Json.GetProperty("cities").GetArrayLength());
        Assert.InRange(made, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
