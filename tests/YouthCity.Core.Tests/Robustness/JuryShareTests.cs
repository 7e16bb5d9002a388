using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Core.Tests.Ballots;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Robustness;

/// <summary>Where the rules give the jury a share of the totals, it has that share in every draw and every variant.</summary>
public sealed class JuryShareTests
{
    /// <summary>The indicator alone gives 60, 50, 40; with half of the jury's 10, 30 and 90 the totals are 35, 40 and 65.</summary>
    private static readonly ContestResult s_judged = Result(
        AContest.Of(3).LevelsAsGiven(1, 1).Jury(rules => rules with { Share = 0.5, MinimumBallots = 1 }).Build(), Jurors.InOneGroup(1, 3, 9));

    [Fact]
    public void Draws_rank_the_totals_with_the_jury_in_them()
    {
        var places = RankAcceptability.Of(s_judged, new() { Draws = 100 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([2, 1, 0], places.Cities.Select(city => city.City));
        Assert.Equal([0, 0, 1], places.Of(0)!.RankProbabilities);
        Assert.Equal([1, 0, 0], places.Of(2)!.RankProbabilities);
    }

    [Fact]
    public void Variants_rank_the_totals_with_the_jury_in_them_and_leave_out_what_the_rules_refuse_beside_a_jury()
    {
        Assert.All(LeaveOneOut.Of(s_judged, TestContext.Current.CancellationToken).Variants, variant => Assert.Equal([2], variant.Winners));
        Assert.DoesNotContain(MethodSensitivity.Of(s_judged, TestContext.Current.CancellationToken).Variants, variant => variant.Contest.Scoring.Normalisation is Normalisation.Rank or Normalisation.ZScore);
        var compared = MethodSensitivity.Of(s_judged, TestContext.Current.CancellationToken);
        Assert.Equal(s_judged.Ranks.Order, Assert.Single(compared.Variants, compared.IsDeclared).Ranks!.Order);
    }

    private static ContestResult Result(Contest contest, double?[][] marks)
    {
        var sheet = Sheets.Of([60, 50, 40], [60, 50, 40]);
        Assert.True(ContestResult.TryCompute(contest, sheet, JuryScores.Of(contest, Jurors.Of(marks)), out var result, out _));
        return result;
    }
}
