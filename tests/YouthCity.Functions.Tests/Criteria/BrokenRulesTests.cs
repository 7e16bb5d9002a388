using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>Each way in which rules can be wrong is named with file, line and reason, in every language.</summary>
[OwnProcess]
public sealed class BrokenRulesTests
{
    [Theory]
    [InlineData("contest.json", 2, "bad-id", "\"valley\"", "\"a b\"")]
    [InlineData("contest.json", 2, "missing-name", "\"ky\": \"Өрөөн\"", "\"ky\": \"\"")]
    [InlineData("contest.json", 3, "places-above-fund", "[600, 300]", "[900, 300]")]
    [InlineData("contest.json", 3, "places-rise", "[600, 300]", "[300, 600]")]
    [InlineData("contest.json", 3, "wrong-type", "1000", "\"much\"")]
    [InlineData("contest.json", 4, "unknown-value", "min-max", "maximal")]
    [InlineData("contest.json", 4, "unknown-key", "\"progressShare\"", "\"colour\": 1, \"progressShare\"")]
    [InlineData("contest.json", 4, "missing-key", "\"progressShare\": 0.5,", "")]
    [InlineData("contest.json", 5, "zero-with-z-score", "min-max", "z-score")]
    [InlineData("contest.json", 5, "zero-with-standardised", "min-max", "standardised")]
    [InlineData("contest.json", 5, "mazziotta-pareto-without-standardised", "\"indicators\": \"arithmetic\"", "\"indicators\": \"mazziotta-pareto\"")]
    [InlineData("contest.json", 4, "winsorise-with-ranks", "min-max\"", "rank\", \"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 5 }")]
    [InlineData("contest.json", 5, "bad-tie-breaker", "\"ties\": \"share\"", "\"ties\": [\"group:x\"]")]
    [InlineData("contest.json", 5, "missing-key", "\"missing\": \"zero\"", "\"missing\": \"zero\", \"winsorise\": {}")]
    [InlineData("contest.json", 1, "not-json", "{\n  \"id\"", "\"id\"")]
    [InlineData("groups.csv", 3, "duplicate-id", "health,3", "PLAY,3")]
    [InlineData("groups.csv", 2, "weight-not-above-zero", "play,1", "play,0")]
    [InlineData("groups.csv", 2, "type-error", "play,1", "play,one")]
    [InlineData("groups.csv", 1, "unknown-label", "weight", "heaviness")]
    [InlineData("groups.csv", 1, "missing-label", "weight", "heaviness")]
    [InlineData("groups.csv", 1, "duplicate-label", "id,weight", "id,weight,id")]
    [InlineData("groups.csv", 2, "bad-id", "play,1", "p/lay,1")]
    [InlineData("indicators.csv", 2, "unknown-group", "parks,play", "parks,work")]
    [InlineData("indicators.csv", 2, "minimum-above-maximum", "+,0,,", "+,5,4,")]
    [InlineData("indicators.csv", 2, "unknown-value", "admin", "guess")]
    [InlineData("indicators.csv", 2, "missing-cell", "parks,play,1,admin", "parks,play,1,")]
    [InlineData("indicators.csv", 2, "extra-cell", "Name of parks,Name of parks,Name of parks", "a,b,c,d")]
    [InlineData("cities.csv", 3, "spelling-of-two-cities", "south,Түштүк", "south,Түндүк")]
    [InlineData("cities.csv", 1, "no-rows", "north,Түндүк,Түндүк,Түндүк\nsouth,Түштүк,Түштүк,Түштүк\neast,Чыгыш,Чыгыш,Чыгыш\n", "")]
    public void A_contest_with_broken_rules_is_not_served_and_says_why(string file, int line, string code, string part, string broken)
    {
        using var folder = new CriteriaFolder(new Rules());
        var path = Path.Combine(folder.Path, "valley", file);
        var text = File.ReadAllText(path);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(part, broken, StringComparison.Ordinal));

        var catalog = InstalledContests.Read(folder.Path);

        Assert.Empty(catalog.All);
        var problems = Assert.Single(catalog.Problems).Value.All;
        Assert.Contains(problems, problem => (problem.File, problem.Row, problem.Code) == (file, line, code));
        foreach (var language in Enum.GetValues<Language>())
            Assert.All(problems, problem => Assert.StartsWith($"{problem.File}:{problem.Row}: ", problem.OnOneLine(language), StringComparison.Ordinal));
    }

    [Fact]
    public void A_group_that_no_indicator_is_in_is_named_where_it_stands()
    {
        using var folder = new CriteriaFolder(new Rules());
        var path = Path.Combine(folder.Path, "valley", "indicators.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("wait,health", "wait,play", StringComparison.Ordinal));
        var problem = Assert.Single(Assert.Single(InstalledContests.Read(folder.Path).Problems).Value.All);
        Assert.Equal(("groups.csv", 3, "empty-group", "health"), (problem.File, problem.Row, problem.Code, problem.Found));
    }

    [Theory]
    [InlineData("missing-goalposts", ",,")]
    [InlineData("worst-equals-best", ",5,5")]
    [InlineData("goalposts-against-direction", ",9,5")]
    public void Goalposts_have_to_make_sense(string code, string goalposts)
    {
        using var folder = new CriteriaFolder(new Rules { Normalisation = "goalposts" });
        var path = Path.Combine(folder.Path, "valley", "indicators.csv");
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, lines.Select((line, i) => line + (i == 0 ? ",worst,best" : i == 1 ? goalposts : i == 3 ? ",9,1" : ",1,9")));
        var problem = Assert.Single(Assert.Single(InstalledContests.Read(folder.Path).Problems).Value.All);
        Assert.Equal(("indicators.csv", 2, code), (problem.File, problem.Row, problem.Code));
        foreach (var language in Enum.GetValues<Language>())
            Assert.NotEmpty(problem.In(language).Message);
    }

    [Fact]
    public void A_file_that_is_missing_is_named()
    {
        using var folder = new CriteriaFolder(new Rules());
        File.Delete(Path.Combine(folder.Path, "valley", "groups.csv"));
        var problem = Assert.Single(Assert.Single(InstalledContests.Read(folder.Path).Problems).Value.All);
        Assert.Equal(("groups.csv", "missing-file"), (problem.File, problem.Code));
    }

    [Fact]
    public void A_folder_that_is_not_there_holds_no_contests()
    {
        var catalog = InstalledContests.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));
        Assert.Empty(catalog.All);
        Assert.Empty(catalog.Problems);
    }
}
