using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Core.Scoring;
using YouthCity.Core.Tests.Ballots;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Robustness;

/// <summary>A draw is decided as the rules decide: ties go through the same chain, by the scores that the draw gives.</summary>
public sealed class DrawnTiesTests
{
    public static TheoryData<Mean, WeightLevel> Ways => [..
        from mean in (Mean[])[Mean.Arithmetic, Mean.Geometric]
        from level in Enum.GetValues<WeightLevel>()
        select new TheoryDataRow<Mean, WeightLevel>(mean, level)];

    /// <summary>Two cities with the same values; only the first has reported what counts for nothing.</summary>
    [Theory]
    [InlineData(WeightLevel.Groups)]
    [InlineData(WeightLevel.All)]
    public void What_the_chain_parts_is_parted_in_every_draw(WeightLevel level)
    {
        var contest = AContest.Of(3).Group().LevelsAsGiven(1).Group().LevelsAsGiven(1, 1).Missing(MissingRule.Available, 0)
            .Scoring(rules => rules with { Ties = [TieBreaker.OfGroup(0), TieBreaker.Coverage] }).Build();

        var places = RankAcceptability.Of(
            contest.Result(Sheets.Of([50, 50, 10], [70, 70, 10], [null, 70, 10])), new() { Draws = 500, Level = level }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([0, 1, 0], places.Of(0)!.RankProbabilities);
        Assert.Equal([1, 0, 0], places.Of(1)!.RankProbabilities);
        Assert.Equal([0, 0, 1], places.Of(2)!.RankProbabilities);
    }

    [Fact]
    public void The_jury_parts_the_ties_of_draws_too()
    {
        var contest = AContest.Of(2).LevelsAsGiven(1).Scoring(rules => rules with { Ties = [TieBreaker.Jury] }).Build();
        var jury = JuryScores.Of(contest, Jurors.Of([[4], [6]], [[4], [6]], [[4], [6]]));
        Assert.True(ContestResult.TryCompute(contest, Sheets.Of([30, 30]), jury, out var result, out _));

        var places = RankAcceptability.Of(result, new() { Draws = 100 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([0, 1], places.Of(0)!.RankProbabilities);
        Assert.Equal([1, 0], places.Of(1)!.RankProbabilities);
    }

    /// <summary>Values of a few steps and equal weights make ties common.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void The_declared_weights_give_the_declared_ranks(Mean mean, WeightLevel level) => Gen.Select(Tied, Chain, Marks).Sample((values, chain, marks) =>
    {
        var result = Result(Contest(mean, chain), values, marks);
        var drawing = new WeightDrawing { Method = WeightMethod.Perturb, Spread = 0, Level = level, Draws = 3 };
        foreach (var city in RankAcceptability.Of(result, drawing, threads: 1).Cities)
            Assert.Equal(1, city.RankProbabilities[result.Ranks.Rank(city.City)!.Value - 1]);
    });

    /// <summary>Cities with the same values are tied under any weights, and the jury can part them.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void Each_draw_has_the_ranks_that_rules_with_its_weights_would_give(Mean mean, WeightLevel level) =>
        Gen.Select(Tied, Chain, Marks, Gen.Long[0, 1000]).Sample((values, chain, marks, seed) =>
        {
            var contest = Contest(mean, chain);
            var drawing = new WeightDrawing { Level = level, Draws = 1, Seed = seed };
            var expected = Result(contest.Weighing(First(contest, drawing)), values, marks);
            foreach (var city in RankAcceptability.Of(Result(contest, values, marks), drawing, threads: 1).Cities)
                Assert.Equal(1, city.RankProbabilities[expected.Ranks.Rank(city.City)!.Value - 1]);
        });

    private static Gen<IReadOnlyList<TieBreaker>> Chain =>
        Gen.Int[0, 4].Array[0, 3].Select(chosen => (IReadOnlyList<TieBreaker>)[.. chosen.Distinct().Select(breaker => TieBreaker.All(3).ElementAt(breaker))]);

    /// <summary>By city.</summary>
    private static Gen<int[]> Marks => Gen.Int[4, 6].Array[5];

    private static Gen<ApplicationTable> Tied => Gen.Select(Gen.Int[0, 2].Array[5], Gen.Int[0, 2].Array[5], Gen.Int[0, 2].Array[5], Gen.Int[0, 2].Array[5])
        .Select((a, b, c, d) => Sheets.Of(Row(a), Row(b), Row(c), Row(d)));

    private static double?[] Row(int[] steps) => [.. steps.Select(step => (double?)(20 + (30 * step)))];

    private static ContestResult Result(Contest contest, ApplicationTable values, int[] marks)
    {
        var jury = JuryScores.Of(contest, Jurors.Of([[.. marks.Select(mark => (double?[])[mark, mark, mark])]]));
        Assert.True(ContestResult.TryCompute(contest, values, jury, out var result, out _));
        return result;
    }

    private static Contest Contest(Mean mean, IReadOnlyList<TieBreaker> ties) => AContest.Of(5).Group().LevelsAsGiven(1).Group().LevelsAsGiven(1, 1).Group().LevelsAsGiven(1)
        .Scoring(rules => rules with { Indicators = mean, Groups = mean, Ties = ties }).Jury(rules => rules with { MinimumBallots = 1 }).Build();

    private static Weights First(Contest contest, WeightDrawing drawing)
    {
        var draws = new WeightDraws(contest, drawing);
        var weights = new double[draws.Length];
        draws.Fill(0, weights);
        double[] first = [.. weights.Where((_, at) => at % System.Numerics.Vector<double>.Count == 0)];
        return new(first[..contest.Groups.Count], first[contest.Groups.Count..]);
    }
}
