using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Results;

public sealed class ReceiptTests
{
    private static readonly double?[][] s_values = [[10, 30, 20, null], [5, null, 10, null], [1, 2, 3, null]];
    private static readonly double?[][] s_baselines = [[0, 25, 30, 1], [5, 5, null, null], [0, 0, 0, null]];

    private static AContest Contest => AContest.Of(4).Group(3).Indicator(1).Indicator(3).Group(1).Indicator();

    [Fact]
    public void A_receipt_shows_what_was_reported_how_it_was_normalised_and_what_it_brought()
    {
        var receipt = Receipt.Of(Contest.Scoring(rules => rules with { ProgressShare = 0.5 }).Build().Result(Sheets.Of(s_values, s_baselines)), 0);

        Assert.Equal(0, receipt.City);
        Assert.Equal((3, false, 1.0), (receipt.Rank, receipt.Tied, receipt.Coverage));
        Assert.Equal(new(0, 0.25, 0, 10, 0, 100, 50, 0.75 * 0.25 * 50) { DeclaredWeight = 0.25 }, receipt.Indicators[0]);
        Assert.Equal(new(1, 0.75, 5, 5, 0, null, 0, 0) { DeclaredWeight = 0.75, LeftOut = LeftOutPart.Progress }, receipt.Indicators[1]);
        Assert.Equal(new(2, 1, 0, 1, 0, 0, 0, 0) { DeclaredWeight = 1 }, receipt.Indicators[2]);
        Assert.Equal(
            [new(0, 0.75, 12.5, 9.375) { DeclaredWeight = 0.75, Coverage = 1 }, new(1, 0.25, 0, 0) { DeclaredWeight = 0.25, Coverage = 1 }], receipt.Groups);
        Assert.Equal(9.375, receipt.Score);
    }

    [Fact]
    public void A_gap_stays_a_gap_even_where_the_rules_score_it()
    {
        var line = Receipt.Of(Contest.Build().Result(Sheets.Of(s_values)), 1).Indicators[1];

        Assert.Equal(new(1, 0.75, null, null, null, null, 0, 0) { DeclaredWeight = 0.75 }, line);
    }

    [Fact]
    public void A_gap_that_is_skipped_has_no_weight_and_its_siblings_have_it_all()
    {
        var receipt = Receipt.Of(Contest.Missing(MissingRule.Available, 0.5).Build().Result(Sheets.Of(s_values)), 1);

        Assert.Equal(new(1, null, null, null, null, null, null, null) { DeclaredWeight = 0.75 }, receipt.Indicators[1]);
        Assert.Equal(new(0, 1, null, 30, 100, null, 100, 75) { DeclaredWeight = 0.25 }, receipt.Indicators[0]);
        Assert.Equal([true, false, false], receipt.Indicators.Select(line => line.IsScaled));
        Assert.Equal([0.5, 1], receipt.Groups.Select(line => line.Coverage));
    }

    [Fact]
    public void Coverage_is_the_share_of_current_values_by_count()
    {
        var result = Contest.Build().Result(Sheets.Of(s_values, s_baselines));

        Assert.Equal([1, 2 / 3.0, 1, 0], Enumerable.Range(0, 4).Select(city => Receipt.Of(result, city).Coverage));
    }

    [Fact]
    public void Coverage_counts_indicators_that_were_left_out_too()
    {
        var receipt = Receipt.Of(AContest.Of(2).Indicators(2).Build().Result(Sheets.Of([7, 7], [1, 2])), 0);

        Assert.Equal(1, receipt.Coverage);
        Assert.Equal(new(0, null, null, 7, null, null, null, null) { DeclaredWeight = 0.5, LeftOut = LeftOutPart.Indicator }, receipt.Indicators[0]);
        Assert.Equal(1, receipt.Indicators[1].Weight);
    }

