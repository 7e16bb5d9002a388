using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Results;

public sealed class ComparisonTests
{
    public static TheoryData<Normalisation, Mean, double> Rules => [..
        from method in Enum.GetValues<Normalisation>()
        from mean in Enum.GetValues<Mean>()
        from share in (double[])[0, 0.4]
        where !RuleConflict.Of(Of(method, mean, share)).Any()
        select new TheoryDataRow<Normalisation, Mean, double>(method, mean, share)];

    [Fact]
    public void The_difference_is_split_into_indicators_with_the_largest_first()
    {
        var result = AContest.Of(3).LevelsAsGiven(1, 2, 1).Build().Result(Sheets.Of([10, 90, 0], [50, 40, 0], [80, 40, 0]));
        var comparison = Comparison.Of(result, 0, 1);

        Assert.Equal((ComparisonOutcome.Behind, -5), (comparison.Outcome, comparison.Difference));
        Assert.Equal([0, 2, 1], comparison.Lines.Select(line => line.Indicator!.Value));
        Assert.Equal([-20, 10, 5], comparison.Lines.Select(line => line.Difference));
    }

    /// <summary>5 points are missing: 20 of the 80 between the cities in the first indicator, 10 of 10 in the second, 20 of 40 in the third.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void The_smallest_change_is_found_whichever_city_is_named_first(int city, int other)
    {
        var result = AContest.Of(2).LevelsAsGiven(1, 2, 1).Build().Result(Sheets.Of([10, 90], [50, 40], [80, 40]));
        var swap = Comparison.Of(result, city, other).Swap!;

        Assert.Equal((0, 1, 0, 10.0), (swap.City, swap.Passed, swap.Indicator, swap.From));
        Assert.Equal(30, swap.To, 1e-6);
        Assert.True(swap.To > 30);
        Assert.Equal(31, swap.RoundedTo);
        Assert.Equal(0.25, swap.Share, 1e-6);
    }

    [Fact]
    public void A_value_that_becomes_the_best_moves_the_bounds_of_the_column()
    {
        // The second has 180 + 0 of 300 points, the third 200 + 100. As the new best x of the second column it has 100 there and leaves 10 000 / x.
        var result = AContest.Of(3).Indicator(2).Indicator().Build().Result(Sheets.Of([0, 9, 10], [0, 0, 100]));
        var swap = Comparison.Of(result, 1, 2).Swap!;

        Assert.Equal(1, swap.Indicator);
        Assert.Equal(125, swap.To, 1e-5);
        Assert.Equal(126, swap.RoundedTo);
    }

    [Theory]
    [InlineData(60, 61)]
    [InlineData(59.75, 60.1)]
    public void The_rounded_change_has_no_more_decimals_than_what_was_reported(double value, double rounded) =>
        Assert.Equal(rounded, Comparison.Of(AContest.Of(2).LevelsAsGiven(1).Build().Result(Sheets.Of([value - 5, 60])), 0, 1).Swap!.RoundedTo);

    [Fact]
    public void A_change_never_goes_beyond_what_the_indicator_accepts()
    {
        var contest = AContest.Of(3).Indicator(2).Indicator().Build();
        var bounded = new Contest(contest.Groups, [.. contest.Indicators.Select(indicator => indicator with { Minimum = 0, Maximum = 15 })], contest.Cities)
        {
            Id = contest.Id,
            Name = contest.Name,
            Prizes = contest.Prizes,
            Scoring = contest.Scoring,
        };

        Assert.Null(Comparison.Of(bounded.Result(Sheets.Of([0, 9, 10], [0, 0, 15])), 1, 2).Swap);
    }

