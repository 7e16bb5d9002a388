using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>Random contests with random applications: few and many gaps, ties, equal columns, cities without data.</summary>
internal static class AnyContest
{
    private static readonly Gen<double> s_weight = Gen.OneOf(Gen.Const(1.0), Gen.Double[0.1, 10]);

    private static readonly Gen<double> s_number = Gen.OneOf(
        Gen.Int[0, 4].Select(number => (double)number), Gen.Double[-1000, 1000], Gen.Int[-50, 50].Select(number => number / 10.0));

    private static readonly Gen<IndicatorShape> s_indicator =
        Gen.Select(s_weight, Gen.Bool, Gen.Double[-20, 20], Gen.Double[1, 100],
            (weight, more, worst, width) => new IndicatorShape(weight, more ? 1 : -1, worst, width));

    private static readonly Gen<GroupShape[]> s_groups =
        Gen.Select(s_weight, s_indicator.Array[1, 5], (weight, indicators) => new GroupShape(weight, indicators)).Array[1, 4];

    /// <summary>A contest under these rules, with a sheet of this many cities.</summary>
    public static Gen<(Contest Contest, ApplicationTable Sheet)> Under(ScoringRules rules, int fewest = 1, int most = 12) =>
        from cities in Gen.Int[fewest, most]
        from groups in s_groups
        from columns in Column(cities).Array[groups.Sum(shape => shape.Indicators.Length)]
        from absent in Gen.Frequency((4, Gen.Const(-1)), (1, Gen.Int[0, cities - 1]))
        select (Contest(rules, groups, cities), Sheet(columns, cities, absent));

    private static Gen<(double?[] Values, double?[] Baselines)> Column(int cities) =>
        from gaps in Gen.Frequency((2, 0.0), (2, 0.2), (1, 0.7), (1, 1.0))
        from equal in Gen.Frequency((5, false), (1, true))
        from one in s_number
        from values in Cell(gaps).Array[cities]
        from baselines in Cell(gaps).Array[cities]
        select (equal ? [.. values.Select(value => value is null ? value : one)] : values, baselines);

    private static Gen<double?> Cell(double gaps) => Gen.Select(s_number, Gen.Double.Unit).Select((number, chance) => chance < gaps ? (double?)null : number);

    private static Contest Contest(ScoringRules rules, GroupShape[] groups, int cities)
    {
        var contest = AContest.Of(cities).Scoring(_ => rules);
        foreach (var shape in groups)
        {
            contest.Group(shape.Weight);
            foreach (var (weight, direction, worst, width) in shape.Indicators)
                contest.Indicator(weight, direction, worst, worst + (direction * width));
        }

        return contest.Build();
    }

    private static ApplicationTable Sheet((double?[] Values, double?[] Baselines)[] columns, int cities, int absent)
    {
        var sheet = new ApplicationTable(columns.Length, cities);
        for (var indicator = 0; indicator < columns.Length; indicator++)
        {
            for (var city = 0; city < cities; city++)
                sheet.Put(indicator, city, columns[indicator].Baselines[city], city == absent ? null : columns[indicator].Values[city]);
        }

        return sheet;
    }

    private sealed record GroupShape(double Weight, IndicatorShape[] Indicators);

    /// <param name="Worst">The goalpost that scores 0; the other lies <paramref name="Width"/> away in the better direction.</param>
    private sealed record IndicatorShape(double Weight, int Direction, double Worst, double Width);
}
