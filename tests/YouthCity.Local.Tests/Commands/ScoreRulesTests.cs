using System.Text.Json;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>What only some rules bring into the JSON of <c>score</c>.</summary>
public sealed class ScoreRulesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_broken_tie_is_named_with_what_broke_it()
    {
        // Nord and Sud have each one column to themselves; B decides for Sud.
        var json = await ScoreAsync(
            new AContest().With("contest.json", "\"winsorise\": null", "\"winsorise\": null, \"ties\": [\"group:B\"]").With("contest.json", "0.25", "0").With("groups.csv", "A,3", "A,1"),
            "city,indicator,value\nnord,A.1,2\nsud,A.1,1\nnord,A.2,1\nsud,A.2,1\nnord,B.1,1\nsud,B.1,2\n");
        Assert.Equal(["sud", "nord"], json.GetProperty("cities").EnumerateArray().Take(2).Select(city => city.GetProperty("city").GetString()));
        Assert.All(json.GetProperty("cities").EnumerateArray().Take(2), city => Assert.Equal((50.0, false), (city.GetProperty("score").GetDouble(), city.GetProperty("tied").GetBoolean())));
        var use = Assert.Single(json.GetProperty("tieBreaks").EnumerateArray());
        Assert.Equal("""{"by":"group:B","ahead":["sud"],"behind":["nord"]}""", JsonSerializer.Serialize(use));
    }

    [Fact]
    public async Task What_imbalance_costs_is_a_part_of_the_sum()
    {
        var contest = new AContest().With("contest.json", "min-max", "standardised").With("contest.json", "\"zero\"", "\"available\"").With(
            "contest.json", "{ \"indicators\": \"arithmetic\", \"groups\": \"arithmetic\" }", "\"mazziotta-pareto\"");
        foreach (var city in (await ScoreAsync(contest, AContest.Applications)).GetProperty("cities").EnumerateArray().Take(2))
        {
            var penalties = city.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("penalty").GetDouble()) + city.GetProperty("penalty").GetDouble();
            var points = city.GetProperty("indicators").EnumerateArray().Sum(line => line.GetProperty("points") is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0);
            Assert.True(penalties < 0);
            Assert.Equal(city.GetProperty("score").GetDouble(), points + penalties, 1e-9);
        }
    }

    [Fact]
    public async Task A_value_that_was_pulled_in_is_shown_beside_the_one_that_was_reported()
    {
        var contest = new AContest().With("contest.json", "\"winsorise\": null", "\"winsorise\": { \"skewness\": 1, \"kurtosis\": 1, \"maxPoints\": 1 }");
        var values = string.Concat(((string[])["nord,1", "sud,2", "est,3", "ouest,900"]).Select(line => $"{line.Replace(",", ",A.1,", StringComparison.Ordinal)}\n"));
        var cities = (await ScoreAsync(contest, "city,indicator,value\n" + values)).GetProperty("cities");
        var line = cities.EnumerateArray().Single(city => city.GetProperty("city").GetString() == "ouest").GetProperty("indicators")[0];
        Assert.Equal((900, 3), (line.GetProperty("value").GetDouble(), line.GetProperty("winsorisedValue").GetDouble()));
        Assert.All(cities.EnumerateArray().Where(city => city.GetProperty("city").GetString() != "ouest"), city => Assert.False(city.GetProperty("indicators")[0].TryGetProperty("winsorisedValue", out _)));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<JsonElement> ScoreAsync(AContest contest, string applications)
    {
        var run = await Run.ScoreAsync(contest.In(_folder), _folder.Write("applications.csv", applications));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Json();
    }
}