    [Fact]
    public void A_change_is_measured_against_the_accepted_range_where_there_is_one()
    {
        var contest = AContest.Of(2).LevelsAsGiven(1, 1).Build();
        Contest With(int indicator, double maximum) => new(
            contest.Groups, [.. contest.Indicators.Select((one, i) => i == indicator ? one with { Minimum = 0, Maximum = maximum } : one)], contest.Cities)
        {
            Id = contest.Id,
            Name = contest.Name,
            Prizes = contest.Prizes,
            Scoring = contest.Scoring,
        };
        var sheet = Sheets.Of([50, 60], [50, 60]);

        Assert.Equal((0, true), (Comparison.Of(With(0, 100).Result(sheet), 0, 1).Swap!.Indicator, Comparison.Of(With(0, 100).Result(sheet), 0, 1).Swap!.OfAcceptedRange));
        Assert.Equal(1, Comparison.Of(With(1, 100).Result(sheet), 0, 1).Swap!.Indicator);
    }

    [Fact]
    public void Where_less_is_better_the_value_falls()
    {
        var swap = Comparison.Of(AContest.Of(3).Indicator(direction: -1).Build().Result(Sheets.Of([3, 2, 9])), 0, 1).Swap!;

        Assert.True(swap.To < 2);
        Assert.Equal(2, swap.To, 1e-6);
    }

    [Fact]
    public void Cities_without_a_place_or_compared_with_themselves_have_nothing_to_compare()
    {
        var result = AContest.Of(3).Indicator().Build().Result(Sheets.Of([3, 2, null]));

        Assert.Equal(ComparisonOutcome.Same, Comparison.Of(result, 1, 1).Outcome);
        foreach (var comparison in (Comparison[])[Comparison.Of(result, 0, 2), Comparison.Of(result, 2, 0)])
        {
            Assert.Equal((ComparisonOutcome.Unranked, null, null), (comparison.Outcome, comparison.Difference, comparison.Swap));
            Assert.Empty(comparison.Lines);
        }
    }

