using System.Numerics;
using YouthCity.Core.Criteria;
using YouthCity.Core.Robustness;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Robustness;

public sealed class WeightDrawsTests
{
    private static readonly Contest s_contest = AContest.Of(1)
        .Group(3).Indicator(1).Indicator(2).Indicator(0.1)
        .Group(0.7).Indicator(5)
        .Group(1).Indicator(1).Indicator(1).Indicator(1).Indicator(1).Build();

    private static readonly double[] s_declared = [3, 0.7, 1, 1, 2, 0.1, 5, 1, 1, 1, 1];
    private static readonly int[][] s_siblings = [[0, 1, 2], [3, 4, 5], [6], [7, 8, 9, 10]];

    [Theory]
    [InlineData(WeightLevel.Groups)]
    [InlineData(WeightLevel.All)]
    public void Without_spread_the_weights_are_the_declared_ones_to_the_bit(WeightLevel level)
    {
        foreach (var weights in Draws(new() { Method = WeightMethod.Perturb, Level = level, Spread = 0 }, 20))
            Assert.Equal(s_declared, weights);
    }

    [Fact]
    public void A_perturbed_weight_stays_within_the_spread_and_comes_near_both_ends()
    {
        var draws = Draws(new() { Method = WeightMethod.Perturb, Spread = 0.4, Seed = 7 }, 2000);
        for (var weight = 0; weight < s_declared.Length; weight++)
        {
            var factors = draws.ConvertAll(weights => weights[weight] / s_declared[weight]);
            Assert.All(factors, factor => Assert.InRange(factor, 0.6, 1.4));
            Assert.InRange(factors.Min(), 0.6, 0.61);
            Assert.InRange(factors.Max(), 1.39, 1.4);
        }
    }

    [Fact]
    public void Siblings_share_1_among_them_and_none_gets_nothing()
    {
        foreach (var weights in Draws(new() { Seed = 3 }, 500))
        {
            Assert.All(weights, weight => Assert.InRange(weight, double.Epsilon, 1));
            Assert.All(s_siblings, rows => Assert.Equal(1, rows.Sum(row => weights[row]), 1e-15));
        }
    }

    /// <summary>On the simplex of m weights each exceeds x with probability (1 - x)^(m - 1); 40 000 draws miss that by at most 4.5 standard errors, 0.0113.</summary>
    [Theory]
    [InlineData(0, 3)]
    [InlineData(2, 3)]
    [InlineData(7, 4)]
    [InlineData(10, 4)]
    public void Every_way_to_share_is_as_likely_as_any_other(int row, int siblings)
    {
        var draws = Draws(new() { Seed = 11 }, 40_000);
        foreach (var x in (double[])[0.1, 0.3, 0.5, 0.8])
            Assert.Equal(Math.Pow(1 - x, siblings - 1), draws.Count(weights => weights[row] > x) / 40_000.0, 0.0113);
    }

    [Fact]
    public void At_group_level_indicators_keep_their_weights()
    {
        foreach (var weights in Draws(new() { Level = WeightLevel.Groups }, 20))
        {
            Assert.Equal(s_declared[3..], weights[3..]);
            Assert.NotEqual(s_declared[..3], weights[..3]);
        }
    }

    [Fact]
    public void A_draws_weights_follow_from_seed_and_number_alone() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Long[0, WeightDrawing.LargestSeed]).Sample((draw, seed) =>
    {
        var drawing = new WeightDrawing { Seed = seed };

        Assert.Equal(One(drawing, draw, 0), One(drawing, draw - (Vector<double>.Count - 1), Vector<double>.Count - 1));
        Assert.NotEqual(One(drawing, draw, 0), One(drawing with { Seed = seed ^ 1 }, draw, 0));
    });

    private static double[] One(WeightDrawing drawing, long first, int lane)
    {
        var draws = new WeightDraws(s_contest, drawing);
        var weights = new double[draws.Length];
        draws.Fill(first, weights);
        return [.. Enumerable.Range(0, s_declared.Length).Select(row => weights[(row * Vector<double>.Count) + lane])];
    }

    private static List<double[]> Draws(WeightDrawing drawing, int count) =>
        [.. Enumerable.Range(0, count).Select(draw => One(drawing, draw - (draw % Vector<double>.Count), draw % Vector<double>.Count))];
}
