using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>Rules after an accident on their way through the service. As many files as one in twenty of <see cref="FuzzTests.Files"/>.</summary>
public sealed class RuleFuzzOverHttpTests : ServiceTest
{
    [Fact]
    public async Task An_accident_is_a_refusal_that_stores_nothing_or_the_rules_are_taken_whole()
    {
        (await Service.Agency.ApplyAsync("city,indicator,value,baseline\nosh,1.1,9,4\ntalas,1.2,30,20\nnaryn,6.2,1000,\n")).AssertStatus(HttpStatusCode.Created);
        for (var seed = 0; seed < FuzzTests.Files / 20; seed++)
        {
            var chance = new Random(seed);
            var file = chance.Next(5) switch { 0 => FuzzedRules.Bytes(chance), 1 or 2 => FuzzedRules.Cells(chance), _ => FuzzedRules.Archive(chance) };
            var (before, contests) = (await Service.VersionAsync(), await ContestsAsync());
            var (what, query) = chance.Next(5) switch
            {
                0 => ("contests/2020/rules", "?dryRun=true"),
                1 => ("contests/2020/rules", "?reason=r&format=xlsx"),
                2 => ("contests", $"?dryRun={(chance.Next(2) == 0 ? "true" : "false")}"),
                _ => ("contests/2020/rules", "?reason=r"),
            };

            var reply = await Service.Agency.SendFileAsync($"/api/{what}{query}", file);

            Assert.True(reply.Code is 200 or 201 or 409 or 422, $"{FuzzTests.Of(seed)}: {reply.Code} {reply.Text}");
            var isMade = what == "contests" && reply.Status == HttpStatusCode.Created;
            Assert.Equal((contests + (isMade ? 1 : 0), FuzzTests.Of(seed)), (await ContestsAsync(), FuzzTests.Of(seed)));
            Assert.Equal(reply.Status == HttpStatusCode.Created && !isMade, before != await Service.VersionAsync());
            if (reply.Status == HttpStatusCode.Created && !isMade)
                await CheckAsync(seed, file);
        }

        Assert.True((await Service.Agency.ReadOfAsync("check")).Json.GetProperty("addsUp").GetBoolean());
    }

    /// <summary>The rules that were taken are read, scored and given out, and say the same when they come back.</summary>
    private async Task CheckAsync(int seed, byte[] file)
    {
        Assert.True((await Service.Agency.ReadOfAsync("scores")).Code is 200 or 409, FuzzTests.Of(seed));
        foreach (var again in (byte[][])[file, (await Service.Anyone.ReadOfAsync("rules?format=xlsx&lang=ru")).Content, (await Service.Anyone.ReadOfAsync("rules?format=zip")).Content])
        {
            var reply = await Service.Agency.SendFileAsync("/api/contests/2020/rules", again);
            Assert.True(reply.Status == HttpStatusCode.OK && reply.Json.GetProperty("unchanged").GetBoolean(), $"{FuzzTests.Of(seed)}: {reply.Text}");
        }
    }

    private async Task<int> ContestsAsync() => (await Service.Anyone.ReadAsync("/api/contests")).Json.GetProperty("contests").GetArrayLength();
}
