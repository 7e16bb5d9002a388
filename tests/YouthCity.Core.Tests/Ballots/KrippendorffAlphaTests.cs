using YouthCity.Core.Ballots;

namespace YouthCity.Core.Tests.Ballots;

public sealed class KrippendorffAlphaTests
{
    /// <summary>K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C: four observers, twelve units; NaN is missing.</summary>
    private static readonly double[][] s_observers =
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, double.NaN, double.NaN, double.NaN],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, double.NaN, double.NaN],
        [double.NaN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, double.NaN],
    ];

    public static TheoryData<AlphaLevel> Levels => [.. Enum.GetValues<AlphaLevel>()];

    [Theory]
    [InlineData(AlphaLevel.Nominal, .743421)]
    [InlineData(AlphaLevel.Ordinal, .815388)]
    [InlineData(AlphaLevel.Interval, .849107)]
    [InlineData(AlphaLevel.Ratio, .797403)]
    public void Published_data_with_gaps_give_the_published_figures(AlphaLevel level, double alpha) =>
        Assert.Equal(alpha, Alpha(level, Units(s_observers)), 5e-7);

    /// <summary>J. Fleiss, Psychological Bulletin 76, 1971, as worked out in many places: 10 subjects, 14 raters, 5 categories, kappa .210; nothing is missing.</summary>
    [Fact]
    public void Complete_nominal_data_follow_from_the_published_kappa_of_fleiss()
    {
        int[][] counts =
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ];
        var alpha = Alpha(AlphaLevel.Nominal, [.. counts.Select(unit => unit.SelectMany((count, value) => Enumerable.Repeat((double)value, count)).ToArray())]);

        // Alpha expects disagreement without putting values back, kappa with: of n values, alpha = kappa + (1 - kappa) / n.
        Assert.Equal(.210 + ((1 - .210) / 140), alpha, 5e-4);
    }

    [Fact]
    public void Complete_data_of_three_raters_follow_from_the_analysis_of_variance()
    {
        double[][] units = [[1, 2, 1], [3, 3, 4], [5, 4, 5], [2, 2, 2], [4, 5, 3], [1, 1, 3], [5, 5, 5]];
        var all = units.SelectMany(unit => unit).ToList();
        var (n, m) = (all.Count, 3.0);
        var within = units.Sum(unit => unit.Sum(value => Math.Pow(value - unit.Average(), 2)));
        var total = all.Sum(value => Math.Pow(value - all.Average(), 2));

        Assert.Equal(1 - ((n - 1) * m * within / ((m - 1) * n * total)), Alpha(AlphaLevel.Interval, units), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Any_data_with_and_without_gaps_give_what_all_pairs_counted_one_by_one_give(AlphaLevel level) =>
        Gen.Int[0, 5].Select(value => (double)value).Array[2, 5].Array[1, 12].Sample(units => AssertSame(ByPairs(level, units), KrippendorffAlpha.Of(level, units)));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Three_raters_without_gaps_give_what_all_pairs_counted_one_by_one_give(AlphaLevel level) =>
        Gen.Int[0, 100].Select(value => value / 10.0).Array[3].Array[2, 30].Sample(units => AssertSame(ByPairs(level, units), KrippendorffAlpha.Of(level, units)));

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_value_without_company_says_nothing(AlphaLevel level) =>
        Assert.Equal(Alpha(level, [[1, 2], [2, 2], [3, 3]]), Alpha(level, [[1, 2], [5], [2, 2], [], [3, 3]]));

    [Theory]
    [MemberData(nameof(Levels))]
    public void Full_agreement_is_one(AlphaLevel level) => Assert.Equal(1, Alpha(level, [[1, 1, 1], [2, 2], [0, 0]]));

    [Theory]
    [MemberData(nameof(Levels))]
    public void There_is_none_where_nothing_can_differ(AlphaLevel level)
    {
        Assert.Null(KrippendorffAlpha.Of(level, []));
        Assert.Null(KrippendorffAlpha.Of(level, [[1], [2]]));
        Assert.Null(KrippendorffAlpha.Of(level, [[0, 0], [0, 0, 0]]));
    }

    private static double Alpha(AlphaLevel level, double[][] units)
    {
        var alpha = KrippendorffAlpha.Of(level, units);
        Assert.NotNull(alpha);
        return alpha.Value;
    }

    private static double[][] Units(double[][] observers) =>
        [.. Enumerable.Range(0, observers[0].Length).Select(unit => observers.Select(observer => observer[unit]).Where(value => !double.IsNaN(value)).ToArray())];

    /// <summary>The definition itself: the mean distance of two values of one unit against that of any two values.</summary>
    private static double? ByPairs(AlphaLevel level, double[][] units)
    {
        var pairable = units.Where(unit => unit.Length > 1).ToList();
        var all = pairable.SelectMany(unit => unit).ToList();
        var observed = pairable.Sum(unit => Pairs(unit).Sum(pair => Distance(pair.Left, pair.Right)) / (unit.Length - 1));
        var expected = Pairs(all).Sum(pair => Distance(pair.Left, pair.Right)) / (all.Count - 1);
        return expected > 0 ? 1 - (observed / expected) : null;

        double Distance(double left, double right) => Math.Pow(
            left == right ? 0 : level switch
            {
                AlphaLevel.Nominal => 1,

                // How many values lie between the two, the ends counted half.
                AlphaLevel.Ordinal => all.Sum(value => value == left || value == right ? 0.5 : value > Math.Min(left, right) && value < Math.Max(left, right) ? 1 : 0),
                AlphaLevel.Interval => left - right,
                _ => (left - right) / (left + right),
            },
            2);
    }

    private static IEnumerable<(double Left, double Right)> Pairs(IReadOnlyList<double> values) =>
        from left in Enumerable.Range(0, values.Count)
        from right in Enumerable.Range(0, values.Count)
        where left != right
        select (values[left], values[right]);

    private static void AssertSame(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } alpha)
            Assert.Equal(alpha, actual!.Value, 1e-9);
    }
}
