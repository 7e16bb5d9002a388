using System.Numerics;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Robustness;
using YouthCity.Core.Scoring;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Robustness;

/// <summary>There is one definition of a score: what a draw scores is what the scorer scores under the draw's weights, to the last bit.</summary>
public sealed class DrawnTotalsTests
{
    private static readonly Mean[] s_means = [Mean.Arithmetic, Mean.Geometric, Mean.Harmonic];

    public static TheoryData<Mean, Mean, MissingRule> Rules => [..
        from indicators in s_means
        from groups in s_means
        from missing in Enum.GetValues<MissingRule>()
        select new TheoryDataRow<Mean, Mean, MissingRule>(indicators, groups, missing)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_declared_weights_give_the_declared_scores(Mean indicators, Mean groups, MissingRule missing) =>
        Contests(indicators, groups, missing).Sample((contest, sheet) =>
        {
            foreach (var level in Enum.GetValues<WeightLevel>())
            {
                var scores = contest.Score(sheet);
                foreach (var drawn in Draw(scores, new() { Method = WeightMethod.Perturb, Spread = 0, Level = level }))
                    Assert.Equal(scores.TotalBits(), drawn.Bits);
            }
        });

    [Theory]
    [MemberData(nameof(Rules))]
    public void Drawn_weights_give_the_scores_that_rules_with_these_weights_would(Mean indicators, Mean groups, MissingRule missing) =>
        Gen.Select(Contests(indicators, groups, missing), Gen.Enum<WeightMethod>(), Gen.Enum<WeightLevel>(), Gen.Long[0, 1000]).Sample((pair, method, level, seed) =>
        {
            var (contest, sheet) = pair;
            foreach (var drawn in Draw(contest.Score(sheet), new() { Method = method, Level = level, Seed = seed }))
                Assert.Equal(contest.Weighing(drawn.Weights).Score(sheet).TotalBits(), drawn.Bits);
        });

    /// <summary>Rounding would carry the mean of scores of 100 a last digit above 100, in a group as in the total.</summary>
    [Theory]
    [InlineData(WeightLevel.Groups)]
    [InlineData(WeightLevel.All)]
    public void No_mean_is_above_the_highest_score(WeightLevel level)
    {
        var contest = AContest.Of(2).Group().LevelsAsGiven(1, 2, 3, 5, 7).Group(2).LevelsAsGiven(1, 3, 1).Group(3).LevelsAsGiven(1, 1).Build();
        var full = Sheets.Of([.. Enumerable.Range(0, 10).Select(i => new double?[] { 100, i < 5 ? 100 : 50 })]);
        for (var seed = 0; seed < 50; seed++)
        {
            foreach (var drawn in Draw(contest.Score(full), new() { Method = WeightMethod.Dirichlet, Level = level, Seed = seed }))
            {
                Assert.Equal(contest.Weighing(drawn.Weights).Score(full).TotalBits(), drawn.Bits);
                Assert.InRange(BitConverter.Int64BitsToDouble(drawn.Bits[0]!.Value), 99.999999, 100);
            }
        }
    }

    /// <summary>Contests that the rules can score: where a mean has no use for 0, a floor is set.</summary>
    private static Gen<(Contest Contest, ApplicationTable Sheet)> Contests(Mean indicators, Mean groups, MissingRule missing) =>
        AnyContest.Under(new ScoringRules
        {
            Normalisation = missing == MissingRule.Zero ? Normalisation.MinMax : Normalisation.Rank,
            ProgressShare = 0.3,
            Indicators = indicators,
            Groups = groups,
            Missing = missing,
            MinimumAvailability = 0.5,
            Floor = indicators == Mean.Arithmetic && groups == Mean.Arithmetic ? null : 1,
        });

    /// <summary>The first batch of draws: weights, and the bits of all cities' totals.</summary>
    private static IEnumerable<(Weights Weights, long?[] Bits)> Draw(ScoreTable scores, WeightDrawing drawing)
    {
        var ranks = CityRanks.Of(scores);
        int[] ranked = [.. ranks.Order.Take(ranks.Ranked)];
        var (groups, width) = (scores.Contest.Groups.Count, Vector<double>.Count);
        var draws = new WeightDraws(scores.Contest, drawing);
        var (weights, totals) = (new double[draws.Length], new double[ranked.Length * width]);
        draws.Fill(0, weights);
        DrawnTotals.Of(scores, ranked, drawing.Level).Fill(weights, totals);
        for (var lane = 0; lane < width; lane++)
        {
            var at = lane;
            double[] own = [.. Enumerable.Range(0, weights.Length / width).Select(row => weights[(row * width) + at])];
            var bits = new long?[scores.Cities];
            for (var row = 0; row < ranked.Length; row++)
                bits[ranked[row]] = BitConverter.DoubleToInt64Bits(totals[(row * width) + at]);
            yield return (new(own[..groups], own[groups..]), bits);
        }
    }
}
