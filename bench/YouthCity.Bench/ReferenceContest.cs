using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Bench;

/// <summary>A contest of the shape of 2020 (26 indicators in 6 groups, its scoring rules and prizes) with any number of cities.</summary>
internal static class ReferenceContest
{
    private const int Seed = 487;

    /// <summary>One cell in twenty is a gap, as in applications that people send.</summary>
    private const double Gaps = 0.05;

    private static readonly int[] s_indicatorsOfGroups = [5, 5, 5, 4, 4, 3];

    public static Contest Of(int cities) => new(
        [.. s_indicatorsOfGroups.Select((_, group) => new CriteriaGroup($"{group + 1}", 1, Name($"{group + 1}")))],
        [.. s_indicatorsOfGroups.SelectMany((count, group) => Enumerable.Range(1, count).Select(indicator => Indicator(group, indicator)))],
        [.. Enumerable.Range(1, cities).Select(city => new City($"c{city}", Name($"c{city}"), []))])
    {
        Id = "bench",
        Name = Name("bench"),
        Prizes = new(Money.FromSom(6_000_000), "KGS", [Money.FromSom(3_000_000), Money.FromSom(2_000_000), Money.FromSom(1_000_000)]),
        Scoring = new()
        {
            Normalisation = Normalisation.MinMax,
            ProgressShare = 0.5,
            Indicators = Mean.Arithmetic,
            Groups = Mean.Arithmetic,
            Missing = MissingRule.Zero,
            MinimumAvailability = 0.6667,
        },
    };

    public static ApplicationSheet Sheet(Contest contest)
    {
        var random = new Random(Seed);
        var sheet = ApplicationSheet.For(contest);
        for (var indicator = 0; indicator < sheet.Indicators; indicator++)
        {
            for (var city = 0; city < sheet.Cities; city++)
                sheet.Put(indicator, city, Number(random), Number(random));
        }

        return sheet;
    }

    private static double? Number(Random random) => random.NextDouble() < Gaps ? null : 100 * random.NextDouble();

    private static Indicator Indicator(int group, int indicator) => new()
    {
        Id = $"{group + 1}.{indicator}",
        Group = group,
        Weight = 1,
        Kind = IndicatorKind.Admin,
        Direction = group == 2 ? -1 : 1,
        Name = Name($"{group + 1}.{indicator}"),
    };

    private static LocalName Name(string name) => new(name, name, name);
}
