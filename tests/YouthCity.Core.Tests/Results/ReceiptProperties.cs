using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Results;

public sealed class ReceiptProperties
{
    public static TheoryData<Normalisation, MissingRule> Rules => OracleTests.Methods;

    [Theory]
    [MemberData(nameof(Rules))]
    public void Points_add_up_to_the_score_and_weights_to_one(Normalisation method, MissingRule missing) => AnyContest.Under(Arithmetic(method, missing)).Sample(
        (contest, sheet) =>
        {
            foreach (var receipt in contest.Result(sheet).Receipts().Where(receipt => receipt.Score is not null))
            {
                var near = 1e-9 * Math.Max(1, Math.Abs(receipt.Score!.Value));

                Assert.Equal(receipt.Score.Value, receipt.Indicators.Sum(line => line.Points ?? 0), near);
                Assert.Equal(receipt.Score.Value, receipt.Groups.Sum(line => line.Points ?? 0), near);
                Assert.Equal(1, receipt.Groups.Sum(line => line.Weight ?? 0), 1e-9);
                foreach (var line in receipt.Groups.Where(line => line.Score is not null))
                    Assert.Equal(1, receipt.Indicators.Where(part => contest.Indicators[part.Indicator].Group == line.Group).Sum(part => part.Weight ?? 0), 1e-9);
            }
        },
        iter: 200);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_city_has_either_rank_score_and_prize_or_a_reason_and_every_line_is_there(Normalisation method, MissingRule missing) =>
        AnyContest.Under(Arithmetic(method, missing)).Sample((contest, sheet) =>
        {
            var receipts = contest.Result(sheet).Receipts().ToList();

            Assert.Equal(Enumerable.Range(0, contest.Cities.Count), receipts.Select(receipt => receipt.City).Order());
            Assert.All(receipts, receipt =>
            {
                var ranked = receipt.Rank is not null;
                Assert.Equal((ranked, ranked, !ranked), (receipt.Score is not null, receipt.Prize is not null, receipt.Reason is not null));
                Assert.Equal(Enumerable.Range(0, contest.Groups.Count), receipt.Groups.Select(line => line.Group));
                Assert.Equal(Enumerable.Range(0, contest.Indicators.Count), receipt.Indicators.Select(line => line.Indicator));
                Assert.Equal(receipt.Coverage == 0, receipt.Reason == UnrankedReason.NoApplication);
                Assert.DoesNotContain(Numbers(receipt), number => number is { } present && !double.IsFinite(present));
            });
        });

    private static ScoringRules Arithmetic(Normalisation method, MissingRule missing) => new()
    {
        Normalisation = method,
        ProgressShare = 0.4,
        Indicators = Mean.Arithmetic,
        Groups = Mean.Arithmetic,
        Missing = missing,
        MinimumAvailability = 0.3,
    };

    private static IEnumerable<double?> Numbers(Receipt receipt) =>
        receipt.Indicators.SelectMany(line => (double?[])[line.Weight, line.Level, line.Progress, line.Score, line.Points])
            .Concat(receipt.Groups.SelectMany(line => (double?[])[line.Weight, line.Score, line.Points]))
            .Append(receipt.Score);
}
