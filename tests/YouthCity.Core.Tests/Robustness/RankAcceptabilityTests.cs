using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Core.Tests.Ballots;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Robustness;

public sealed class RankAcceptabilityTests
{
    private const int Draws = 40_000;

    /// <summary>
    /// Scores A(1, 0) and B(.4, .8): with w on the first, A is first where w > .8 - .4w, so with probability 3/7; its central weight is the middle of 4/7 and 1,
    /// 11/14. 40 000 draws miss a probability by at most 5 standard errors, 0.0125, and a mean of weights by less.
    /// </summary>
    [Theory]
    [InlineData(WeightLevel.Groups)]
    [InlineData(WeightLevel.All)]
    public void Two_cities_share_the_first_place_3_to_4(WeightLevel level)
    {
        var places = Places(AsGiven(2, 2), [[100, 40], [0, 80]], level);

        Assert.Equal(3 / 7.0, places.Of(0)!.RankProbabilities[0], 0.0125);
        Assert.Equal(4 / 7.0, places.Of(1)!.RankProbabilities[0], 0.0125);
        Near([11 / 14.0, 3 / 14.0], places.Of(0)!.GroupWeights, 0.0125);
        Near([2 / 7.0, 5 / 7.0], places.Of(1)!.GroupWeights, 0.0125);
        Assert.Equal(11 / 7.0, places.Of(0)!.MeanRank, 0.0125);
    }

    /// <summary>The same two with a jury that has half of the total and gives A nothing, B 20: now A is first where 100 w > 80 - 40 w + 20, with probability 2/7.</summary>
    [Theory]
    [InlineData(WeightLevel.Groups)]
    [InlineData(WeightLevel.All)]
    public void The_jurys_share_stays_under_any_weights(WeightLevel level)
    {
        var contest = AsGiven(2, 2).Jury(rules => rules with { Share = 0.5, MinimumBallots = 1 }).Build();
        var jury = JuryScores.Of(contest, Jurors.Of([[0, 0], [2, 2]]));
        Assert.True(ContestResult.TryCompute(contest, Sheets.Of([100, 40], [0, 80]), jury, out var result, out _));

        var places = RankAcceptability.Of(result, new() { Draws = Draws, Level = level }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2 / 7.0, places.Of(0)!.RankProbabilities[0], 0.0125);
        Assert.Equal(5 / 7.0, places.Of(1)!.RankProbabilities[0], 0.0125);
    }

    /// <summary>Each of three cities has one group to itself: 1/3 each, central weights (11/18, 7/36, 7/36).</summary>
    [Fact]
    public void Three_cities_with_one_strength_each_share_the_first_place()
    {
        var places = Places(AsGiven(3, 3), [[100, 0, 0], [0, 100, 0], [0, 0, 100]], WeightLevel.Groups);

        for (var city = 0; city < 3; city++)
        {
            var expected = Enumerable.Repeat(7 / 36.0, 3).ToArray();
            expected[city] = 11 / 18.0;
            Near([1 / 3.0, 1 / 3.0, 1 / 3.0], places.Of(city)!.RankProbabilities, 0.0125);
            Near(expected, places.Of(city)!.GroupWeights, 0.0125);
            Assert.Null(places.Of(city)!.IndicatorWeights);
        }
    }

    /// <summary>The same within one group: then it is the indicators that have central weights.</summary>
    [Fact]
    public void Central_weights_of_indicators_are_parts_of_their_group()
    {
        var places = Places(AContest.Of(3).Group(5).LevelsAsGiven(1, 2, 3), [[100, 0, 0], [0, 100, 0], [0, 0, 100]], WeightLevel.All);

        Near([7 / 36.0, 7 / 36.0, 11 / 18.0], places.Of(2)!.IndicatorWeights, 0.0125);
        Near([1], places.Of(2)!.GroupWeights, 1e-12);
    }

