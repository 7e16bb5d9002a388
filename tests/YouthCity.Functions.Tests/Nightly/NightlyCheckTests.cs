using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Integrity;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Nightly;

public sealed class NightlyCheckTests : ServiceTest
{
    [Fact]
    public async Task Good_data_adds_up()
    {
        await Service.FillAsync();
        var line = await CheckAsync(Service);
        Assert.Equal((LogLevel.Information, "Contest 2020 adds up over 3 commits and 32 documents"), (line.Level, line.Text));
    }

    [Fact]
    public async Task An_empty_store_adds_up() => Assert.Equal(LogLevel.Information, (await CheckAsync(Service)).Level);

    [Theory]
    [InlineData("\"entries\"", "+ ", "damaged")]
    [InlineData("\"orders\"", null, "missing")]
    [InlineData("\"act\":\"social-orders\"", "{}", "damaged")]
    [InlineData("\"applications\":{}", null, "missing")]
    [InlineData("city,year,", null, "missing")]
    public async Task A_document_that_was_damaged_or_lost_is_reported(string holds, string? instead, string word)
    {
        await Service.FillAsync();
        Assert.True(await Service.Store.DamageAsync(
            text => text.Contains(holds, StringComparison.Ordinal), text => instead is ['+', .. var more] ? text + more : instead) > 0);
        var line = await CheckAsync(Service);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.StartsWith("Contest 2020 does not add up", line.Text, StringComparison.Ordinal);
        Assert.Contains(word, line.Text, StringComparison.Ordinal);
    }

    [Fact]
    [OwnProcess]
    public async Task One_damaged_contest_does_not_keep_the_others_from_being_checked()
    {
        await using var valley = await ValleyService.StartAsync(new Rules(), new Rules { Id = "a-first" });
        await valley.Service.Agency.ApplyAsync("city,parks\nnorth,5\n", contest: "a-first");
        await valley.Service.Agency.ApplyAsync("city,parks\nnorth,6\n", contest: "valley");
        Assert.Equal(1, await valley.Service.Store.DamageAsync(text => text.Contains("\"value\":5", StringComparison.Ordinal), _ => "x"));
        await ActivatorUtilities.CreateInstance<IntegrityFunctions>(valley.Service.Services).Nightly(new TimerInfo());
        var lines = valley.Service.Logs.Of<IntegrityFunctions>();
        Assert.Equal([LogLevel.Error, LogLevel.Information, LogLevel.Error], lines.Select(line => line.Level));
        Assert.Equal("The nightly check found 1 of 2 contests that do not add up", lines[^1].Text);
    }

    [Fact]
    [OwnProcess]
    public async Task A_damaged_store_is_500_with_a_number_to_look_it_up_and_nothing_else()
    {
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.True(await Service.Store.DamageAsync(text => text.Contains("\"act\"", StringComparison.Ordinal), _ => null) > 0);
        var reply = await Service.Anyone.ReadOfAsync("summary");
        reply.AssertProblem(HttpStatusCode.InternalServerError, "internal-error");
        Assert.DoesNotContain("   at ", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reply.Text, StringComparison.Ordinal);
        var line = Assert.Single(Service.Logs.Of<ApiPipeline>());
        var number = line.Text.Split(' ')[1];
        Assert.Contains(number, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var page = await Service.Anyone.ReadAsync("/contests/2020");
        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (page.Status, page.MediaType));
        Assert.DoesNotContain("Exception", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_agency_sees_what_the_check_finds_without_waiting_for_the_night()
    {
        await Service.FillAsync();
        var good = (await Service.Agency.ReadOfAsync("check")).Json;
        Assert.True(good.GetProperty("addsUp").GetBoolean());
        Assert.Equal((3, 32, 0), (good.GetProperty("commits").GetInt32(), good.GetProperty("documents").GetInt32(), good.GetProperty("faults").GetArrayLength()));
        var left = 2;
        Assert.Equal(2, await Service.Store.DamageAsync(text => text.Contains("\"entries\"", StringComparison.Ordinal) && left-- > 0, _ => null));
        var bad = await Service.Agency.ReadOfAsync("check?lang=ru");
        Assert.Equal(HttpStatusCode.OK, bad.Status);
        Assert.False(bad.Json.GetProperty("addsUp").GetBoolean());
        var faults = bad.Json.GetProperty("faults").EnumerateArray().ToList();
        Assert.Equal(["document", "document"], faults.Select(fault => fault.GetProperty("code").GetString()));
        Assert.All(faults, fault => Assert.StartsWith("Не читается документ", fault.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    private static async Task<LogLine> CheckAsync(Service service)
    {
        await ActivatorUtilities.CreateInstance<IntegrityFunctions>(service.Services).Nightly(new TimerInfo());
        var lines = service.Logs.Of<IntegrityFunctions>();
        Assert.Equal(lines[0].Level, lines[^1].Level);
        Assert.StartsWith("The nightly check found", lines[^1].Text, StringComparison.Ordinal);
        return lines[0];
    }
}
