using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>An upload says what it alters, before and after.</summary>
public sealed class ChangesTests : ServiceTest
{
    [Fact]
    public async Task An_upload_lists_what_it_alters_and_a_trial_the_same_list_before()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,a letter,", "osh,1.2,30,40,,,", "talas,1.1,,7,,,"));
        var file = AFile.Of("osh,1.1,4,6,,a letter,", "osh,1.2,,40,,,checked", "osh,1.4,,55,120,,");

        var trial = (await Service.Agency.ApplyAsync(file, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        var stored = (await Service.Agency.ApplyAsync(file)).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(
            ["osh 1.1 value 5 -> 6", "osh 1.2 note  -> checked", "osh 1.4 value  -> 55", "osh 1.4 respondents  -> 120"],
            Cells(stored));
        Assert.Equal(Cells(stored), Cells(trial));
        Assert.Equal(4, Count(trial));
        Assert.False(trial.Json.GetProperty("stored").GetBoolean());
    }

    [Fact]
    public async Task Social_orders_list_the_rows_that_go_and_come()
    {
        await Service.Agency.OrderAsync("city,year,amount,theme\nosh,2020,1,A\nosh,2020,2,B\nosh,2021,3,C\n");
        var reply = await Service.Agency.OrderAsync("city,year,amount,theme\nosh,2020,1,A\nosh,2020,5,B\ntalas,2020,7,D\n");
        Assert.Equal(["osh 2 B"], Rows(reply, "removed"));
        Assert.Equal(["osh 5 B", "talas 7 D"], Rows(reply, "added"));
        Assert.Equal(3, Count(reply));
    }

    [Fact]
    public async Task The_same_file_again_alters_nothing_and_says_so_before_and_after()
    {
        var first = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"));
        foreach (var query in new[] { "?dryRun=true", "" })
        {
            var again = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"), query)).AssertStatus(HttpStatusCode.OK);
            Assert.True(again.Json.GetProperty("unchanged").GetBoolean());
            Assert.Equal(0, Count(again));
            Assert.Equal(first.Version, again.Version);
            Assert.Equal(first.Json.GetProperty("file").GetString(), again.Json.GetProperty("file").GetString());
        }
    }

    [Theory]
    [InlineData("city,year,amount,theme\nosh,2020,2,B\n")]
    [InlineData("city,year,amount,theme\nosh,2021,4,D\nosh,2021,3,C\n")]
    public async Task Sending_one_year_again_alters_nothing_whatever_stands_beside_it(string file)
    {
        await Service.Agency.OrderAsync("city,year,amount,theme\nosh,2020,2,B\nosh,2021,3,C\nosh,2021,4,D\n");
        var reply = (await Service.Agency.OrderAsync(file)).AssertStatus(HttpStatusCode.OK);
        Assert.True(reply.Json.GetProperty("unchanged").GetBoolean());
    }

    [Fact]
    public async Task A_file_that_was_accepted_before_and_now_undoes_something_is_a_warning()
    {
        var first = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"));
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,6,,,"));
        var again = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(["osh 1.1 value 6 -> 5"], Cells(again));
        var warning = Assert.Single(again.Findings, found => found.Severity == "warning");
        Assert.Equal("file-sent-before", warning.Code);
        Assert.Contains(first.Version!, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_cut_and_says_how_much_is_missing()
    {
        var rows = Enumerable.Range(1, 1203).Select(i => $"osh,{i},Theme {i}\n");
        var reply = await Service.Agency.OrderAsync("city,amount,theme\n" + string.Concat(rows));
        Assert.Equal(1203, Count(reply));
        Assert.Equal(1000, Rows(reply, "added").Count);
        Assert.Equal(203, reply.Json.GetProperty("changes").GetProperty("notShown").GetInt32());
    }

    private static int Count(Reply reply) => reply.Json.GetProperty("changes").GetProperty("count").GetInt32();

    private static List<string> Cells(Reply reply) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty("cells").EnumerateArray().Select(cell =>
            $"{cell.GetProperty("city")} {cell.GetProperty("indicator")} {cell.GetProperty("field")} {cell.GetProperty("before")} -> {cell.GetProperty("after")}"),
    ];

    private static List<string> Rows(Reply reply, string which) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty(which).EnumerateArray().Select((JsonElement row) =>
            $"{row.GetProperty("city")} {row.GetProperty("amount")} {row.GetProperty("theme")}"),
    ];
}
