using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;
using YouthCity.Core.Tests.Scoring;

namespace YouthCity.Core.Tests.Results;

public sealed class ReceiptProperties
{
    public static TheoryData<Normalisation, MissingRule> Rules => OracleTests.Methods;

    public static TheoryData<Mean, Mean, double?> Means => [..
        from indicators in Enum.GetValues<Mean>()
        from groups in Enum.GetValues<Mean>()
        from floor in (double?[])[null, 1, 40]
        select new TheoryDataRow<Mean, Mean, double?>(indicators, groups, floor)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Points_add_up_to_the_score_and_weights_to_one(Normalisation method, MissingRule missing) =>
        AnyContest.Under(Arithmetic(method, missing)).Sample(AddUp, iter: 200);

    [Theory]
    [MemberData(nameof(Means))]
    public void Points_add_up_under_every_mean(Mean indicators, Mean groups, double? floor)
    {
        foreach (var method in (Normalisation[])[Normalisation.MinMax, Normalisation.Rank, Normalisation.Standardised])
        {
            foreach (var missing in Enum.GetValues<MissingRule>())
            {
                var rules = Arithmetic(method, missing) with { Indicators = indicators, Groups = groups, Floor = floor };
                if (!RuleConflict.Of(rules).Any())
                    AnyContest.Under(rules).Sample(AddUp, iter: 20);
            }
        }
    }

    /// <summary>What the group's score is divided by is then next to nothing, and its indicators would bring points by the million that cancel out.</summary>
    [Theory]
    [InlineData(Mean.Harmonic, Mean.Geometric)]
    [InlineData(Mean.Geometric, Mean.Geometric)]
    [InlineData(Mean.Geometric, Mean.Harmonic)]
    [InlineData(Mean.Harmonic, Mean.Harmonic)]
    public void Points_add_up_where_a_score_is_next_to_nothing(Mean indicators, Mean groups)
    {
        var contest = AContest.Of(1).Group().LevelsAsGiven(1, 2).Group(2).LevelsAsGiven(1, 1).Scoring(rules => rules with { Indicators = indicators, Groups = groups });
        foreach (var tiny in (double[])[1e-90, 1e-30, 1e-12, 1e-9, 1e-6, 1e-3, 1e-2])
        {
            AddUp(contest.Build(), Sheets.Of([tiny], [50], [40], [30]));
            AddUp(contest.Build(), Sheets.Of([tiny], [tiny], [40], [30]));
            var points = contest.Build().Result(Sheets.Of([tiny], [tiny], [40], [30])).Receipts().Single().Indicators.Select(line => line.Points!.Value);
            Assert.All(points, brought => Assert.InRange(brought, -10_000, 10_000));
        }
    }

    private static void AddUp(Contest contest, ApplicationTable sheet)
    {
        if (!ContestResult.TryCompute(contest, sheet, out var result, out _))
            return;
        foreach (var receipt in result.Receipts().Where(receipt => receipt.Score is not null))
        {
            var near = 1e-9 * Math.Max(1, Math.Abs(receipt.Score!.Value));

            Assert.Equal(receipt.Score.Value, receipt.Indicators.Sum(line => line.Points ?? 0) + receipt.Groups.Sum(line => line.Penalty ?? 0) + (receipt.Penalty ?? 0), near);
            Assert.Equal(receipt.Score.Value, receipt.Groups.Sum(line => line.Points ?? 0) + (receipt.Penalty ?? 0), near);
            Assert.Equal(1, receipt.Groups.Sum(line => line.Weight ?? 0), 1e-9);
            foreach (var line in receipt.Groups.Where(line => line.Score is not null))
            {
                var parts = receipt.Indicators.Where(part => contest.Indicators[part.Indicator].Group == line.Group).ToList();
                Assert.Equal(1, parts.Sum(part => part.Weight ?? 0), 1e-9);
                Assert.Equal(line.Points!.Value, parts.Sum(part => part.Points ?? 0) + (line.Penalty ?? 0), near);
            }

            Assert.All(receipt.Groups.Select(line => line.Penalty).Append(receipt.Penalty), penalty => Assert.True(penalty is null or <= 1e-9));
            PrintedAddUp(contest, receipt);
        }
    }

    private static void PrintedAddUp(Contest contest, Receipt receipt)
    {
        var printed = PrintedPoints.Of(contest, receipt)!;

        Assert.Equal(decimal.Parse(receipt.Score!.Value.ToString("F2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), printed.Score);
        Assert.Equal(printed.Score, printed.Groups.Sum(points => points ?? 0) + (printed.Penalty ?? 0));
        for (var group = 0; group < contest.Groups.Count; group++)
        {
            var parts = printed.Indicators.Where((_, i) => contest.Indicators[i].Group == group).Sum(points => points ?? 0);
            Assert.Equal(printed.Groups[group] ?? 0, parts + (printed.GroupPenalties[group] ?? 0));
        }

        for (var i = 0; i < contest.Indicators.Count; i++)
        {
            Assert.Equal(receipt.Indicators[i].Points is null, printed.Indicators[i] is null);
            Assert.Equal(receipt.Indicators[i].Points ?? 0, (double)(printed.Indicators[i] ?? 0), 0.0201);
        }
    }

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
