using YouthCity.Core.Ballots;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Ballots;

public sealed class LeniencyTests
{
    [Fact]
    public void With_every_mark_there_it_is_the_distance_of_the_jurors_mean_from_all_means()
    {
        var table = AContest.Of(3).Indicators(1).Table(Jurors.Of(Jurors.InOneGroup(4, 6, 8), Jurors.InOneGroup(5, 8, 8), Jurors.InOneGroup(3, 4, 5)));

        Near([6 - (17 / 3.0), 7 - (17 / 3.0), 4 - (17 / 3.0)], Leniency.Of(table));
    }

    /// <summary>Means alone would call the second juror lenient, who only judged the better cities.</summary>
    [Fact]
    public void A_juror_who_judged_the_better_cities_is_not_called_lenient()
    {
        var table = AContest.Of(4).Indicators(1).Table(Jurors.Of(
            Jurors.InOneGroup(2, 3, 8, null), Jurors.InOneGroup(null, null, 8, 9), Jurors.InOneGroup(2, 3, 8, 9)));

        Near([0, 0, 0], Leniency.Of(table));
    }

    [Fact]
    public void Marks_made_of_deserts_and_leniencies_give_the_leniencies_back_through_gaps() =>
        Gen.Select(Gen.Double[-2, 2].Array[3, 6], Gen.Double[3, 7].Array[12], Gen.Double.Unit.Array[72]).Sample((lenient, deserts, chances) =>
        {
            // The first city is judged by all, so that everyone is compared with everyone.
            var marks = lenient.Select((more, juror) => Jurors.InOneGroup(
                [.. deserts.Select((desert, city) => city == 0 || chances[(juror * 12) + city] < 0.6 ? desert + more : (double?)null)]));
            var table = AContest.Of(12).Indicators(1).Table(Jurors.Of([.. marks]));

            Near([.. lenient.Select(more => (double?)(more - lenient.Average()))], Leniency.Of(table));
        });

    [Fact]
    public void Jurors_who_share_nothing_are_compared_within_their_own_circle()
    {
        var table = AContest.Of(4).Indicators(1).Table(Jurors.Of(
            Jurors.InOneGroup(9, 9, null, null), Jurors.InOneGroup(7, 7, null, null),
            Jurors.InOneGroup(null, null, 1, null), Jurors.InOneGroup(null, null, 5, null),
            Jurors.InOneGroup(null, null, null, 10), Jurors.InOneGroup(null, null, null, null)));

        Near([1, -1, -2, 2, null, null], Leniency.Of(table));
    }

    private static void Near(double?[] expected, IReadOnlyList<double?> actual) => Sheets.Near(expected, [.. actual]);
}