    [Fact]
    public void A_city_that_is_better_in_everything_is_first_under_all_weights()
    {
        var best = Places(AsGiven(3, 3), [[90, 10, 0], [90, 20, 0], [90, 0, 30]], WeightLevel.All).Of(0)!;

        Assert.Equal((1, 1.0, 1, 1, 1, 1.0), (best.Rank, best.MeanRank, best.Rank05, best.RankMedian, best.Rank95, best.PrizeProbability));
        Assert.Equal([1, 0, 0], best.RankProbabilities);
    }

    [Fact]
    public void Cities_that_never_win_have_no_central_weights() =>
        Assert.Null(Places(AsGiven(2, 2), [[90, 10], [90, 20]], WeightLevel.All).Of(1)!.GroupWeights);

    [Fact]
    public void Tied_cities_share_the_better_rank_in_every_draw()
    {
        var places = Places(AsGiven(3, 2), [[50, 50, 10], [70, 70, 10]], WeightLevel.All);

        Assert.Equal([1, 0, 0], places.Of(0)!.RankProbabilities);
        Assert.Equal([1, 0, 0], places.Of(1)!.RankProbabilities);
        Assert.Equal([0, 0, 1], places.Of(2)!.RankProbabilities);
    }

    [Fact]
    public void A_prize_is_any_place_that_has_one()
    {
        var contest = AsGiven(3, 3).Prizes(new(Money.FromSom(10), "KGS", [Money.FromSom(6), Money.FromSom(4), Money.Zero]));
        var places = Places(contest, [[100, 0, 50], [0, 100, 40], [50, 60, 0]], WeightLevel.Groups);

        Assert.All(places.Cities, city => Assert.Equal(city.RankProbabilities[0] + city.RankProbabilities[1], city.PrizeProbability, 1e-12));
        Assert.All(places.Cities, city => Assert.InRange(city.PrizeProbability, 0.01, 0.999));
    }

    [Fact]
    public void One_city_is_first() => Assert.Equal([1], Assert.Single(Places(AsGiven(1, 2), [[30], [40]], WeightLevel.All).Cities).RankProbabilities);

    [Fact]
    public void Where_nobody_is_ranked_there_is_nothing_to_say()
    {
        Assert.Empty(Places(AsGiven(2, 1), [[null, null]], WeightLevel.All).Cities);
        Assert.Empty(Places(AContest.Of(2).Indicators(2), [[5, 5], [7, 7]], WeightLevel.All).Cities);
    }

    [Fact]
    public void An_unranked_city_has_no_places_and_takes_none()
    {
        var places = Places(AsGiven(3, 2), [[50, null, 10], [20, null, 30]], WeightLevel.All);

        Assert.Null(places.Of(1));
        Assert.All(places.Cities, city => Assert.Equal(2, city.RankProbabilities.Count));
    }

    [Theory]
    [InlineData(Mean.Arithmetic, 1)]
    [InlineData(Mean.Arithmetic, 1001)]
    [InlineData(Mean.Geometric, 1001)]
    public void Any_number_of_threads_gives_the_same_bits(Mean mean, int draws) => AnyContest.Under(Rules(mean), 5, 30).Sample(
        (contest, sheet) =>
        {
            var result = contest.Result(sheet);
            var drawing = new WeightDrawing { Draws = draws, Seed = 5 };
            var one = RankAcceptability.Of(result, drawing, threads: 1).Cities;
            foreach (var threads in (int[])[2, 3, 8])
                Assert.Equal(one.Select(Text), RankAcceptability.Of(result, drawing, threads: threads).Cities.Select(Text));
        },
        iter: 10, threads: 1);

