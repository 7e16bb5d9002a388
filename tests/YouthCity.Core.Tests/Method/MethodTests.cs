using System.Globalization;
using System.Numerics;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Core.Scoring;
using YouthCity.Core.Surveys;
using YouthCity.Core.Tests.Ballots;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Method;

/// <summary>The worked examples of <c>docs/method.md</c>: each number there is the one that the program comes to.</summary>
public sealed class MethodTests
{
    private static readonly double?[] s_values = [40, 55, 55, 70, 90], s_baselines = [30, 50, 60, 70, 80];

    private static string Document { get; } = Read();

    [Theory]
    [InlineData(Normalisation.MinMax, "min-max")]
    [InlineData(Normalisation.Goalposts, "goalposts")]
    [InlineData(Normalisation.ZScore, "z-score")]
    [InlineData(Normalisation.Rank, "rank")]
    [InlineData(Normalisation.PercentRank, "percent-rank")]
    [InlineData(Normalisation.Standardised, "standardised")]
    public void Five_values_are_normalised_by_every_method(Normalisation method, string name)
    {
        var scores = AContest.Of(5).Indicator(1, 1, 0, 100).By(method).Missing(MissingRule.Available).Score(s_values);
        var row = Document.Split('\n').Single(line => line.StartsWith($"| `{name}`", StringComparison.Ordinal) && line.Contains('x', StringComparison.Ordinal) || line.StartsWith($"| `{name}` ", StringComparison.Ordinal) && line.Count(sign => sign == '|') == 8);
        Assert.EndsWith($"| {string.Join(" | ", scores.Levels().Select(level => Short(level!.Value)))} |", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_floor_lifts_a_score() => Says($"With F = 1 a score of 30 becomes {Short(
        AContest.Of(5).Indicator().Scoring(rules => rules with { Floor = 1 }).Score(s_values).Level(0, 1)!.Value)}.");

    [Fact]
    public void Changes_are_normalised_like_values()
    {
        var changes = s_values.Zip(s_baselines, (value, baseline) => value - baseline).ToArray();
        var scores = AContest.Of(5).Indicator().ProgressShare(0.5).Score([s_values], [s_baselines]);
        Says(Row("change", changes));
        Says(Row("level, `min-max`", scores.Levels()));
        Says(Row("progress, `min-max`", scores.Progress()));
        Says(Row("score", scores.Totals()));
        Says(Row("progress, `goalposts` (0 and 100)", AContest.Of(5).Indicator(1, 1, 0, 100).By(Normalisation.Goalposts).ProgressShare(1).Score([s_values], [s_baselines]).Progress()));
    }

    [Fact]
    public void Three_siblings_come_to_their_means()
    {
        foreach (var (mean, formula) in new[] { (Mean.Arithmetic, "`arithmetic` | sum of w × s"), (Mean.Geometric, "`geometric` | exp(sum of w × ln s)"), (Mean.Harmonic, "`harmonic` | 1 / (sum of w / s)") })
            Says($"| {formula} | {Short(Siblings(mean).Scores.Total(0)!.Value)} |");

        // Columns with mean 0 and deviation 1, in which the first city has 1.2, 0 and -1.2: it scores 112, 100 and 88.
        var apart = Math.Sqrt(1.68);
        double?[] high = [1.2, (apart - 1.2) / 2, (-apart - 1.2) / 2];
        var balanced = AContest.Of(3).Indicators(3).By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Indicators = Mean.MazziottaPareto }).Score(high, [0, 1, -1], [.. high.Select(number => -number)]);
        Says($"Example: {string.Join(", ", Enumerable.Range(0, 3).Select(indicator => Short(balanced.Level(indicator, 0)!.Value)))} with equal weights.");
        Says($"so the result is 100 - 0.96 = {Short(balanced.GroupScore(0, 0)!.Value)}.");
    }

    [Fact]
    public void A_gap_acts_as_the_rule_says()
    {
        double?[][] columns = [[80], [50], [null]];
        Says($"(80 + 50 + 0) / 3 = {Short(AContest.Of(1).LevelsAsGiven(1, 1, 1).Score(columns).Total(0)!.Value)} |");
        Says($"(80 + 50) / 2 = {Short(AContest.Of(1).LevelsAsGiven(1, 1, 1).Missing(MissingRule.Available, 0.6).Score(columns).Total(0)!.Value)} with 0.6; none with 0.6667");
        Assert.Null(AContest.Of(1).LevelsAsGiven(1, 1, 1).Missing(MissingRule.Available, 0.6667).Score(columns).Total(0));
        Says($"(80 + 50 + 40) / 3 = {Short(AContest.Of(2).LevelsAsGiven(1, 1, 1).Missing(MissingRule.Mean).Score([80, 0], [50, 0], [null, 40]).Total(0)!.Value)} |");
    }

    [Fact]
    public void An_extreme_number_is_pulled_in()
    {
        double?[] column = [10, 12, 13, 14, 15, 16, 17, 18, 20, 90];
        Says($"Example: {string.Join(", ", column)}. G1 = 3.07 and G2 = 9.59, both above 2 and 3.5. So 90 becomes {Short(PulledIn(2, 3.5)!.Value)}. Now G1 = -0.10 and G2 = -0.88, and it ends.");
        Assert.NotNull(PulledIn(3.065, 9.585));
        Assert.Null(PulledIn(3.075, 9.585));
        Assert.Null(PulledIn(3.065, 9.595));

        // Of what is left the measures are so small that nothing more is pulled in, also where the limits are.
        Assert.Equal(20, PulledIn(0.11, -1));
        Assert.Equal(20, PulledIn(0.05, -0.87));

        double? PulledIn(double skewness, double kurtosis) => AContest.Of(10).Indicator()
            .Scoring(rules => rules with { Winsorise = new(skewness, kurtosis, 5) }).Score(column).WinsorisedValue(0, 9);
    }

    [Fact]
    public void Prizes_are_shared()
    {
        Says($"(2 000 000 + 1 000 000) / 2 = {Spaced(Prizes(90, 80, 80).Prizes[1]!.Value)} each.");
        Says($"(2 000 000 + 1 000 000 + 0) / 3 = {Spaced(Prizes(90, 80, 80, 80).Prizes[1]!.Value)} each.");
        var three = Prizes(90, 80, 70, 70, 70);
        Says($"1 000 000 / 3 = {Spaced(three.Prizes[2]!.Value)} each, and {Spaced(three.Undistributed)} som is undistributed.");
    }

    [Fact]
    public void The_parts_of_a_mean_add_up()
    {
        foreach (var (mean, name) in new[] { (Mean.Geometric, "`geometric`, L = 9.679"), (Mean.Harmonic, "`harmonic`") })
        {
            var result = Siblings(mean);
            var points = Receipt.Of(result, 0).Indicators.Select(indicator => indicator.Points!.Value).Append(result.Scores.Total(0)!.Value);
            Says($"| {name} | {string.Join(" | ", points.Select(point => point.ToString("F2", CultureInfo.InvariantCulture)))} |");
        }

        var total = Siblings(Mean.Geometric).Scores.Total(0)!.Value;
        Assert.Equal("9.679", ((total - 1) / Math.Log(total)).ToString("F3", CultureInfo.InvariantCulture));
        var printed = PrintedPoints.Print([3.337, 2.336, 1.327], 7.00m);
        Says($"Example: 3.337, 2.336, 1.327 are 7.00 together. Cut: 3.33, 2.33, 1.32; two hundredths are left. Printed: {string.Join(", ", printed.Select(point => point!.Value.ToString("F2", CultureInfo.InvariantCulture)))}.");
    }

    [Fact]
    public void The_jury_comes_to_what_is_told()
    {
        double[] marks = [3, 6, 7, 7, 7, 8, 8, 8, 9, 10];
        Says($"60 / 8 = {Short(TrimmedMean.Of(marks, 0.1))} (without cutting {Short(TrimmedMean.Of(marks, 0))})");
        var lenient = Leniency.Of(AContest.Of(3).Indicators(1).Table(Jurors.Of(Jurors.InOneGroup(9, 7, null), Jurors.InOneGroup(null, 5, 4))));
        Says($"leniency +{Short(lenient[0]!.Value)} and {Short(lenient[1]!.Value)}. The adjusted marks are {Short(9 - lenient[0]!.Value)}, {Short(7 - lenient[0]!.Value)} and {Short(5 - lenient[1]!.Value)}, {Short(4 - lenient[1]!.Value)}.");
        double[][] units = [[8, 7, 8], [5, 6], [9, 9, 8], [3, 5, 4], [7]];
        Says($"alpha = 1 - 10 × 6 / 470 = {Alpha(AlphaLevel.Interval)}. Ordinal: D = 17.25, E = 1177, alpha = {Alpha(AlphaLevel.Ordinal)}.");

        string Alpha(AlphaLevel level) => KrippendorffAlpha.Of(level, units)!.Value.ToString("F3", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Shares_of_answers_have_the_intervals_that_are_told()
    {
        Says($"52 % of 150 gives {Ends(0.52, 150)}; 40 % of 200 gives {Ends(0.4, 200)}.");
        Says($"from 40 % of 200 to 52 % of 150 is +12 points, interval {Change(0.4, 200, 0.52, 150)}: risen.");
        Says($"From 48 % of 200 to 52 % of 150 is +4 points, interval {Change(0.48, 200, 0.52, 150)}: not distinguishable.");

        static string Ends(double share, int answers) => ShareInterval.Of(share, answers) is var (low, _, high) ? $"{Percent(low)} % to {Percent(high)} %" : "";

        static string Change(double before, int answersBefore, double now, int answers)
        {
            var (low, high) = ShareInterval.Of(now, answers).ChangeFrom(ShareInterval.Of(before, answersBefore));
            return $"{Signed(low)} to {Signed(high)}";
        }

        static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture);

        static string Signed(double share) => (100 * share).ToString("+0.0;-0.0", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_first_draw_is_the_one_that_is_shown()
    {
        var block = Philox.At((1, 0), (0, 0, 0, 0));
        var next = Philox.At((1, 0), (0, 1, 0, 0));
        ulong[] numbers = [block.A, block.B, block.C, block.D, next.A, next.B];
        var uniforms = numbers.Select(number => ((number >> 12) + 0.5) / (1L << 52)).ToList();
        Says($"The first number of block 0 is `0x{block.A:x}`, so u = {Four(uniforms[0])}. The first six are {string.Join(", ", uniforms.Select(Four))}.");
        Says($"Sorted: {string.Join(", ", uniforms.Take(5).Order().Select(Four))}. The weights are {string.Join(", ", Drawn(WeightMethod.Dirichlet).Select(Four))}.");
        var factors = Drawn(WeightMethod.Perturb);
        Says($"The factors are {string.Join(", ", uniforms.Select(u => Four(1 + (0.25 * (u + u - 1)))))}; divided by their sum: {string.Join(", ", factors.Select(factor => Four(factor / factors.Sum())))}.");

        static string Four(double number) => number.ToString("F4", CultureInfo.InvariantCulture);

        static List<double> Drawn(WeightMethod method)
        {
            var contest = AContest.Of(2);
            for (var group = 0; group < 6; group++)
                contest.Group().Indicator();
            var draws = new WeightDraws(contest.Build(), new() { Method = method, Level = WeightLevel.Groups, Draws = 1, Seed = 1 });
            var weights = new double[draws.Length];
            draws.Fill(0, weights);
            return [.. Enumerable.Range(0, 6).Select(group => weights[group * Vector<double>.Count])];
        }
    }

    private static ContestResult Siblings(Mean mean) =>
        AContest.Of(1).LevelsAsGiven(1, 1, 2).Scoring(rules => rules with { Indicators = mean }).Build().Result(Sheets.Of([80], [50], [20]));

    private static Allocation Prizes(params double[] totals) => Allocation.Of(ReferenceRules.Contest.Prizes, CityRanks.Of(totals));

    private static string Row(string name, double?[] numbers) => $"| {name} | {string.Join(" | ", numbers.Select(number => Short(number!.Value)))} |";

    /// <summary>With as many of two decimals as it needs.</summary>
    private static string Short(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Spaced(Money money) => money.Som.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static void Says(string text) => Assert.Contains(text, Document, StringComparison.Ordinal);

    private static string Read()
    {
        using var stream = typeof(MethodTests).Assembly.GetManifestResourceStream("method.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
