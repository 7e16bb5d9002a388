using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Ballots;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Results;

public sealed class CityJuryShareTests
{
    private static AContest Three => AContest.Of(3).LevelsAsGiven(1).Jury(rules => rules with { Share = 0.25, MinimumBallots = 2 });

    [Fact]
    public void The_jurys_share_moves_totals_places_and_prizes_and_has_a_line_of_its_own()
    {
        var result = Result(Three.Build(), Sheets.Of([60, 50, 40]), Jurors.InOneGroup(1, 2, 9), Jurors.InOneGroup(3, 2, 9));

        Assert.Equal([50, 42.5, 52.5], Enumerable.Range(0, 3).Select(result.Total));
        Assert.Equal([2, 0, 1], result.Receipts().Select(receipt => receipt.City));
        Assert.Equal(Money.FromSom(3_000_000), result.Allocation.Prizes[2]);
        var receipt = Receipt.Of(result, 2);
        Assert.Equal(new CityJuryShare(0.25, 90, 22.5, 2), receipt.Jury);
        Assert.Equal((52.5, 30), (receipt.Score, receipt.Indicators[0].Points));
        Assert.Equal(40, receipt.Groups[0].Score);
    }

    [Fact]
    public void Where_a_city_lacks_ballots_the_jury_counts_for_none_and_the_line_says_so()
    {
        var result = Result(Three.Build(), Sheets.Of([60, 50, 40]), Jurors.InOneGroup(1, 2, 9), Jurors.InOneGroup(3, null, 9));

        Assert.Equal([60, 50, 40], Enumerable.Range(0, 3).Select(result.Total));
        Assert.Equal([1], result.Jury!.Lacking);
        Assert.Equal(new CityJuryShare(null, 90, null, 2), Receipt.Of(result, 2).Jury);
        Assert.Equal(new CityJuryShare(null, null, null, 1), Receipt.Of(result, 1).Jury);
    }

    [Fact]
    public void Points_and_the_jurys_line_add_up_to_the_score_that_the_share_gives() => AnyContest.Under(Three.Build().Scoring with
    {
        Normalisation = Normalisation.MinMax,
        Missing = MissingRule.Available,
        MinimumAvailability = 0.3,
        ProgressShare = 0.4,
    }).Sample((contest, sheet) =>
    {
        var judged = Judged(contest, 0.3);
        var marks = Enumerable.Range(0, 3).Select(juror => contest.Cities.Select((_, city) =>
            contest.Groups.Select((_, group) => (double?)((juror + city + group) % 11)).ToArray()).ToArray()).ToArray();
        var result = Result(judged, sheet, marks);
        foreach (var receipt in result.Receipts())
        {
            if (receipt.Score is not { } score)
            {
                Assert.Null(receipt.Jury!.Weight);
                continue;
            }

            Assert.Equal((0.7 * result.Scores.Total(receipt.City)!.Value) + (0.3 * result.Jury!.Scores.Score(receipt.City)!.Value), score, 1e-9);
            Assert.Equal(score, receipt.Groups.Sum(line => line.Points ?? 0) + receipt.Jury!.Points!.Value, 1e-9);
            Assert.Equal(score, receipt.Indicators.Sum(line => line.Points ?? 0) + receipt.Jury.Points.Value, 1e-9);
        }
    });

    [Fact]
    public void Without_a_share_ballots_change_no_bit_of_the_result()
    {
        var contest = Three.Jury(_ => JuryRules.Usual).Build();
        var (with, without) = (Result(contest, Sheets.Of([60, 50, 40]), Jurors.InOneGroup(1, 2, 9)), contest.Result(Sheets.Of([60, 50, 40])));

        Assert.Null(with.Jury);
        Assert.Null(Receipt.Of(with, 0).Jury);
        Assert.Equal(without.Scores.TotalBits(), with.Scores.TotalBits());
        Assert.Equal(Fingerprints.OfInputs(without), Fingerprints.OfInputs(with));
        Assert.Equal(Fingerprints.OfInputs(contest, without.Scores.Sheet), Fingerprints.OfInputs(with));
    }

    [Fact]
    public void With_a_share_the_hash_of_the_inputs_covers_the_marks()
    {
        var contest = Three.Build();
        double?[][][] marks = [Jurors.InOneGroup(1, 2, 9), Jurors.InOneGroup(1, 2, 9)];
        var hash = Fingerprints.OfInputs(Result(contest, Sheets.Of([60, 50, 40]), marks));

        Assert.Equal(hash, Fingerprints.OfInputs(Result(contest, Sheets.Of([60, 50, 40]), marks)));
        Assert.NotEqual(hash, Fingerprints.OfInputs(Result(contest, Sheets.Of([60, 50, 41]), marks)));
        Assert.NotEqual(hash, Fingerprints.OfInputs(Result(contest, Sheets.Of([60, 50, 40]), Jurors.InOneGroup(1, 2, 9), Jurors.InOneGroup(1, 2, 8.9))));
        Assert.NotEqual(hash, Fingerprints.OfInputs(contest.Result(Sheets.Of([60, 50, 40]))));
    }

    private static ContestResult Result(Contest contest, ApplicationTable sheet, params double?[][][] marks)
    {
        Assert.True(ContestResult.TryCompute(contest, sheet, JuryScores.Of(contest, Jurors.Of(marks)), out var result, out var refusal), refusal?.ToString());
        return result;
    }

    private static Contest Judged(Contest contest, double share) => new(contest.Groups, contest.Indicators, contest.Cities)
    {
        Id = contest.Id,
        Name = contest.Name,
        Prizes = contest.Prizes,
        Scoring = contest.Scoring,
        Jury = JuryRules.Usual with { Share = share },
    };
}
