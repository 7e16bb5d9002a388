using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Ballots;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Ranking;

public sealed class TieBreakTests
{
    private static readonly TieBreaker s_first = TieBreaker.OfGroup(0), s_second = TieBreaker.OfGroup(1);

    /// <summary>Four cities of which the first three have the same total, by other groups.</summary>
    private static readonly double?[][] s_values = [[100, 0, 50, 0], [0, 100, 50, 0], [50, 50, 50, 0]];

    [Fact]
    public void Without_breakers_the_tie_shares_the_better_place() =>
        Assert.Equal([1, 1, 1, 4], Ranks(Contest().Result(Sheets.Of(s_values))));

    [Fact]
    public void A_groups_score_breaks_the_tie_and_every_use_is_named()
    {
        var result = Contest(s_second).Result(Sheets.Of(s_values));

        Assert.Equal([3, 1, 2, 4], Ranks(result));
        Assert.Equal([1, 2, 0, 3], result.Ranks.Order);
        Assert.All(Enumerable.Range(0, 4), city => Assert.False(result.Ranks.Tied(city)));
        Assert.Equal(["1>2", "2>0"], result.Ranks.Breaks.Select(use => $"{use.Ahead[0]}>{use.Behind[0]}"));
        Assert.All(result.Ranks.Breaks, use => Assert.Equal(s_second, use.By));
        Assert.Equal([1_000_000, 3_000_000, 2_000_000, 0], result.Allocation.Prizes.Select(prize => prize!.Value.Som));
    }

    [Fact]
    public void What_a_breaker_leaves_tied_goes_to_the_next_and_what_is_left_shares_the_place()
    {
        var result = Contest(TieBreaker.Coverage, s_first).Result(Sheets.Of([100, 0, 0, 0], [0, 100, 100, 0], [50, 50, 50, 0]));

        Assert.Equal([1, 2, 2, 4], Ranks(result));
        Assert.Equal([false, true, true, false], Enumerable.Range(0, 4).Select(result.Ranks.Tied));
        var use = Assert.Single(result.Ranks.Breaks);
        Assert.Equal(s_first, use.By);
        Assert.Equal([0], use.Ahead);
        Assert.Equal([1, 2], use.Behind);
    }

    [Fact]
    public void Coverage_puts_the_city_with_more_values_before_the_other()
    {
        var result = Contest(TieBreaker.Coverage).Result(Sheets.Of([100, 100, 100, 0], [0, null, 0, 100], [50, 50, 50, 0]));

        Assert.Equal([1, 3, 1, 4], Ranks(result));
        Assert.Equal(TieBreaker.Coverage, Assert.Single(result.Ranks.Breaks).By);
    }

    [Fact]
    public void The_jury_breaks_the_tie_whether_it_has_a_share_or_not()
    {
        var result = Judged([[5, 9, 7, 1], [5, 9, 7, 1], [5, 9, 7, 1]], TieBreaker.Jury);

        Assert.Equal([3, 1, 2, 4], Ranks(result));
        Assert.Null(result.Jury);
        Assert.Equal(["1>2", "2>0"], result.Ranks.Breaks.Select(use => $"{use.Ahead[0]}>{use.Behind[0]}"));
        Assert.All(result.Ranks.Breaks, use => Assert.Equal(TieBreaker.Jury, use.By));
    }

    /// <summary>No city is put behind another for what jurors have not done.</summary>
    [Fact]
    public void The_jury_is_passed_over_as_long_as_one_of_the_tied_has_no_score()
    {
        double?[][] marks = [[5, 9, null, 1], [5, 9, 7, 1], [5, 9, 7, 1]];

        Assert.Equal([1, 1, 1, 4], Ranks(Judged(marks, TieBreaker.Jury)));
        Assert.Equal([1, 3, 2, 4], Ranks(Judged(marks, TieBreaker.Jury, s_first)));
        Assert.Equal([1, 1, 1, 4], Ranks(Contest(TieBreaker.Jury).Result(Sheets.Of(s_values))));
    }

    [Fact]
    public void A_city_that_is_not_tied_may_lack_a_score_by_the_jury() =>
        Assert.Equal([3, 1, 2, 4], Ranks(Judged([[5, 9, 7, null], [5, 9, 7, null], [5, 9, 7, null]], TieBreaker.Jury)));

    [Fact]
    public void A_breaker_never_parts_cities_that_are_not_tied() =>
        AnyContest.Under(Contest().Scoring with { Missing = MissingRule.Available, MinimumAvailability = 0 }).Sample((contest, sheet) =>
        {
            var scores = contest.Score(sheet);
            var (shared, broken) = (CityRanks.Of(scores), CityRanks.Of((contest with { Scoring = contest.Scoring with { Ties = [TieBreaker.Coverage, s_first] } }).Score(sheet)));
            for (var city = 0; city < sheet.Cities; city++)
            {
                Assert.Equal(shared.Rank(city) is null, broken.Rank(city) is null);
                Assert.True(shared.Rank(city) is null || broken.Rank(city) >= shared.Rank(city));
                Assert.True(shared.Tied(city) || broken.Rank(city) == shared.Rank(city));
            }

            Assert.Equal(Enumerable.Range(0, sheet.Cities), broken.Order.Order());
        });

    /// <param name="marks">By juror and city, the same in all groups.</param>
    private static ContestResult Judged(double?[][] marks, params IReadOnlyList<TieBreaker> ties)
    {
        var contest = Contest(ties);
        var jury = JuryScores.Of(contest, Jurors.Of([.. marks.Select(juror => juror.Select(mark => (double?[])[mark, mark, mark]).ToArray())]));
        Assert.True(ContestResult.TryCompute(contest, Sheets.Of(s_values), jury, out var result, out _));
        return result;
    }

    private static Contest Contest(params IReadOnlyList<TieBreaker> ties) => AContest.Of(4).Group().Indicator().Group().Indicator().Group().Indicator()
        .Scoring(rules => rules with { Ties = ties }).Build();

    private static IEnumerable<int?> Ranks(ContestResult result) => Enumerable.Range(0, 4).Select(result.Ranks.Rank);
}
