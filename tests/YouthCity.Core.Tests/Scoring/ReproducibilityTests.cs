using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>The same inputs and rules give the same bits.</summary>
public sealed class ReproducibilityTests
{
    private static readonly ScoringRules s_rules = new()
    {
        Normalisation = Normalisation.MinMax,
        ProgressShare = 0.4,
        Indicators = Mean.Arithmetic,
        Groups = Mean.Arithmetic,
        Missing = MissingRule.Available,
        MinimumAvailability = 0.5,
    };

    public static TheoryData<Normalisation> Methods => [.. Enum.GetValues<Normalisation>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_order_in_which_cells_arrive_does_not_change_a_bit(Normalisation method) =>
        AnyContest.Under(s_rules with { Normalisation = method, Missing = MissingRule.Mean }, 2, 12).SelectMany(
            pair => Gen.Shuffle(Cells(pair.Item2)), (pair, cells) => (pair.Item1, pair.Item2, cells)).Sample((contest, sheet, cells) =>
            {
                var other = ApplicationTable.For(contest);
                foreach (var (indicator, city, isValue) in cells)
                    other.Put(indicator, city, isValue ? null : sheet.Baseline(indicator, city), isValue ? sheet.Value(indicator, city) : null);

                Assert.Equal(contest.Score(sheet).TotalBits(), contest.Score(other).TotalBits());
            });

    [Theory]
    [InlineData(Normalisation.MinMax, 7)]
    [InlineData(Normalisation.Goalposts, 514)]
    [InlineData(Normalisation.Rank, 33)]
    [InlineData(Normalisation.PercentRank, 2501)]
    public void A_citys_bits_do_not_depend_on_where_it_stands_in_the_file(Normalisation method, int cities) =>
        AnyContest.Under(s_rules with { Normalisation = method }, cities, cities).Sample(
            (contest, sheet) =>
            {
                var turned = ApplicationTable.For(contest);
                for (var indicator = 0; indicator < sheet.Indicators; indicator++)
                {
                    for (var city = 0; city < cities; city++)
                        turned.Put(indicator, cities - 1 - city, sheet.Baseline(indicator, city), sheet.Value(indicator, city));
                }

                Assert.Equal(contest.Score(sheet).TotalBits().Reverse(), contest.Score(turned).TotalBits());
            },
            iter: cities < 100 ? 50 : 1,
            threads: 1);

    [Fact]
    public void Scoring_again_gives_the_same_bits_also_on_several_threads() =>
        AnyContest.Under(s_rules with { Normalisation = Normalisation.ZScore }, 3000, 3000).Sample(
            (contest, sheet) => Assert.Equal(contest.Score(sheet).TotalBits(), contest.Score(sheet).TotalBits()), iter: 1, threads: 1);

    [Fact]
    public void What_is_read_of_one_city_is_what_the_total_was_made_of() =>
        AnyContest.Under(s_rules, 1, 40).Sample((contest, sheet) =>
        {
            var scores = contest.Score(sheet);
            foreach (var (indicator, city, _) in Cells(sheet))
            {
                var (level, progress) = (scores.Level(indicator, city), scores.Progress(indicator, city));
                var made = (level, progress) switch
                {
                    ({ } l, { } p) => ((1 - s_rules.ProgressShare) * l) + (s_rules.ProgressShare * p),
                    _ => level ?? progress,
                };

                Assert.Equal(made, scores.IndicatorScore(indicator, city));
            }
        });

    private static (int Indicator, int City, bool IsValue)[] Cells(ApplicationTable sheet) => [..
        from indicator in Enumerable.Range(0, sheet.Indicators)
        from city in Enumerable.Range(0, sheet.Cities)
        from isValue in (bool[])[false, true]
        select (indicator, city, isValue)];
}
