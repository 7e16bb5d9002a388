using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Scores;

public sealed class ScoresShapeTests(FilledService filled) : IClassFixture<FilledService>
{
    private static readonly string[] s_city = ["city", "rank", "tied", "score", "coverage", "prize", "reason", "groups", "indicators", "prizeIfItStayedSo"];
    private static readonly string[] s_group = ["group", "weight", "score", "points"];
    private static readonly string[] s_indicator = ["indicator", "group", "weight", "baseline", "value", "level", "progress", "score", "points"];

    [Fact]
    public async Task Scores_have_exactly_the_members_of_the_design()
    {
        var scores = await ReadAsync("scores");
        Assert.Equal(["provisional", "arrived", "contest", "rulesSha256", "inputsSha256", "leftOut", "cities"], Names(scores));
        Assert.All(Cities(scores), AssertShape);
        Assert.Equal(18, Cities(scores).Count);
    }

    [Fact]
    public async Task A_receipt_is_the_citys_line_of_the_scores_and_says_what_acted_on_it()
    {
        var receipt = await ReadAsync("scores/osh");
        string[] more = ["coverageByGroup", "gaps", "ranksWithGapsFilled", "leftOut", "scaledWeights", "tieBreaks", "surveys"];
        Assert.Equal(["provisional", "arrived", .. s_city, .. more], Names(receipt));
        var line = Cities(await ReadAsync("scores")).Single(city => city.GetProperty("city").GetString() == "osh");
        Assert.All(s_city, name => Assert.Equal(line.GetProperty(name).GetRawText(), receipt.GetProperty(name).GetRawText()));
    }

    [Fact]
    public async Task Gaps_are_named_with_the_places_that_filling_them_could_bring()
    {
        foreach (var city in Cities(await ReadAsync("scores")))
        {
            var receipt = await ReadAsync($"scores/{city.GetProperty("city").GetString()}");
            var gaps = receipt.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetProperty("indicator").GetString()!).ToList();
            var missing = city.GetProperty("indicators").EnumerateArray()
                .Where(line => line.GetProperty("value").ValueKind == JsonValueKind.Null || line.GetProperty("baseline").ValueKind == JsonValueKind.Null)
                .Select(line => line.GetProperty("indicator").GetString()!);
            Assert.Equal(missing, gaps);
            var places = receipt.GetProperty("ranksWithGapsFilled");
            Assert.Equal(gaps.Count > 0, places.ValueKind == JsonValueKind.Object);
            if (gaps.Count > 0)
                Assert.InRange(places.GetProperty("best").GetInt32(), 1, places.GetProperty("worst").GetInt32());
        }
    }

    [Fact]
    public async Task Hashes_are_64_digits()
    {
        var scores = await ReadAsync("scores");
        Assert.Matches("^[0-9a-f]{64}$", scores.GetProperty("rulesSha256").GetString());
        Assert.Matches("^[0-9a-f]{64}$", scores.GetProperty("inputsSha256").GetString());
    }

    [Fact]
    public async Task Cities_stand_in_the_order_of_their_ranks()
    {
        var ranks = Cities(await ReadAsync("scores")).Select(city => city.GetProperty("rank").GetInt32()).ToList();
        Assert.Equal(ranks.Order(), ranks);
        Assert.Equal(1, ranks[0]);
        for (var place = 0; place < ranks.Count; place++)
            Assert.Equal(ranks.IndexOf(ranks[place]) + 1, ranks[place]);
    }

    [Fact]
    public async Task Tied_means_that_another_city_has_the_rank()
    {
        var cities = Cities(await ReadAsync("scores"));
        var shared = cities.GroupBy(city => city.GetProperty("rank").GetInt32()).Where(rank => rank.Count() > 1).ToList();
        Assert.Single(shared);
        Assert.All(cities, city => Assert.Equal(
            city.GetProperty("rank").GetInt32() == shared[0].Key, city.GetProperty("tied").GetBoolean()));
    }

    [Fact]
    public async Task Points_add_up_to_the_score()
    {
        foreach (var city in Cities(await ReadAsync("scores")))
        {
            var score = city.GetProperty("score").GetDouble();
            Assert.InRange(score, 0, 100);
            Assert.Equal(score, Sum(city.GetProperty("groups"), "points"), 1e-9);
            Assert.Equal(score, Sum(city.GetProperty("indicators"), "points"), 1e-9);
            Assert.Equal(1, Sum(city.GetProperty("groups"), "weight"), 1e-9);
        }
    }

    [Fact]
    public async Task Coverage_counts_the_current_values()
    {
        foreach (var city in Cities(await ReadAsync("scores")))
        {
            var values = city.GetProperty("indicators").EnumerateArray().Count(line => line.GetProperty("value").ValueKind == JsonValueKind.Number);
            Assert.Equal((double)values / Seeds.Indicators, city.GetProperty("coverage").GetDouble(), 1e-12);
        }
    }

    [Fact]
    public async Task Prizes_are_3_2_and_1_million()
    {
        var prizes = Cities(await ReadAsync("scores")).Select(city => city.GetProperty("prizeIfItStayedSo").GetDecimal());
        Assert.Equal([3_000_000, 2_000_000, 1_000_000, .. Enumerable.Repeat(0m, 15)], prizes);
    }

    private static void AssertShape(JsonElement city)
    {
        Assert.Equal(s_city, Names(city));
        Assert.Equal(6, city.GetProperty("groups").GetArrayLength());
        Assert.Equal(Seeds.Indicators, city.GetProperty("indicators").GetArrayLength());
        Assert.All(city.GetProperty("groups").EnumerateArray(), group => Assert.Equal(s_group, Names(group)));
        Assert.All(city.GetProperty("indicators").EnumerateArray(), indicator => Assert.Equal(s_indicator, Names(indicator)));
    }

    private async Task<JsonElement> ReadAsync(string what) => (await filled.Service.Jury.ReadOfAsync(what)).Json;

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);

    private static List<JsonElement> Cities(JsonElement scores) => [.. scores.GetProperty("cities").EnumerateArray()];

    private static double Sum(JsonElement lines, string name) => lines.EnumerateArray().Sum(line => line.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0);
}