    [Fact]
    public void Of_two_that_share_a_place_the_first_is_the_one_that_would_pass()
    {
        var comparison = Comparison.Of(AContest.Of(3).Indicators(2).Build().Result(Sheets.Of([1, 2, 0], [2, 1, 0])), 1, 0);

        Assert.Equal((ComparisonOutcome.Tied, 0.0, 1), (comparison.Outcome, comparison.Difference, comparison.Swap!.City));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_part_adds_up_and_every_change_swaps_while_a_smaller_one_does_not(Normalisation method, Mean mean, double share) =>
        AnyContest.Under(Of(method, mean, share), 2, 8).Sample((contest, sheet) =>
        {
            if (!ContestResult.TryCompute(contest, sheet, out var result, out _) || result.Ranks.Ranked < 2)
                return;
            var (first, second) = (result.Ranks.Order[0], result.Ranks.Order[1]);
            var comparison = Comparison.Of(result, first, second);

            Assert.Equal(comparison.Difference!.Value, comparison.Lines.Sum(line => line.Difference), 1e-9 * Math.Max(1, result.Scores.Total(first)!.Value));
            if (comparison.Swap is not { } swap)
                return;
            Assert.True(Swaps(contest, sheet, swap, swap.To));
            Assert.True(Swaps(contest, sheet, swap, swap.RoundedTo));
            Assert.True(Math.Abs(swap.RoundedTo - swap.From) >= Math.Abs(swap.To - swap.From));

            // Of equal ranks the slightest change makes different ones; there nothing is smaller.
            if (Math.Abs(swap.To - swap.From) > 1e-6)
                Assert.False(Swaps(contest, sheet, swap, swap.To + ((swap.From - swap.To) * 1e-5)));
        },
        iter: 30);

    [Theory]
    [InlineData(Normalisation.MinMax, false)]
    [InlineData(Normalisation.Rank, false)]
    [InlineData(Normalisation.Goalposts, false)]
    [InlineData(Normalisation.ZScore, true)]
    [InlineData(Normalisation.Standardised, true)]
    public void Where_the_lead_can_rise_and_fall_a_smaller_change_may_exist(Normalisation method, bool may) => Assert.Equal(
        may,
        Comparison.Of(AContest.Of(3).Indicator(worst: 0, best: 10).Indicator(worst: 0, best: 10).By(method).Missing(MissingRule.Available).Build().Result(Sheets.Of([1, 2, 9], [4, 3, 8])), 0, 1)
            .MayMissSmaller);

    /// <summary>
    /// In the first column the other two cities have 5: with 5 the city makes it drop out, and stands ahead by the second column alone; with a little less or
    /// more it does not.
    /// </summary>
    [Fact]
    public void A_column_that_drops_out_at_one_value_is_said_to_hide_a_smaller_change()
    {
        var contest = AContest.Of(3).Indicator(3).Indicator(1).Build();
        var sheet = Sheets.Of([4, 5, 5], [9, 8, 0]);
        var comparison = Comparison.Of(contest.Result(sheet), 0, 1);

        Assert.Equal(ComparisonOutcome.Behind, comparison.Outcome);
        Assert.True(Swaps(contest, sheet, new(0, 1, 0, 4, 5, 5, 0, false), 5));
        Assert.False(Swaps(contest, sheet, new(0, 1, 0, 4, 4.99, 4.99, 0, false), 4.99));
        Assert.True(comparison.MayMissSmaller);
        Assert.False(Comparison.Of(contest.Result(Sheets.Of([4, 5, 6], [9, 8, 0])), 0, 1).MayMissSmaller);
        Assert.False(Comparison.Of(contest.Result(sheet), 0, 0).MayMissSmaller);
    }

    /// <summary>A coarse search over every value of the city: none that is clearly smaller may swap. Under the last three a change can be too large.</summary>
    [Theory]
    [InlineData(Normalisation.MinMax, Mean.Arithmetic)]
    [InlineData(Normalisation.ZScore, Mean.Arithmetic)]
    [InlineData(Normalisation.Standardised, Mean.Arithmetic)]
    [InlineData(Normalisation.Rank, Mean.Arithmetic, MissingRule.Mean)]
    [InlineData(Normalisation.PercentRank, Mean.Arithmetic, MissingRule.Mean)]
    public void No_smaller_change_of_any_other_value_swaps(Normalisation method, Mean mean, MissingRule missing = MissingRule.Zero) =>
        AnyContest.Under(Of(method, mean, 0.4) with { Missing = missing }, 2, 6).Sample((contest, sheet) =>
        {
            if (!ContestResult.TryCompute(contest, sheet, out var result, out _) || result.Ranks.Ranked < 2)
                return;
            var (first, second) = (result.Ranks.Order[0], result.Ranks.Order[1]);
            var share = Comparison.Of(result, second, first).Swap?.Share ?? 1;

            // Where all changes were equal, the slightest one makes progress count; there nothing is smaller.
            if (share < 1e-6)
                return;
            for (var i = 0; i < sheet.Indicators; i++)
            {
                var values = sheet.Values(i).ToArray().Where(value => !double.IsNaN(value)).ToList();
                if (sheet.Value(i, second) is not { } from)
                    continue;
                var (width, direction) = (values.Max() - values.Min(), contest.Indicators[i].Direction);
                var best = direction > 0 ? values.Max() : values.Min();
                for (var step = 1; step <= 50; step++)
                {
                    var to = from + (direction * share * width * step / 50.001);
                    if ((to - best) * direction <= width)
                        Assert.False(Swaps(contest, sheet, new(second, first, i, from, to, to, 0, false), to));
                }
            }
        },
        iter: 300, print: OracleTests.Print);

    private static bool Swaps(Contest contest, ApplicationTable sheet, Swap swap, double value)
    {
        var changed = sheet.Copy();
        changed.Put(swap.Indicator, swap.City, null, value);
        return ContestResult.TryCompute(contest, changed, out var result, out _) && result.Ranks.Rank(swap.City) < result.Ranks.Rank(swap.Passed);
    }

    private static ScoringRules Of(Normalisation method, Mean mean, double share) => new()
    {
        Normalisation = method,
        ProgressShare = share,
        Indicators = mean,
        Groups = mean,
        Missing = MissingRule.Available,
        MinimumAvailability = 0.3,
        Floor = 1,
    };
}
