using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Robustness;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Robustness;

public sealed class LeaveOneOutTests
{
    /// <summary>City 1 lives on indicator 1.1 alone: 100, 40, 40 against 60, 60, 60. Group 1 (1.1, 1.2) and group 2 (2.1) weigh the same.</summary>
    private static readonly AContest s_contest = AContest.Of(2).Group().LevelsAsGiven(3, 1).Group().LevelsAsGiven(1);

    private static readonly double?[][] s_values = [[100, 60], [40, 60], [50, 60]];

    [Fact]
    public void What_a_place_hangs_on_is_named()
    {
        var result = s_contest.Build().Result(Sheets.Of(s_values));
        var left = LeaveOneOut.Of(result, TestContext.Current.CancellationToken);

        Assert.Equal([(0, null), (1, null), (0, 0), (0, 1), (1, 2)], left.All.Select(without => (without.Group, without.Indicator)));
        Assert.Equal([0], result.Ranks.Order.Take(1));

        // Without group 1: 50 against 60; without group 2: 85 against 60; without 1.1: (40 + 50) / 2; without 1.2: (100 + 50) / 2; without 2.1: as without group 2.
        Assert.Equal([1, 0, 1, 0, 0], left.All.Select(without => Assert.Single(without.Variant.Winners)));
        Assert.Equal(new RankRange(0, 1, 2, 3, 5, 0), RankRange.Of(left.Variants, 0));
    }

    [Fact]
    public void The_only_indicator_cannot_be_left_out() =>
        Assert.Empty(LeaveOneOut.Of(AContest.Of(2).LevelsAsGiven(1).Build().Result(Sheets.Of([[1, 2]])), TestContext.Current.CancellationToken).All);

    [Fact]
    public void A_city_whose_only_value_is_left_out_is_unranked()
    {
        var result = AContest.Of(2).LevelsAsGiven(1, 1).Build().Result(Sheets.Of([50, 60], [null, 70]));
        var left = LeaveOneOut.Of(result, TestContext.Current.CancellationToken);

        Assert.Equal([null, 2], left.Variants.Select(variant => variant.Rank(0)));
        Assert.Equal(1, RankRange.Of(left.Variants, 0).Unranked);
    }

    /// <summary>The group that decides ties is the last one, and moves up where another is left out.</summary>
    [Fact]
    public void Ties_are_broken_by_the_same_group_when_another_is_left_out()
    {
        var contest = AContest.Of(2).Group().LevelsAsGiven(1).Group().LevelsAsGiven(1).Group().LevelsAsGiven(1)
            .Scoring(rules => rules with { Ties = [TieBreaker.OfGroup(2)] }).Build();

        var left = LeaveOneOut.Of(contest.Result(Sheets.Of([50, 50], [60, 40], [30, 50])), TestContext.Current.CancellationToken);

        // Without group 1: 45 each, and city 2 has the better third group. Without group 3 there is nothing to break a tie with, and none.
        Assert.Equal([2, 2, 1], left.All.Take(3).Select(without => without.Variant.Rank(0)));
        Assert.Equal([TieBreaker.OfGroup(1)], left.All[0].Variant.Contest.Scoring.Ties);
        Assert.Empty(left.All[2].Variant.Contest.Scoring.Ties);
    }

    /// <summary>Leaving out is what the rules do with an indicator that cannot tell cities apart.</summary>
    [Fact]
    public void Leaving_out_scores_as_if_the_indicator_had_never_been() => AnyContest.Under(
        new()
        {
            Normalisation = Normalisation.MinMax,
            ProgressShare = 0.4,
            Indicators = Mean.Arithmetic,
            Groups = Mean.Arithmetic,
            Missing = MissingRule.Available,
            MinimumAvailability = 0.5,
        }).Sample((contest, sheet) =>
    {
        foreach (var without in LeaveOneOut.Of(contest.Result(sheet), TestContext.Current.CancellationToken).All)
        {
            var blank = new Core.Applications.ApplicationTable(sheet.Indicators, sheet.Cities);
            for (var i = 0; i < sheet.Indicators; i++)
            {
                for (var city = 0; city < sheet.Cities && (without.Indicator is null ? contest.Indicators[i].Group != without.Group : i != without.Indicator); city++)
                    blank.Put(i, city, sheet.Baseline(i, city), sheet.Value(i, city));
            }

            var ranks = contest.Result(blank).Ranks;
            Assert.Equal(Enumerable.Range(0, sheet.Cities).Select(ranks.Rank), Enumerable.Range(0, sheet.Cities).Select(without.Variant.Rank));
        }
    });
}
