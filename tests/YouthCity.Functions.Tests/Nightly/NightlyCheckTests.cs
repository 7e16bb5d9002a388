using System.Globalization;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Access;
using YouthCity.Functions.Nightly;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Nightly;

public sealed class NightlyCheckTests : ServiceTest
{
    [Fact]
    public async Task Good_data_adds_up()
    {
        await Service.FillAsync();
        var line = await CheckAsync(Service);
        Assert.Equal((LogLevel.Information, "Contest 2020 adds up over 2 commits and 31 documents"), (line.Level, line.Text));
    }

    [Fact]
    public async Task An_empty_store_adds_up() => Assert.Equal(LogLevel.Information, (await CheckAsync(Service)).Level);

    [Theory]
    [InlineData("UPDATE documents SET content = CAST(content || ' ' AS BLOB) WHERE CAST(content AS TEXT) LIKE '%\"entries\"%'", "damaged")]
    [InlineData("DELETE FROM documents WHERE CAST(content AS TEXT) LIKE '%\"orders\"%'", "missing")]
    [InlineData("UPDATE documents SET content = CAST('{}' AS BLOB) WHERE CAST(content AS TEXT) LIKE '%\"act\":\"social-orders\"%'", "damaged")]
    [InlineData("DELETE FROM documents WHERE CAST(content AS TEXT) LIKE '%\"applications\":{}%'", "missing")]
    [InlineData("DELETE FROM documents WHERE CAST(content AS TEXT) LIKE 'city,year,%'", "missing")]
    public async Task A_document_that_was_damaged_or_lost_is_reported(string damage, string word)
    {
        await Service.FillAsync();
        Assert.True(Execute(damage) > 0);
        var line = await CheckAsync(Service);
        Assert.Equal(LogLevel.Error, line.Level);
        Assert.StartsWith("Contest 2020 does not add up", line.Text, StringComparison.Ordinal);
        Assert.Contains(word, line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_damaged_contest_does_not_keep_the_others_from_being_checked()
    {
        await using var valley = await ValleyService.StartAsync(new Rules(), new Rules { Id = "a-first" });
        await valley.Service.Agency.ApplyAsync("city,parks\nnorth,5\n", contest: "a-first");
        await valley.Service.Agency.ApplyAsync("city,parks\nnorth,6\n", contest: "valley");
        Assert.Equal(1, Execute("UPDATE documents SET content = CAST('x' AS BLOB) WHERE CAST(content AS TEXT) LIKE '%\"value\":5%'", valley.Service.StorePath));
        await ActivatorUtilities.CreateInstance<CheckFunctions>(valley.Service.Services).Nightly(new TimerInfo());
        var lines = valley.Service.Logs.Of<CheckFunctions>();
        Assert.Equal([LogLevel.Error, LogLevel.Information, LogLevel.Error], lines.Select(line => line.Level));
        Assert.Equal("The nightly check found 1 of 2 contests that do not add up", lines[^1].Text);
    }

    [Fact]
    public async Task A_damaged_store_is_500_with_a_number_to_look_it_up_and_nothing_else()
    {
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.True(Execute("DELETE FROM documents WHERE CAST(content AS TEXT) LIKE '%\"act\"%'") > 0);
        var reply = await Service.Anyone.ReadOfAsync("summary");
        reply.AssertProblem(HttpStatusCode.InternalServerError, "internal-error");
        Assert.DoesNotContain("   at ", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reply.Text, StringComparison.Ordinal);
        var line = Assert.Single(Service.Logs.Of<FrontDoor>());
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
        Assert.Equal((2, 31, 0), (good.GetProperty("commits").GetInt32(), good.GetProperty("documents").GetInt32(), good.GetProperty("faults").GetArrayLength()));
        Assert.Equal(2, Execute("DELETE FROM documents WHERE hash IN (SELECT hash FROM documents WHERE CAST(content AS TEXT) LIKE '%\"entries\"%' LIMIT 2)"));
        var bad = await Service.Agency.ReadOfAsync("check?lang=ru");
        Assert.Equal(HttpStatusCode.OK, bad.Status);
        Assert.False(bad.Json.GetProperty("addsUp").GetBoolean());
        var faults = bad.Json.GetProperty("faults").EnumerateArray().ToList();
        Assert.Equal(["document", "document"], faults.Select(fault => fault.GetProperty("code").GetString()));
        Assert.All(faults, fault => Assert.StartsWith("Не читается документ", fault.GetProperty("message").GetString(), StringComparison.Ordinal));
    }

    private static async Task<LogLine> CheckAsync(Service service)
    {
        await ActivatorUtilities.CreateInstance<CheckFunctions>(service.Services).Nightly(new TimerInfo());
        var lines = service.Logs.Of<CheckFunctions>();
        Assert.Equal(lines[0].Level, lines[^1].Level);
        Assert.StartsWith("The nightly check found", lines[^1].Text, StringComparison.Ordinal);
        return lines[0];
    }

    private int Execute(string sql) => Execute(sql, Service.StorePath);

    /// <summary>Does to the file what no code of ours does.</summary>
    private static int Execute(string sql, string path)
    {
        using var connection = new SqliteConnection(string.Create(CultureInfo.InvariantCulture, $"Data Source={path}"));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text stands in this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }
}