    [Fact]
    public void An_unranked_city_has_a_reason_and_no_rank_score_prize_or_points()
    {
        var receipt = Receipt.Of(Contest.Build().Result(Sheets.Of(s_values, s_baselines)), 3);

        Assert.Equal((null, false, null, null, UnrankedReason.NoApplication), (receipt.Rank, receipt.Tied, receipt.Score, receipt.Prize, receipt.Reason));
        Assert.Equal(1, receipt.Indicators[0].Baseline);
        Assert.All(receipt.Indicators, line => Assert.Equal((null, null, null), (line.Weight, line.Score, line.Points)));
        Assert.All(receipt.Groups, line => Assert.Equal((null, null, null), (line.Weight, line.Score, line.Points)));
    }

    [Fact]
    public void A_city_with_too_little_data_sees_its_scores_but_no_points()
    {
        var result = AContest.Of(3).Group().Indicator().Group().Indicators(2).Missing(MissingRule.Available, 1).Build()
            .Result(Sheets.Of([1, 2, 3], [1, 2, 3], [1, 2, null]));
        var receipt = Receipt.Of(result, 2);

        Assert.Equal((null, UnrankedReason.TooLittleData), (receipt.Score, receipt.Reason));
        Assert.Equal((100, null), (receipt.Groups[0].Score, receipt.Groups[0].Points));
        Assert.Equal((100, null), (receipt.Indicators[1].Score, receipt.Indicators[1].Points));
    }

    [Fact]
    public void What_imbalance_costs_stands_as_a_line_of_its_own()
    {
        var contest = AContest.Of(4).Group(3).Indicator(1).Indicator(3).Group(1).Indicator().By(Normalisation.Standardised).Missing(MissingRule.Available)
            .Scoring(rules => rules with { Indicators = Mean.MazziottaPareto, Groups = Mean.MazziottaPareto }).Build();
        var receipt = Receipt.Of(contest.Result(Sheets.Of([10, 30, 20, 5], [5, 6, 7, 8], [1, 2, 3, 4])), 0);
        var scores = receipt.Indicators.Select(line => line.Score!.Value).ToList();
        var mean = (0.25 * scores[0]) + (0.75 * scores[1]);
        var variance = (0.25 * (scores[0] - mean) * (scores[0] - mean)) + (0.75 * (scores[1] - mean) * (scores[1] - mean));

        Assert.Equal(-0.75 * variance / mean, receipt.Groups[0].Penalty!.Value, 1e-9);
        Assert.Equal(0, receipt.Groups[1].Penalty!.Value, 1e-9);
        Assert.Equal(0.75 * 0.25 * scores[0], receipt.Indicators[0].Points!.Value, 1e-9);
        Assert.True(receipt.Penalty < 0);
        Assert.Equal(receipt.Score!.Value, receipt.Indicators.Sum(line => line.Points!.Value) + receipt.Groups.Sum(line => line.Penalty!.Value) + receipt.Penalty!.Value, 1e-9);
    }

    /// <summary>By hand, against a reference of 1: 10 and 40 have the geometric mean 20 and the logarithmic mean 19 / ln 20 with it; their harmonic mean is 16.</summary>
    [Theory]
    [InlineData(Mean.Geometric, 7.801906975, 12.198093025)]
    [InlineData(Mean.Harmonic, 7.7, 8.3)]
    [InlineData(Mean.Arithmetic, 5, 20)]
    public void A_better_score_brings_more_points_under_every_mean(Mean mean, double first, double second)
    {
        var contest = AContest.Of(1).LevelsAsGiven(1, 1).Scoring(rules => rules with { Indicators = mean }).Build();
        var receipt = Receipt.Of(contest.Result(Sheets.Of([10], [40])), 0);

        Assert.Equal(first, receipt.Indicators[0].Points!.Value, 1e-8);
        Assert.Equal(second, receipt.Indicators[1].Points!.Value, 1e-8);
    }

    [Fact]
    public void Receipts_come_in_the_order_of_the_ranks_with_prizes_by_place()
    {
        var receipts = Contest.Build().Result(Sheets.Of(s_values, s_baselines)).Receipts().ToList();

        Assert.Equal([2, 1, 0, 3], receipts.Select(receipt => receipt.City));
        Assert.Equal([1, 2, 3, null], receipts.Select(receipt => receipt.Rank));
        Assert.Equal([3_000_000, 2_000_000, 1_000_000, null], receipts.Select(receipt => receipt.Prize?.Som));
    }
}
