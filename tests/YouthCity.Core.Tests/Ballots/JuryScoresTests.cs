using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Ballots;

public sealed class JuryScoresTests
{
    [Fact]
    public void A_score_is_ten_times_the_weighted_mean_of_the_groups_trimmed_means()
    {
        var contest = AContest.Of(1).Group(1).Indicator().Group(3).Indicator().Jury(rules => rules with { Trim = 0.2 });
        var scores = JuryScores.Of(contest.Table(Jurors.Of([[1, 5]], [[4, 6]], [[5, 7]], [[6, 8]], [[10, 0]])), 3);

        // Of five marks one is cut at each end: 4, 5, 6 and 5, 6, 7.
        Assert.Equal((5, 6), (scores.Mean(0, 0), scores.Mean(0, 1)));
        Assert.Equal(10 * ((1 * 5) + (3 * 6)) / 4.0, scores.Score(0));
    }

    [Fact]
    public void A_city_has_a_score_once_every_group_has_enough_marks()
    {
        var table = AContest.Of(2).Group().Indicator().Group().Indicator().Table(Jurors.Of([[7, 7], [7, 7]], [[7, 7], [7, null]], [[7, 7], [7, 7]]));

        Assert.Equal([70, null], Enumerable.Range(0, 2).Select(JuryScores.Of(table, 3).Score));
        Assert.Equal([70, 70], Enumerable.Range(0, 2).Select(JuryScores.Of(table, 2).Score));
        Assert.Equal([3, 2], Enumerable.Range(0, 2).Select(JuryScores.Of(table, 3).Ballots));
    }

    [Fact]
    public void Where_the_rules_say_so_leniency_is_taken_off_each_mark_within_what_a_mark_can_be()
    {
        var contest = AContest.Of(3).Indicators(1).Jury(rules => rules with { Adjustment = JuryAdjustment.Leniency, Trim = 0 });
        var scores = JuryScores.Of(contest.Table(Jurors.Of(Jurors.InOneGroup(4, 6, null), Jurors.InOneGroup(6, 8, 9), Jurors.InOneGroup(0, 2, null))), 1);

        // Leniencies 0.67, 2.67 and -3.33: only the last of all marks is judged by one juror.
        Sheets.Near([100 / 3.0, 160 / 3.0, 190 / 3.0], [.. Enumerable.Range(0, 3).Select(scores.Score)]);
    }

    [Fact]
    public void An_adjusted_mark_stays_a_mark()
    {
        var contest = AContest.Of(2).Indicators(1).Jury(rules => rules with { Adjustment = JuryAdjustment.Leniency });
        var scores = JuryScores.Of(contest.Table(Jurors.Of(Jurors.InOneGroup(10, null), Jurors.InOneGroup(0, 0), Jurors.InOneGroup(null, null))), 1);

        // Leniencies 5 and -5: the first city gets 10 - 5 and 0 + 5, the second 0 + 5.
        Assert.Equal((50, 50), (scores.Score(0), scores.Score(1)));

        // Here the second city would get 8 + 5.
        Assert.Equal(100, JuryScores.Of(contest.Table(Jurors.Of(Jurors.InOneGroup(10, null), Jurors.InOneGroup(0, 8))), 1).Score(1));
    }

    /// <summary>Beside another mark of the same city, so that cutting the mean would not do.</summary>
    [Theory]
    [InlineData(5, 10, (3.75 + 10) / 2)]
    [InlineData(1, 6, (0 + 7.25) / 2)]
    public void Each_adjusted_mark_is_cut_before_the_mean_is_taken(double lenient, double strict, double mean)
    {
        // Leniencies 1.25 and -1.25: the second city gets 11.25 from the second juror, or -0.25 from the first.
        var contest = AContest.Of(2).Indicators(1).Jury(rules => rules with { Adjustment = JuryAdjustment.Leniency, Trim = 0 });
        var scores = JuryScores.Of(contest.Table(Jurors.Of(Jurors.InOneGroup(10, lenient), Jurors.InOneGroup(0, strict))), 1);

        Assert.Equal(10 * mean, scores.Score(1)!.Value, 1e-9);
    }

    [Theory]
    [InlineData(10, 100)]
    [InlineData(0, 0)]
    public void The_ends_of_the_scale_are_reached_exactly(double mark, double score) =>
        Gen.Select(Gen.Double[0.1, 10].Array[1, 8], Gen.Int[1, 9]).Sample((weights, jurors) =>
        {
            var contest = AContest.Of(1);
            foreach (var weight in weights)
                contest.Group(weight).Indicator();
            var ballots = Jurors.Of([.. Enumerable.Repeat<double?[][]>([[.. weights.Select(_ => (double?)mark)]], jurors)]);

            Assert.Equal(score, JuryScores.Of(contest.Table(ballots), 1).Score(0)!.Value, 1e-12);
            Assert.InRange(JuryScores.Of(contest.Table(ballots), 1).Score(0)!.Value, 0, 100);
        });

    [Fact]
    public void A_juror_in_conflict_is_out_for_that_city_and_no_other()
    {
        var ballots = Jurors.Of(Jurors.InOneGroup(9, 9, 9), Jurors.InOneGroup(5, 5, 5));
        ballots = ballots.SetItem("j1", ballots["j1"].Declaring("c2") with { City = "C3" });
        var contest = AContest.Of(3).Indicators(1);

        Assert.Equal([70, 50, 50], Enumerable.Range(0, 3).Select(JuryScores.Of(contest.Table(ballots), 1).Score));
        Assert.Equal([70, 70, 70], Enumerable.Range(0, 3).Select(JuryScores.Of(contest.Table(ballots, withConflicts: true), 1).Score));
        Assert.Equal([null, Conflict.Declared, Conflict.OwnCity], Enumerable.Range(1, 3).Select(city => ballots["j1"].ConflictOver($"c{city}")));
    }

    [Fact]
    public void Without_a_juror_the_others_stay_in_their_order()
    {
        var table = AContest.Of(2).Indicators(1).Table(Jurors.Of(Jurors.InOneGroup(1, 2), Jurors.InOneGroup(3, 4), Jurors.InOneGroup(5, 6)));

        Assert.Equal(["j1", "j3"], table.Without(1).Jurors);
        Assert.Equal([1, 5], table.Without(1).Marks(0));
        Assert.Equal([5, 6], table.Without(0).MarksOf(1));
    }
}
