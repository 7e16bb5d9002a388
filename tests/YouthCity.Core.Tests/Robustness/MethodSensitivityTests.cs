using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Robustness;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Robustness;

public sealed class MethodSensitivityTests
{
    private static AContest Even => AContest.Of(3).Indicator(2).Indicator(1);

    /// <summary>City 1 is best in what weighs most and worst in the rest: 67 against 47 of city 2, whose sides are even.</summary>
    private static readonly double?[][] s_values = [[100, 45, 0], [0, 50, 100]];

    [Fact]
    public void Every_combination_that_the_rules_may_name_is_tried_once_and_no_other()
    {
        var tried = Compared(Even).Variants.Select(variant => variant.Contest.Scoring).ToList();

        Assert.Equal(tried.Count, tried.Distinct().Count());
        Assert.All(tried, rules => Assert.Empty(RuleConflict.Of(rules)));
        Assert.DoesNotContain(tried, rules => rules.Normalisation == Normalisation.Goalposts);
        Assert.Equal(3, tried.Count(rules => rules.Normalisation == Normalisation.ZScore));
        Assert.Equal(36, tried.Count(rules => rules.Normalisation == Normalisation.Rank));
        Assert.Contains(tried, rules => rules is { Normalisation: Normalisation.Standardised, Indicators: Mean.MazziottaPareto });
    }

    [Fact]
    public void Goalposts_are_tried_where_every_indicator_has_its_own() => Assert.Contains(
        MethodSensitivity.Of(AContest.Of(3).LevelsAsGiven(1, 1).Build().Result(Sheets.Of(s_values)), TestContext.Current.CancellationToken).Variants,
        variant => variant.Contest.Scoring.Normalisation == Normalisation.Goalposts);

    [Fact]
    public void The_rules_that_decide_are_among_them_and_decide_as_they_do()
    {
        var compared = Compared(Even);
        var declared = Assert.Single(compared.Variants, compared.IsDeclared);

        Assert.Equal(Even.Build().Result(Sheets.Of(s_values)).Ranks.Order, declared.Ranks!.Order);
    }

    [Fact]
    public void What_cannot_be_scored_says_where_and_counts_for_nobody()
    {
        var compared = Compared(Even);
        var refused = compared.Variants.Where(variant => variant.Ranks is null).ToList();

        Assert.NotEmpty(refused);
        Assert.All(refused, variant => Assert.NotNull(variant.Refusal));
        Assert.All(refused, variant => Assert.Empty(variant.Winners));
        Assert.Equal(
            compared.Variants.Count - refused.Count, compared.Variants.Count(variant => variant.Winners.Count == 1) + compared.Variants.Count(variant => variant.Winners.Count > 1));
    }

    [Fact]
    public void Settings_that_reject_gaps_stand_apart_and_last()
    {
        var compared = Compared(Even);

        Assert.Equal(compared.Variants, [.. compared.TakingGaps, .. compared.RejectingGaps]);
        Assert.All(compared.RejectingGaps, variant => Assert.Equal(MissingRule.Reject, variant.Contest.Scoring.Missing));
        Assert.All(compared.TakingGaps, variant => Assert.NotEqual(MissingRule.Reject, variant.Contest.Scoring.Missing));
        Assert.NotEmpty(compared.RejectingGaps);
    }

    [Fact]
    public void Rankings_are_counted_once_however_many_settings_give_them()
    {
        var compared = Compared(Even.Scoring(rules => rules with { Floor = 1 }));
        var scored = compared.Variants.Where(variant => variant.Ranks is not null).ToList();
        var first = scored.First(variant => variant.Winners is [0]);
        var other = scored.First(variant => variant.Winners is [1]);

        Assert.Equal(1, Variant.CountRankings([first, first with { Contest = other.Contest }]));
        Assert.Equal(2, Variant.CountRankings([first, other, first]));
        Assert.Equal(0, Variant.CountRankings([first with { Ranks = null }]));
        Assert.InRange(Variant.CountRankings(scored), 2, scored.Count - 1);
    }

    /// <summary>A city that is unranked in one variant and ranked in the other is not where it was, though the order of the rest is the same.</summary>
    [Fact]
    public void An_unranked_city_makes_another_ranking()
    {
        var compared = MethodSensitivity.Of(Even.Build().Result(Sheets.Of([100, 45, 0], [100, 45, null])), TestContext.Current.CancellationToken);
        var taking = compared.TakingGaps.First(variant => variant.Rank(2) == 3);
        var rejecting = compared.RejectingGaps.First(variant => variant.Rank(2) is null);

        Assert.Equal([0, 1], taking.Ranks!.Order.Take(2));
        Assert.Equal([0, 1], rejecting.Ranks!.Order.Take(2));
        Assert.Equal(2, Variant.CountRankings([taking, rejecting]));
    }

    [Fact]
    public void A_mean_that_forgives_no_weakness_changes_the_winner()
    {
        var compared = Compared(Even.Scoring(rules => rules with { Floor = 1 }));

        Assert.Equal([0], Winner(Mean.Arithmetic));
        Assert.Equal([1], Winner(Mean.Harmonic));

        IReadOnlyList<int> Winner(Mean mean) => compared.Variants.First(variant => variant.Contest.Scoring is
        { Normalisation: Normalisation.MinMax, Missing: MissingRule.Zero } rules && rules.Indicators == mean && rules.Groups == Mean.Arithmetic).Winners;
    }

    private static MethodSensitivity Compared(AContest contest) => MethodSensitivity.Of(contest.Build().Result(Sheets.Of(s_values)), TestContext.Current.CancellationToken);
}
