using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Ballots;

public sealed class JuryShareTests
{
    private static readonly JuryScores s_scores =
        JuryScores.Of(AContest.Of(3).Indicators(1).Table(Jurors.Of(Jurors.InOneGroup(9, 5, null), Jurors.InOneGroup(7, 5, null))), 2);

    [Fact]
    public void The_share_of_the_total_is_the_jurys()
    {
        var part = JuryShare.Of(s_scores, 0.25, [40, 60, double.NaN]);

        Assert.True(part.Counts);
        Assert.Equal((0.75 * 40) + (0.25 * 80), part.Total(0, 40));
        Assert.Equal((0.75 * 60) + (0.25 * 50), part.Total(1, 60));
    }

    [Fact]
    public void A_city_without_a_total_of_indicators_stays_without_one_and_holds_nobody_up()
    {
        var part = JuryShare.Of(s_scores, 1, [40, double.NaN, double.NaN]);

        Assert.Equal(80, part.Total(0, 40));
        Assert.Equal(double.NaN, part.Total(1, double.NaN));
    }

    [Fact]
    public void As_long_as_one_city_lacks_a_jury_score_it_counts_for_none()
    {
        var part = JuryShare.Of(s_scores, 0.5, [40, 60, 50]);

        Assert.False(part.Counts);
        Assert.Equal([2], part.Lacking);
        Assert.Equal((40, 60, 50), (part.Total(0, 40), part.Total(1, 60), part.Total(2, 50)));
    }

    [Fact]
    public void Ties_are_broken_in_the_report_as_in_the_result()
    {
        var contest = AContest.Of(2).LevelsAsGiven(1, 1).Scoring(rules => rules with { Ties = [TieBreaker.Coverage] }).Build();
        var result = contest.Result(Sheets.Of([100, 50], [null, 50]));

        var standings = JuryReport.Of(contest, Jurors.Of([[5], [5]]), result.Scores).Standings;

        Assert.Equal([1, 0], result.Ranks.Order);
        Assert.Equal(result.Ranks.Order, standings.Ranks.Order);
        Assert.Equal([2, 1], Enumerable.Range(0, 2).Select(standings.Ranks.Rank));
    }

    [Fact]
    public void With_a_share_of_nothing_it_leaves_every_bit_as_it_is() => Gen.Double[0, 100].Array[3].Sample(totals =>
    {
        var part = JuryShare.Of(s_scores, 0, totals);
        Assert.Equal(totals, totals.Select((total, city) => part.Total(city, total)));
    });
}
