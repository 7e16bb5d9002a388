using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Contests;

public sealed class CellByCellTests : ServiceTest
{
    [Fact]
    public async Task An_accepted_file_is_answered_with_the_new_version()
    {
        var reply = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5", "talas,1.2,,6"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(await Service.VersionAsync(), reply.Version);
        Assert.Equal($"\"{reply.Version}\"", reply.ETag);
        Assert.Equal("/api/contests/2020/applications", reply.Headers.Location?.ToString());
        Assert.True(reply.Json.GetProperty("stored").GetBoolean());
        Assert.Equal(2, reply.Json.GetProperty("cells").GetInt32());
        Assert.Equal(["osh", "talas"], reply.Json.GetProperty("cities").EnumerateArray().Select(city => city.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_dry_run_finds_everything_and_stores_nothing()
    {
        var reply = (await Service.Agency.ApplyAsync(AFile.Of("Oш,1.1,4,5"), "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.False(reply.Json.GetProperty("stored").GetBoolean());
        Assert.Contains(reply.Findings, found => found.Code == "look-alike-letters");
        Assert.Null(reply.Version);
        Assert.Null(await Service.VersionAsync());
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,many"), "?dryRun=true")).AssertStatus(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_may_have_been_meant_as_a_dry_run_is_not_stored()
    {
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"), "?dryRun=yes")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var first = (await Service.Agency.ApplyAsync(Seeds.Applications)).AssertStatus(HttpStatusCode.Created);
        var again = (await Service.Agency.ApplyAsync(Seeds.Applications)).AssertStatus(HttpStatusCode.OK);
        Assert.True(again.Json.GetProperty("unchanged").GetBoolean());
        Assert.False(again.Json.GetProperty("stored").GetBoolean());
        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.Version, await Service.VersionAsync());
    }

    [Fact]
    public async Task A_partial_file_changes_only_its_cells()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,registry,first", "osh,1.2,30,31", "talas,1.1,7,8"));
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,6"))).AssertStatus(HttpStatusCode.Created);
        var osh = await Service.EntriesAsync("osh");
        Assert.Equal(new Entry("1.1", 4, 6, null, "registry", "first"), osh["1.1"]);
        Assert.Equal(new Entry("1.2", 30, 31, null, null, null), osh["1.2"]);
        Assert.Equal(new Entry("1.1", 7, 8, null, null, null), (await Service.EntriesAsync("talas"))["1.1"]);
    }

    [Theory]
    [InlineData("osh,1.4,,,,,")]
    [InlineData("osh,1.4, ,\u00A0,,,")]
    public async Task A_blank_never_deletes(string blanks)
    {
        var first = await Service.Agency.ApplyAsync(AFile.Of("osh,1.4,4,5,205,survey,first"));
        var reply = (await Service.Agency.ApplyAsync(AFile.Of(blanks))).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(first.Version, reply.Version);
        Assert.Equal(new Entry("1.4", 4, 5, 205, "survey", "first"), (await Service.EntriesAsync("osh"))["1.4"]);
    }

    [Theory]
    [InlineData("'=SUM(A1)", "=SUM(A1)")]
    [InlineData("'+7", "+7")]
    [InlineData("'-7", "-7")]
    [InlineData("'@me", "@me")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("''=x", "'=x")]
    public async Task An_apostrophe_before_what_a_spreadsheet_would_run_is_taken_off(string cell, string note)
    {
        await Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,5,,,{cell}"));
        Assert.Equal(note, (await Service.EntriesAsync("osh"))["1.1"].Note);
    }

    [Fact]
    public async Task A_file_checked_against_an_old_version_is_refused_and_names_the_newest()
    {
        var first = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        var second = await SendAsync("osh,1.1,,6", first.ETag!);
        second.AssertStatus(HttpStatusCode.Created);

        var late = await SendAsync("osh,1.1,,7", first.ETag!);

        late.AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
        Assert.Contains(second.Version!, late.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"0\", {0}")]
    public async Task If_match_takes_any_version_or_one_of_several(string header)
    {
        var first = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        (await SendAsync("osh,1.1,,6", header.Replace("{0}", first.ETag, StringComparison.Ordinal))).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_etag_of_what_was_read_will_do_until_the_contest_moves()
    {
        foreach (var what in new[] { "applications", "summary?lang=ky", "cities/osh/status?format=csv" })
        {
            var read = await Service.Agency.ReadOfAsync(what);
            (await SendAsync($"osh,1.1,,{what.Length}", read.ETag!)).AssertStatus(HttpStatusCode.Created);
            (await SendAsync("osh,1.1,,1", read.ETag!)).AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("\"0\"")]
    public async Task If_match_with_anything_else_is_refused(string header)
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        (await SendAsync("osh,1.1,,6", header)).AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
    }

    private Task<Reply> SendAsync(string row, string ifMatch) =>
        Service.Agency.SendFileAsync("/api/contests/2020/applications", Encoding.UTF8.GetBytes(AFile.Of(row)), ("If-Match", ifMatch));
}
