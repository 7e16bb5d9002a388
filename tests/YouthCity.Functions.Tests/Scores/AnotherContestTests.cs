using System.Net;
using System.Text.Json;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Scores;

/// <summary>Scores of a contest that is not ours, reckoned by hand.</summary>
public sealed class AnotherContestTests
{
    /// <summary>
    /// Parks: north has level 0 and progress 100, south the other way round, so both score 50. Clubs: the levels are equal and left out;
    /// progress is 0 and 100. Wait, where less is better: north is better in both. East has sent nothing.
    /// </summary>
    private const string File = """
        city,indicator,baseline,value
        north,parks,8,10
        south,parks,20,20
        north,clubs,4,4
        south,clubs,2,4
        north,wait,30,20
        south,wait,40,40

        """;

    [Fact]
    public async Task Scores_are_those_reckoned_by_hand()
    {
        await using var valley = await ValleyService.StartAsync(new Rules());
        var scores = await ScoresAsync(valley, File);
        Assert.Equal("valley", scores.GetProperty("contest").GetString());
        Assert.Equal("[{\"indicator\":\"clubs\",\"part\":\"level\"}]", scores.GetProperty("leftOut").GetRawText());
        Assert.Equal([("north", 1, 81.25, 600), ("south", 2, 18.75, 300), ("east", null, null, null)], Lines(scores));
        var north = scores.GetProperty("cities")[0];
        Assert.Equal([6.25, 75.0], Column(north, "groups", "points"));
        Assert.Equal([6.25, 0.0, 75.0], Column(north, "indicators", "points"));
        Assert.Equal([0.0, null, 100.0], Column(north, "indicators", "level"));
        Assert.Equal([100.0, 0.0, 100.0], Column(north, "indicators", "progress"));
        Assert.Equal([0.25, 0.75], Column(north, "groups", "weight"));
    }

    [Fact]
    public async Task A_city_without_an_application_is_listed_last_with_the_reason()
    {
        await using var valley = await ValleyService.StartAsync(new Rules());
        var east = (await ScoresAsync(valley, File)).GetProperty("cities")[2];
        Assert.Equal("no-application", east.GetProperty("reason").GetString());
        Assert.Equal(0, east.GetProperty("coverage").GetDouble());
        foreach (var name in new[] { "rank", "score", "prize" })
            Assert.Equal(JsonValueKind.Null, east.GetProperty(name).ValueKind);
        Assert.Equal(3, east.GetProperty("indicators").GetArrayLength());
    }

    [Fact]
    public async Task Tied_cities_share_the_prizes_of_the_places_they_span()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { ProgressShare = 0, Places = [600, 301] });
        var scores = await ScoresAsync(valley, "city,parks,clubs,wait\nnorth,9,9,1\nsouth,9,9,1\neast,1,1,9\n");
        Assert.Equal([("north", 1, 100, 450), ("south", 1, 100, 450), ("east", 3, 0, 0)], Lines(scores));
        var prizes = (await valley.Service.Jury.ReadAsync("/api/contests/valley/prizes")).Json;
        Assert.Equal(900, prizes.GetProperty("paid").GetInt32());
        Assert.Equal(100, prizes.GetProperty("undistributed").GetInt32());
    }

    [Fact]
    public async Task Rules_that_cannot_score_what_was_sent_are_409_and_name_the_city()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Mean = "geometric" });
        (await valley.Service.Agency.ApplyAsync(File, contest: "valley")).AssertStatus(HttpStatusCode.Created);
        foreach (var what in new[] { "scores", "scores/north", "prizes", "summary" })
        {
            var reply = await valley.Service.Jury.ReadAsync($"/api/contests/valley/{what}");
            reply.AssertProblem(HttpStatusCode.Conflict, "cannot-score");
            Assert.Matches("(north|south)", reply.Json.GetProperty("detail").GetString());
        }

        Assert.Equal(HttpStatusCode.OK, (await valley.Service.Anyone.ReadAsync("/api/contests/valley/summary")).Status);
    }

    [Fact]
    public async Task The_form_of_the_file_does_not_change_the_hash_of_the_inputs()
    {
        await using var narrow = await ValleyService.StartAsync(new Rules());
        await using var wide = await ValleyService.StartAsync(new Rules());
        var first = await ScoresAsync(narrow, File);
        var second = await ScoresAsync(wide, "clubs baseline;city;parks;parks baseline;clubs;wait;wait baseline\r\n2;Түштүк;20;20;4;40;40\r\n4,0;NORTH;10;8;4;20;30\r\n");
        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    private static async Task<JsonElement> ScoresAsync(ValleyService valley, string file)
    {
        (await valley.Service.Agency.ApplyAsync(file, contest: "valley")).AssertStatus(HttpStatusCode.Created);
        return (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json;
    }

    private static IEnumerable<(string?, int?, double?, int?)> Lines(JsonElement scores) => scores.GetProperty("cities").EnumerateArray().Select(city =>
        (city.GetProperty("city").GetString(), (int?)Number(city, "rank"), Number(city, "score"), (int?)Number(city, city.TryGetProperty("prizeIfItStayedSo", out _) ? "prizeIfItStayedSo" : "prize")));

    private static IEnumerable<double?> Column(JsonElement city, string lines, string name) =>
        city.GetProperty(lines).EnumerateArray().Select(line => Number(line, name));

    private static double? Number(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
