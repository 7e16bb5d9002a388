using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.History;

public sealed class ReversionTests : ServiceTest
{
    [Fact]
    public async Task A_contest_is_set_back_to_what_an_earlier_version_held_and_nothing_disappears()
    {
        await Service.FillAsync();
        var (then, scores, orders) = (await Service.VersionAsync(), (await Service.Agency.ReadOfAsync("scores?format=csv")).Text, (await Service.Agency.ReadOfAsync("social-orders?format=csv")).Text);
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5", "talas,1.1,,7"));
        var mistake = await Service.Agency.OrderAsync("city,year,amount,theme\nosh,2020,5,Clubs\n");

        var trial = (await Service.RevertAsync(then, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(mistake.Version, await Service.VersionAsync());
        var reply = (await Service.RevertAsync(then)).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(trial.Json.GetProperty("changes").GetRawText(), reply.Json.GetProperty("changes").GetRawText());
        Assert.Single(reply.Json.GetProperty("changes").GetProperty("removed").EnumerateArray());
        Assert.Equal((scores, orders), ((await Service.Agency.ReadOfAsync("scores?format=csv")).Text, (await Service.Agency.ReadOfAsync("social-orders?format=csv")).Text));
        Assert.NotEqual(then, reply.Version);
        var act = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("reversion", $"{then![..12]}: the wrong file"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));
        Assert.Contains("Clubs", (await Service.Agency.ReadOfAsync($"social-orders?version={mistake.Version}")).Text, StringComparison.Ordinal);
        Assert.False((await Service.RevertAsync(then)).AssertStatus(HttpStatusCode.OK).Json.GetProperty("stored").GetBoolean());
    }

    [Fact]
    public async Task Marks_and_stage_stay()
    {
        var then = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"))).Version;
        var juror = await Service.JurorAsync();
        await juror.MarkAsync("osh,1,7");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,6"), "?reason=late");
        (await Service.RevertAsync(then)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(("judging", 5.0), (await Service.StageAsync(), (await Service.EntriesAsync("osh"))["1.1"].Value));
        Assert.Contains("osh,1,7,", (await juror.Client.ReadOfAsync("ballots?format=csv")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Only_a_version_of_the_contest_will_do(string version) =>
        (await Service.RevertAsync(version)).AssertProblem(HttpStatusCode.NotFound, "unknown-version");

    [Fact]
    public async Task A_contest_that_is_decided_is_not_set_back()
    {
        var then = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"))).Version;
        await Service.MoveAsync("decided");
        (await Service.RevertAsync(then)).AssertProblem(HttpStatusCode.Conflict, "wrong-stage");
    }
}
