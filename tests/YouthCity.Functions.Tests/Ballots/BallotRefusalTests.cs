using System.Net;
using YouthCity.Core.Ballots;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Ballots;

public sealed class BallotRefusalTests : ServiceTest
{
    [Fact]
    public async Task Everything_wrong_with_a_table_comes_back_at_once_and_nothing_is_stored()
    {
        var juror = await Service.JurorAsync(city: "naryn");
        var before = await Service.VersionAsync();
        var reply = await juror.MarkAsync(
            "atlantis,1,7", "osh,9,7", "osh,1,10.1", "osh,2,-1", "osh,3,7.25", "osh,4,many", "osh,5,07.май", "naryn,1,7", "talas,1,7,,yes", "talas,,,,no",
            "osh,6,7", "osh,6,8", ",1,7", "batken,,7", "batken,1,5,,maybe", "naryn,,,,no");
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(
            [
                "A2 unknown-city", "B3 unknown-group", "C4 constraint-error", "C5 constraint-error", "C6 constraint-error", "C7 type-error", "C8 date-for-number",
                "C9 own-city", "C10 conflict-of-interest", "E11 two-answers", "B13 unique-error", "A14 missing-cell", "B15 missing-cell", "E16 yes-or-no", "E17 own-city",
            ],
            reply.Errors.Select(found => $"{found.Cell} {found.Code}"));
        Assert.Equal(before, await Service.VersionAsync());
    }

    [Fact]
    public async Task Everything_wrong_with_a_list_comes_back_at_once()
    {
        var juror = await Service.JurorAsync(city: "naryn");
        var reply = await juror.SendAsync("""
            { "ballots": [
              { "city": "atlantis", "marks": [ { "group": "1", "mark": 11 } ] },
              { "city": "osh", "marks": [ { "group": "9", "mark": 7 }, { "group": "1", "mark": "7" }, { "group": "2", "mark": 7.25 }, { "mark": 7 } ] },
              { "city": "naryn", "marks": [ { "group": "1", "mark": 7 } ] },
              { "city": "talas", "conflict": true, "marks": [ { "group": "1", "mark": 7 } ] },
              { "city": "talas", "conflict": "yes", "conflict2": true },
              { "marks": 5 }, 6,
              { "city": "batken", "marks": [ { "group": "1", "mark": 7 }, { "group": "1", "mark": 7, "comment": 5 } ] } ], "juror": "jury-1" }
            """);
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(
            [
                " unknown-label juror", "1 unknown-city city", "1 constraint-error mark", "2 unknown-group group", "2 type-error mark", "2 constraint-error mark", "2 missing-cell group",
                "3 own-city mark", "4 conflict-of-interest mark", "5 unknown-label conflict2", "5 yes-or-no conflict", "6 missing-cell city", "6 not-json marks", "7 not-json ",
                "8 not-json comment", "8 unique-error group",
            ],
            reply.Errors.Select(found => $"{found.Row} {found.Code} {found.Column}"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{ \"ballots\": null }")]
    [InlineData("{ \"ballots\": { } }")]
    [InlineData("{ \"ballots\": [ null ] }")]
    [InlineData("{ \"ballots\": [], \"ballots\": [] }")]
    [InlineData("{ \"ballots\": [ { \"city\": \"osh\", \"marks\": [ { \"group\": \"1\", \"comment\": \"\\ud800\" } ] } ] }")]
    [InlineData("{ \"ballots\": [ { \"city\": \"osh\", \"marks\": [ { \"group\": \"1\", \"mark\": 7, \"mark\": 8 } ] } ] }")]
    public async Task What_is_not_the_json_expected_is_refused(string json)
    {
        var reply = await (await Service.JurorAsync()).SendAsync(json);
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal("not-json", Assert.Single(reply.Errors).Code);
    }

    [Fact]
    public async Task A_table_of_no_rows_is_not_taken_for_ballots()
    {
        var juror = await Service.JurorAsync();
        Assert.Equal("no-rows", Assert.Single((await juror.SendAsync("city,group,mark\n")).Errors).Code);
        Assert.Equal("no-rows", Assert.Single((await juror.SendAsync("city,group,mark\n\n,,\n")).Errors).Code);
    }

    [Fact]
    public async Task Json_is_not_called_csv() =>
        Assert.Equal("json", (await (await Service.JurorAsync()).SendAsync("{ \"ballots\": 1 }")).Json.GetProperty("form").GetProperty("format").GetString());

    [Fact]
    public async Task A_conflict_takes_no_new_mark_until_it_is_withdrawn()
    {
        var juror = await Service.JurorAsync();
        await juror.MarkAsync("osh,1,7");

        (await juror.MarkAsync("osh,,,,yes")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("conflict-of-interest", Assert.Single((await juror.MarkAsync("osh,2,8")).Errors).Code);
        Assert.Equal("conflict-of-interest", Assert.Single((await juror.MarkAsync("osh,1,8,a comment")).Errors).Code);
        (await juror.MarkAsync("osh,2,8,,no")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await juror.BallotAsync("osh")).GetProperty("conflict").ValueKind);
    }

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Findings_speak_of_marks_and_groups(string language)
    {
        var juror = await Service.JurorAsync(city: "naryn");
        var reply = await juror.SendAsync("city,group,mark\nosh,1,11\nosh,2,5\nosh,2,6\nnaryn,1,5\n", $"?lang={language}");
        Assert.Equal(3, reply.Errors.Count);
        Assert.All(reply.Errors, found => Assert.DoesNotContain("{", found.Message + found.Expected + found.Fix, StringComparison.Ordinal));
        Assert.Contains("10", reply.Errors[0].Expected, StringComparison.Ordinal);
        Assert.Contains("3", reply.Errors[1].Message, StringComparison.Ordinal);
        Assert.Contains(language == "en" ? "Naryn" : "Нарын", reply.Errors[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    [OwnProcess]
    public async Task Ballots_close_with_their_last_day_in_bishkek()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Jury = """{ "closesOn": "2026-03-01" }""" });
        var juror = await valley.Service.JurorAsync();
        (await juror.SendAsync("city,group,mark\nnorth,play,7\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);

        // It is noon in Bishkek when a service starts.
        valley.Service.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        (await juror.SendAsync("city,group,mark\nnorth,play,8\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        valley.Service.Clock.Advance(TimeSpan.FromSeconds(1));
        (await juror.SendAsync("city,group,mark\nnorth,play,9\n", contest: "valley")).AssertProblem(HttpStatusCode.Conflict, "ballots-closed");

        var ballots = (await valley.Service.Agency.ReadAsync("/api/contests/valley/ballots?format=csv")).Text;
        Assert.Contains("north,play,8,", ballots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_mark_in_joined_cells_is_not_taken_for_the_first_group_alone()
    {
        var book = new AWorkbook().With("Sheet", [["city", "group", "mark"], ["batken", 1, 8], ["batken", 2, null], ["batken", 3, null]], merged: ["C2:C4"]).Bytes();
        var errors = (await (await Service.JurorAsync()).Client.SendFileAsync("/api/contests/2020/ballots", book)).Errors;
        Assert.Equal([("merged-cell", "C3"), ("merged-cell", "C4")], errors.Select(error => (error.Code, error.Cell!)));
    }

    [Fact]
    public async Task A_comment_beside_a_mere_declaration_is_not_lost_in_silence()
    {
        var error = Assert.Single((await (await Service.JurorAsync()).SendAsync("city,group,mark,comment,conflict\ntalas,,,my brother works there,yes\n")).Errors);
        Assert.Equal(("comment-without-group", "D2"), (error.Code, error.Cell));
    }
}
