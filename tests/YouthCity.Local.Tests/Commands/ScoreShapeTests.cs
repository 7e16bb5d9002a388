using System.Text.Json;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>The JSON of <c>score</c> for a contest that is not ours.</summary>
public sealed class ScoreShapeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Every_level_has_the_members_of_the_format_in_their_order()
    {
        var sheet = await ScoreAsync();
        Assert.Equal(["contest", "rulesSha256", "inputsSha256", "leftOut", "cities"], Members(sheet));
        foreach (var city in sheet.GetProperty("cities").EnumerateArray())
        {
            Assert.Equal(["city", "rank", "tied", "score", "coverage", "prize", "reason", "groups", "indicators"], Members(city));
            Assert.Equal(["A", "B"], city.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("group").GetString()));
            Assert.Equal(["A.1", "A.2", "B.1", "B.2"], city.GetProperty("indicators").EnumerateArray().Select(line => line.GetProperty("indicator").GetString()));
            Assert.All(city.GetProperty("groups").EnumerateArray(), group => Assert.Equal(["group", "weight", "score", "points"], Members(group)));
            Assert.All(city.GetProperty("indicators").EnumerateArray(), line => Assert.Equal(
                ["indicator", "group", "weight", "baseline", "value", "level", "progress", "score", "points"], Members(line)));
        }
    }

    [Fact]
    public async Task Cities_stand_in_the_order_of_rank_with_score_prize_and_coverage()
    {
        var cities = (await ScoreAsync()).GetProperty("cities").EnumerateArray().ToList();
        Assert.Equal(["sud", "est", "nord", "ouest"], cities.Select(city => city.GetProperty("city").GetString()));
        Assert.Equal([1, 2, 3, null], cities.Select(city => (int?)Number(city, "rank")));
        Assert.Equal([59.375, 43.75, 25, null], cities.Select(city => Rounded(city, "score")));
        Assert.Equal([500, 300, 100, null], cities.Select(city => Number(city, "prize")));
        Assert.Equal([1, 0.75, 1, 0], cities.Select(city => Number(city, "coverage")));
        Assert.Equal([null, null, null, "no-application"], cities.Select(city => city.GetProperty("reason").GetString()));
        Assert.All(cities, city => Assert.False(city.GetProperty("tied").GetBoolean()));
    }

    [Fact]
    public async Task A_receipt_shows_weights_levels_progress_and_points_and_a_gap_as_a_gap()
    {
        var est = City(await ScoreAsync(), "est");
        var indicators = est.GetProperty("indicators").EnumerateArray().ToList();
        Assert.Equal([20, null, 2, 8], indicators.Select(line => Number(line, "baseline")));
        Assert.Equal([30, null, 7, 9], indicators.Select(line => Number(line, "value")));
        Assert.Equal([50, null, 100, null], indicators.Select(line => Rounded(line, "level")));
        Assert.Equal([0, null, 100, null], indicators.Select(line => Rounded(line, "progress")));
        Assert.Equal([37.5, 0, 100, null], indicators.Select(line => Rounded(line, "score")));
        Assert.Equal([0.666667, 0.333333, 1, null], indicators.Select(line => Rounded(line, "weight")));
        Assert.Equal([18.75, 0, 25, null], indicators.Select(line => Rounded(line, "points")));
        var groups = est.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal([0.75, 0.25], groups.Select(group => Number(group, "weight")));
        Assert.Equal([25, 100], groups.Select(group => Rounded(group, "score")));
        Assert.Equal([18.75, 25], groups.Select(group => Rounded(group, "points")));
    }

    [Fact]
    public async Task A_missing_baseline_is_a_gap_in_progress_only()
    {
        var line = City(await ScoreAsync(), "sud").GetProperty("indicators")[2];
        Assert.Equal((null, 5, 50, null), (Number(line, "baseline"), Number(line, "value"), Rounded(line, "level"), Rounded(line, "progress")));
        Assert.Equal(37.5, Rounded(line, "score"));
    }

    [Fact]
    public async Task An_indicator_that_cannot_tell_cities_apart_is_left_out_and_named()
    {
        var left = Assert.Single((await ScoreAsync()).GetProperty("leftOut").EnumerateArray());
        Assert.Equal("B.2", left.GetProperty("indicator").GetString());
        Assert.Equal("indicator", left.GetProperty("part").GetString());
    }

    [Fact]
    public async Task The_points_of_groups_and_of_indicators_add_up_to_the_score()
    {
        foreach (var city in (await ScoreAsync()).GetProperty("cities").EnumerateArray().Where(city => Number(city, "score") is not null))
        {
            foreach (var parts in (string[])["groups", "indicators"])
                Assert.Equal(Number(city, "score")!.Value, city.GetProperty(parts).EnumerateArray().Sum(part => Number(part, "points") ?? 0), 1e-12);
        }
    }

    [Fact]
    public async Task A_city_that_sent_nothing_has_null_everywhere()
    {
        var ouest = City(await ScoreAsync(), "ouest");
        Assert.All(ouest.GetProperty("groups").EnumerateArray(), group => Assert.Null(Number(group, "score")));
        Assert.All(ouest.GetProperty("indicators").EnumerateArray(), line =>
            Assert.All((string[])["baseline", "value", "level", "progress", "points"], name => Assert.Null(Number(line, name))));
    }

    [Fact]
    public async Task Hashes_are_over_content_and_not_over_bytes()
    {
        var sheet = await ScoreAsync();
        const string Wide = "A.1 baseline;A.1;B.1;B.1 baseline;A.2;A.2 baseline;B.2;B.2 baseline;city\r\n"
            + "20;30;7,0;2;;;9;8;est\r\n10;40;5;;6;5;9;8;sud\r\n10;20;3;1;4;8;9;8;nord\r\n";
        var same = (await Run.ScoreAsync(new AContest().In(_folder), _folder.Write("wide.csv", Wide))).Json();
        Assert.Equal(sheet.GetRawText(), same.GetRawText());
        var other = (await Run.ScoreAsync(new AContest().In(_folder), _folder.Write("other.csv", AContest.Applications.Replace("20,30", "20,31", StringComparison.Ordinal)))).Json();
        Assert.Equal(Hash(sheet, "rulesSha256"), Hash(other, "rulesSha256"));
        Assert.NotEqual(Hash(sheet, "inputsSha256"), Hash(other, "inputsSha256"));
    }

    [Fact]
    public async Task Other_rules_have_another_hash_and_the_same_rules_written_differently_do_not()
    {
        var sheet = await ScoreAsync();
        var spaced = await ScoreAsync(new AContest().With("contest.json", "\"fund\": 1000", "\"fund\":\n1000"));
        var other = await ScoreAsync(new AContest().With("groups.csv", "B,1,", "B,1.5,"));
        Assert.Equal(Hash(sheet, "rulesSha256"), Hash(spaced, "rulesSha256"));
        Assert.NotEqual(Hash(sheet, "rulesSha256"), Hash(other, "rulesSha256"));
        Assert.Equal(Hash(sheet, "inputsSha256"), Hash(other, "inputsSha256"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JsonElement> ScoreAsync(AContest? contest = null)
    {
        var run = await Run.ScoreAsync((contest ?? new AContest()).In(_folder), _folder.Write("applications.csv", AContest.Applications));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Json();
    }

    private static JsonElement City(JsonElement sheet, string id) =>
        sheet.GetProperty("cities").EnumerateArray().Single(city => city.GetProperty("city").GetString() == id);

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static double? Number(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: not JsonValueKind.Null } number ? number.GetDouble() : null;

    private static double? Rounded(JsonElement element, string name) => Number(element, name) is { } number ? Math.Round(number, 6) : null;

    private static string Hash(JsonElement sheet, string name)
    {
        var hash = sheet.GetProperty(name).GetString()!;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        return hash;
    }
}
