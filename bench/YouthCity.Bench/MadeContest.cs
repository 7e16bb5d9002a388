using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Bench;

/// <summary>A contest of any size under the reference rules: six groups, 26 indicators, values from a fixed seed.</summary>
internal static class MadeContest
{
    private static readonly int[] s_indicatorsOfGroup = [5, 5, 5, 4, 4, 3];

    public static (Contest Contest, ApplicationTable Sheet) Of(int cities)
    {
        var contest = new Contest(
            [.. s_indicatorsOfGroup.Select((_, group) => new CriteriaGroup(Id(group), 1, Name(group)))],
            [.. s_indicatorsOfGroup.SelectMany((count, group) => Enumerable.Range(1, count).Select(number => new Indicator
            {
                Id = $"{Id(group)}.{Id(number)}",
                Group = group,
                Weight = 1,
                Kind = IndicatorKind.Admin,
                Direction = number % 3 == 0 ? -1 : 1,
                Name = Name(number),
            }))],
            [.. Enumerable.Range(0, cities).Select(city => new City($"c{Id(city)}", new($"ш{Id(city)}", $"г{Id(city)}", $"t{Id(city)}"), []))])
        {
            Id = "made",
            Name = Name(0),
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
        var sheet = ApplicationTable.For(contest);
        var chance = new Random(1);
        for (var indicator = 0; indicator < sheet.Indicators; indicator++)
        {
            for (var city = 0; city < cities; city++)
                sheet.Put(indicator, city, Math.Round(chance.NextDouble() * 100, 1), Math.Round(chance.NextDouble() * 100, 1));
        }

        return (contest, sheet);
    }

    private static LocalName Name(int number) => new(Id(number), Id(number), Id(number));

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);
}