    [Fact]
    public void Whatever_the_contest_the_probabilities_are_whole_and_in_order() => AnyContest.Under(Rules(Mean.Arithmetic)).Sample((contest, sheet) =>
    {
        var result = contest.Result(sheet);
        var places = RankAcceptability.Of(result, new() { Draws = 300 }, threads: 1);

        Assert.Equal(result.Ranks.Order.Take(result.Ranks.Ranked), places.Cities.Select(city => city.City));
        foreach (var city in places.Cities)
        {
            Assert.Equal(1, city.RankProbabilities.Sum(), 1e-9);
            Assert.Equal(city.MeanRank, city.RankProbabilities.Select((p, rank) => p * (rank + 1)).Sum(), 1e-9);
            Assert.True(city.Rank05 <= city.RankMedian && city.RankMedian <= city.Rank95);
            Assert.InRange(city.RankProbabilities.Take(city.RankMedian).Sum(), 0.5 - 1e-9, 1 + 1e-9);
            Assert.True(city.RankProbabilities.Take(city.RankMedian - 1).Sum() < 0.5);
            Assert.Equal(1, city.GroupWeights?.Sum() ?? 1, 1e-9);
        }
    });

    /// <summary>
    /// Counted by twenty lines of Python that know only the generator's paper and the definition of a draw. They must never change: the seed is part of
    /// what a jury publishes.
    /// </summary>
    [Fact]
    public void The_same_seed_gives_the_same_draws_for_ever()
    {
        var places = RankAcceptability.Of(
            AsGiven(3, 3).Build().Result(Sheets.Of([100, 0, 80], [10, 100, 60], [50, 40, 75])), new() { Draws = 1000, Seed = 42 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([128, 170, 702], Enumerable.Range(0, 3).Select(city => (int)Math.Round(1000 * places.Of(city)!.RankProbabilities[0])));
        Assert.Equal([2288, 2414, 1298], Enumerable.Range(0, 3).Select(city => (int)Math.Round(1000 * places.Of(city)!.MeanRank)));
    }

    [Fact]
    public void Progress_ends_at_the_number_of_draws_and_a_call_can_be_given_up()
    {
        var result = AsGiven(2, 2).Build().Result(Sheets.Of([100, 40], [0, 80]));
        var most = 0;
        RankAcceptability.Of(result, new() { Draws = 1000 }, done => most = Math.Max(most, done), threads: 1, TestContext.Current.CancellationToken);

        Assert.Equal(1000, most);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            RankAcceptability.Of(result, new() { Draws = WeightDrawing.MostDraws }, cancellation: new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(100, 0.098)]
    [InlineData(10_000, 0.0098)]
    public void The_margin_of_error_is_that_of_19_times_in_20(int draws, double margin) =>
        Assert.Equal(margin, new WeightDrawing { Draws = draws }.MarginOfError, 1e-12);

    /// <summary>Groups with one indicator each, whose levels are the values.</summary>
    private static AContest AsGiven(int cities, int groups)
    {
        var contest = AContest.Of(cities);
        for (var group = 0; group < groups; group++)
            contest.Group().LevelsAsGiven(1);
        return contest;
    }

    private static RankAcceptability Places(AContest contest, double?[][] values, WeightLevel level) =>
        RankAcceptability.Of(contest.Build().Result(Sheets.Of(values)), new() { Draws = Draws, Level = level });

    private static ScoringRules Rules(Mean mean) => new()
    {
        Normalisation = Normalisation.MinMax,
        ProgressShare = 0.5,
        Indicators = mean,
        Groups = mean,
        Missing = MissingRule.Available,
        MinimumAvailability = 0.3,
        Floor = mean == Mean.Arithmetic ? null : 1,
    };

    private static void Near(double[] expected, IReadOnlyList<double>? actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual!.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    private static string Text(CityRankAcceptability city) => string.Join(' ',
        (object[])[city.City, city.Rank, city.MeanRank, city.Rank05, city.RankMedian, city.Rank95, city.PrizeProbability,
            .. city.RankProbabilities, .. city.GroupWeights ?? [], .. city.IndicatorWeights ?? []]);
}
