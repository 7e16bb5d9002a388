using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>Two official indices worked out by the scorer from the figures that they were made of. <c>Published/README.md</c> says where the files are from.</summary>
public sealed class PublishedIndexTests
{
    /// <summary>Unemployment and the index of ageing count downwards.</summary>
    [Fact]
    public void Croatias_development_index_of_2017_is_the_standardised_balanced_mean_of_its_six_indicators()
    {
        var rows = Rows("croatia-2017.csv");
        var contest = AContest.Of(rows.Count).Indicator().Indicator().Indicator(direction: -1).Indicator().Indicator().Indicator(direction: -1)
            .By(Normalisation.Standardised).Missing(MissingRule.Available).Scoring(rules => rules with { Indicators = Mean.MazziottaPareto });
        var scores = contest.Score(Columns(rows, "inc", "rev", "emp", "edu", "pop", "agi"));

        Assert.Equal(556, rows.Count);
        Assert.All(rows.Index(), row => Assert.Equal(Number(row.Item["di"]), scores.Total(row.Index)!.Value, 0.0005));
    }

    [Fact]
    public void The_human_development_index_of_2021_is_the_geometric_mean_of_three_groups_between_goalposts()
    {
        var rows = Rows("hdi-2021.csv");
        var contest = AContest.Of(rows.Count)
            .Group().Indicator(worst: 20, best: 85)
            .Group().Indicator(worst: 0, best: 18).Indicator(worst: 0, best: 15)
            .Group().Indicator(worst: Math.Log(100), best: Math.Log(75_000))
            .By(Normalisation.Goalposts).Scoring(rules => rules with { Groups = Mean.Geometric });
        double?[][] columns = [.. Columns(rows, "life_expectancy", "expected_schooling", "mean_schooling"), [.. rows.Select(row => Math.Log(Number(row["gni_per_capita"])))]];
        var scores = contest.Score(columns);

        Assert.Equal(191, rows.Count);
        Assert.All(rows.Index(), row => Assert.Equal(Number(row.Item["hdi"]), Math.Round(scores.Total(row.Index)!.Value / 100, 3)));
    }

    private static double?[][] Columns(List<Dictionary<string, string>> rows, params string[] names) =>
        [.. names.Select(double?[] (name) => [.. rows.Select(row => (double?)Number(row[name]))])];

    /// <summary>No cell has a comma in it.</summary>
    private static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Repository.Path("tests", "YouthCity.Core.Tests", "Scoring", "Published", file)).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
