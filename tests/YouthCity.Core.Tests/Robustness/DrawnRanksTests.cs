using System.Numerics;
using YouthCity.Core.Ranking;
using YouthCity.Core.Robustness;

namespace YouthCity.Core.Tests.Robustness;

/// <summary>The ranks that are counted are those of the one definition there is, ties and near ties included.</summary>
public sealed class DrawnRanksTests
{
    private static readonly Gen<double> s_apart = Gen.Double[0, 100];
    private static readonly Gen<double> s_equal = Gen.Int[0, 3].Select(number => number / 3.0);

    /// <summary>Around the width of a tie, so that chains of near totals begin and end anywhere.</summary>
    private static readonly Gen<double> s_near = Gen.Int[-30, 30].Select(steps => 50 + (steps * CityRanks.TieWidth / 4));

    private static readonly Gen<double> s_far = Gen.Frequency((30, Gen.Double[49, 51]), (1, Gen.Double[-1e9, 1e9]));

    public static TheoryData<int> Cities => [1, 2, 3, 18, 95, 96, 97, 200, 400];

    [Theory]
    [MemberData(nameof(Cities))]
    public void Every_lane_is_ranked_as_the_definition_ranks(int cities) =>
        Gen.OneOf(s_apart, s_equal, s_near, s_far, Gen.OneOf(s_apart, s_near)).Array[cities * Vector<double>.Count].Sample(
            totals =>
            {
                var ranker = new DrawnRanks(cities);
                ranker.Compare(totals);
                for (var lane = 0; lane < Vector<double>.Count; lane++)
                {
                    var ranks = new int[cities];
                    ranker.Of(totals, lane, ranks);
                    Assert.Equal(Defined([.. Enumerable.Range(0, cities).Select(city => totals[(city * Vector<double>.Count) + lane])]), ranks);
                }
            },
            iter: cities < 100 ? 300 : 60);

    private static IEnumerable<int> Defined(double[] totals)
    {
        var ranks = CityRanks.Of(totals);
        return Enumerable.Range(0, totals.Length).Select(city => ranks.Rank(city)!.Value - 1);
    }
}
