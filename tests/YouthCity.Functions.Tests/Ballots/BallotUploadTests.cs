using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Ballots;

public sealed class BallotUploadTests : ServiceTest
{
    [Fact]
    public async Task A_ballot_is_a_new_version_that_says_who_gave_it()
    {
        var juror = await Service.JurorAsync("Айгүл");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"), "?reason=corrected");

        var reply = (await juror.MarkAsync("osh,1,7.5,Жакшы", "osh,2,8")).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(await Service.VersionAsync(), reply.Version);
        Assert.Equal(2, reply.Json.GetProperty("cells").GetInt32());
        Assert.Equal("osh", Assert.Single(reply.Json.GetProperty("cities").EnumerateArray()).GetString());
        Assert.Equal(
            ["osh 1 mark ->7.5", "osh 1 comment ->Жакшы", "osh 2 mark ->8"],
            reply.Json.GetProperty("changes").GetProperty("marks").EnumerateArray().Select(mark =>
                $"{mark.GetProperty("city")} {mark.GetProperty("group")} {mark.GetProperty("field")} {mark.GetProperty("before")}->{mark.GetProperty("after")}"));
        var act = (await Service.Jury.ReadOfAsync("audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("ballots", juror.Id, "jury"), (act.GetProperty("act").GetString(), act.GetProperty("who").GetString(), act.GetProperty("role").GetString()));
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    public async Task Json_says_the_same_as_a_table()
    {
        var (one, other) = (await Service.JurorAsync(), await Service.JurorAsync());
        (await one.MarkAsync("osh,1,7.5,Жакшы", "osh,2,8", "talas,,,,yes")).AssertStatus(HttpStatusCode.Created);
        var reply = await other.SendAsync("""
            { "ballots": [
              { "city": "OSH", "marks": [ { "group": "1", "mark": 7.5, "comment": "Жакшы" }, { "group": "2", "mark": 8.0, "comment": null } ] },
              { "city": "talas", "conflict": true } ] }
            """);
        reply.AssertStatus(HttpStatusCode.Created);
        Assert.Equal("json", reply.Json.GetProperty("form").GetProperty("form").GetString());
        foreach (var city in new[] { "osh", "talas" })
            Assert.Equal((await one.BallotAsync(city)).GetRawText(), (await other.BallotAsync(city)).GetRawText());
    }

    [Fact]
    public async Task A_later_ballot_replaces_cell_by_cell_and_a_blank_never_deletes()
    {
        var juror = await Service.JurorAsync();
        await juror.MarkAsync("osh,1,7,first", "osh,2,8");
        (await juror.MarkAsync("osh,1,,second", "osh,3,9")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(["7 second", "8 ", "9 ", " ", " ", " "], await MarksAsync(juror, "osh"));
    }

    [Fact]
    public async Task The_same_ballots_again_change_nothing()
    {
        var juror = await Service.JurorAsync();
        var first = await juror.MarkAsync("osh,1,7,first", "talas,,,,да");
        var again = (await juror.MarkAsync("osh,1,7.0,first", "talas,,,,ооба")).AssertStatus(HttpStatusCode.OK);
        Assert.True(again.Json.GetProperty("unchanged").GetBoolean());
        Assert.Equal(first.Version, again.Version);
    }

    [Fact]
    public async Task A_ballot_that_says_nothing_leaves_no_trace_of_its_juror()
    {
        var juror = await Service.JurorAsync("Айгүл", "osh");
        (await juror.MarkAsync("talas,1,", "osh,,,,yes")).AssertStatus(HttpStatusCode.OK);
        Assert.Empty((await Service.Agency.ReadOfAsync("ballots")).Json.GetProperty("jurors").EnumerateArray());
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        var juror = await Service.JurorAsync();
        var before = await Service.VersionAsync();
        var reply = (await juror.SendAsync("city,group,mark\nosh,1,7\n", "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal((false, false), (reply.Json.GetProperty("stored").GetBoolean(), reply.Json.GetProperty("unchanged").GetBoolean()));
        Assert.Equal(before, await Service.VersionAsync());
    }

    [Fact]
    public async Task Jurors_and_agency_do_not_get_in_each_others_way()
    {
        var (one, other) = (await Service.JurorAsync(), await Service.JurorAsync());
        await Task.WhenAll(one.MarkAsync("osh,1,7"), other.MarkAsync("osh,1,3"), Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"), "?reason=corrected"));
        Assert.Equal("7 ", (await MarksAsync(one, "osh"))[0]);
        Assert.Equal("3 ", (await MarksAsync(other, "osh"))[0]);
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    public async Task A_ballot_for_an_old_version_is_refused_where_it_says_so()
    {
        var juror = await Service.JurorAsync();
        var first = await juror.MarkAsync("osh,1,7");
        await juror.MarkAsync("osh,1,8");
        (await juror.SendAsync("city,group,mark\nosh,2,5\n", headers: ("If-Match", first.ETag!))).AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
        Assert.Equal("8 ", (await MarksAsync(juror, "osh"))[0]);
    }

    [Theory]
    [InlineData("jury")]
    [InlineData("osh")]
    public async Task Who_the_juror_is_comes_from_the_key_and_from_nothing_in_the_file(string label)
    {
        var juror = await Service.JurorAsync();
        var reply = await juror.SendAsync($"city,group,mark,{label}\nosh,1,7,jury-1\n");
        Assert.Equal("unknown-label", Assert.Single(reply.Errors).Code);
    }

    [Fact]
    public async Task Headers_and_answers_may_be_kyrgyz_or_russian_and_marks_have_commas()
    {
        var juror = await Service.JurorAsync();
        (await juror.SendAsync("Шаар;Критерийлердин тобу;Баа;Түшүндүрмө;Кызыкчылыктардын кагылышы\nОш;1;7,5;'=1+1;жок\n")).AssertStatus(HttpStatusCode.Created);
        (await juror.SendAsync("Город;Группа критериев;Оценка;Комментарий;Конфликт интересов\nТалас;;;;Да\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("7.5 =1+1", (await MarksAsync(juror, "osh"))[0]);
        Assert.Equal("declared", (await juror.BallotAsync("talas")).GetProperty("conflict").GetString());
    }

    private static async Task<string[]> MarksAsync(Juror juror, string city) =>
        [.. (await juror.BallotAsync(city)).GetProperty("marks").EnumerateArray().Select((JsonElement mark) => $"{mark.GetProperty("mark")} {mark.GetProperty("comment")}")];
}
