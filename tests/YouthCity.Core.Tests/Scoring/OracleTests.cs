using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Scoring;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>The scorer against the oracle, over every combination of settings that the rules allow.</summary>
public sealed class OracleTests
{
    public static TheoryData<Normalisation, MissingRule> Methods => [..
        from method in Enum.GetValues<Normalisation>()
        from missing in Enum.GetValues<MissingRule>()
        where missing != MissingRule.Zero || method is not (Normalisation.ZScore or Normalisation.Standardised)
        select new TheoryDataRow<Normalisation, MissingRule>(method, missing)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_score_is_that_of_the_method_written_down_plainly(Normalisation method, MissingRule missing)
    {
        foreach (var rules in Rules(method, missing))
            AnyContest.Under(rules).Sample(Compare, iter: 10, threads: 1, print: Print);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(511)]
    [InlineData(513)]
    public void Any_number_of_cities_is_scored_whatever_the_width_of_the_machines_vectors(int cities)
    {
        foreach (var method in (Normalisation[])[Normalisation.MinMax, Normalisation.Goalposts, Normalisation.Rank])
        {
            AnyContest.Under(Rules(method, MissingRule.Available).First(rules => rules.ProgressShare is > 0 and < 1), cities, cities)
                .Sample(Compare, iter: cities < 10 ? 50 : 2, threads: 1, print: Print);
        }
    }

    [Theory]
    [InlineData(Normalisation.MinMax, MissingRule.Zero, 2047)]
    [InlineData(Normalisation.MinMax, MissingRule.Available, 2048)]
    [InlineData(Normalisation.Goalposts, MissingRule.Mean, 2049)]
    [InlineData(Normalisation.PercentRank, MissingRule.Available, 2563)]
    [InlineData(Normalisation.ZScore, MissingRule.Mean, 3073)]
    public void Thousands_of_cities_are_scored_on_several_threads_as_few_are_on_one(Normalisation method, MissingRule missing, int cities)
    {
        var rules = Rules(method, missing).First(rules => rules.ProgressShare is > 0 and < 1);

        AnyContest.Under(rules, cities, cities).Sample((contest, sheet) => Compare(contest, sheet, [0, 1, 511, 512, 513, 2046, cities - 1]), iter: 1, threads: 1);
    }

    private static IEnumerable<ScoringRules> Rules(Normalisation method, MissingRule missing) =>
        from indicators in Enum.GetValues<Mean>()
        from groups in Enum.GetValues<Mean>()
        from share in (double[])[0.3, 0, 1]
        from floor in (double?[])[null, 1]
        from availability in (double[])(missing == MissingRule.Available ? [0, 0.5, 0.6667, 1] : [0.6667])
        from winsorise in (Winsorising?[])(share is > 0 and < 1 ? [null, new(0.5, 0.1, 3)] : [null])
        let rules = new ScoringRules
        {
            Normalisation = method,
            ProgressShare = share,
            Indicators = indicators,
            Groups = groups,
            Missing = missing,
            MinimumAvailability = availability,
            Floor = floor,
            Winsorise = winsorise,
        }
        where !RuleConflict.Of(rules).Any()
        select rules;

    private static void Compare(Contest contest, ApplicationTable sheet) =>
        Compare(contest, sheet, [.. Enumerable.Range(0, sheet.Cities)]);

    private static void Compare(Contest contest, ApplicationTable sheet, int[] cities)
    {
        var oracle = new Oracle(contest, sheet);
        if (!Scorer.TryScore(contest, sheet, out var scores, out var refusal))
        {
            Assert.Equal(oracle.Refusal(), (refusal.City, refusal.Indicator, refusal.Group));
            return;
        }

        Assert.Null(oracle.Refusal());
        Sheets.Near([.. cities.Select(oracle.Total)], [.. cities.Select(scores.Total)]);
        for (var group = 0; group < contest.Groups.Count; group++)
            Sheets.Near([.. cities.Select(city => oracle.Group(group, city))], [.. cities.Select(city => scores.GroupScore(group, city))]);
        for (var i = 0; i < contest.Indicators.Count; i++)
        {
            Sheets.Near([.. cities.Select(city => oracle.Indicator(i, city))], [.. cities.Select(city => scores.IndicatorScore(i, city))]);
            Sheets.Near([.. cities.Select(city => oracle.Level(i, city))], [.. cities.Select(city => scores.Level(i, city))]);
            Sheets.Near([.. cities.Select(city => oracle.Progress(i, city))], [.. cities.Select(city => scores.Progress(i, city))]);
        }
    }

    internal static string Print((Contest Contest, ApplicationTable Sheet) pair) => $"""
        {pair.Contest.Scoring}
        {string.Join("\n", pair.Contest.Groups)}
        {string.Join("\n", pair.Contest.Indicators)}
        {string.Join("\n", Enumerable.Range(0, pair.Sheet.Indicators).Select(indicator =>
            $"{indicator}: {string.Join(" ", pair.Sheet.Values(indicator).ToArray())} from {string.Join(" ", pair.Sheet.Baselines(indicator).ToArray())}"))}
        """;
}
