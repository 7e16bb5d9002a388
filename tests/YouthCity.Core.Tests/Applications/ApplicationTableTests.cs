using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Applications;

public sealed class ApplicationTableTests
{
    [Fact]
    public void A_new_sheet_is_all_gaps()
    {
        var sheet = ApplicationTable.For(AContest.Of(3).Indicators(2).Build());

        Assert.Equal((2, 3), (sheet.Indicators, sheet.Cities));
        Assert.All(Enumerable.Range(0, 3), city => Assert.Equal((null, null, 0), (sheet.Value(1, city), sheet.Baseline(0, city), sheet.Coverage(city))));
    }

    [Fact]
    public void A_number_is_put_into_its_own_cell_only()
    {
        var sheet = new ApplicationTable(2, 3);

        sheet.Put(1, 2, 4, 5);

        Assert.Equal((4, 5), (sheet.Baseline(1, 2), sheet.Value(1, 2)));
        Assert.Equal(1, Enumerable.Range(0, 6).Count(cell => sheet.Value(cell / 3, cell % 3) is not null));
        Assert.Equal([double.NaN, double.NaN, 5], sheet.Values(1).ToArray());
        Assert.Equal([double.NaN, double.NaN, 4], sheet.Baselines(1).ToArray());
    }

    [Fact]
    public void Nothing_leaves_what_is_there_and_a_zero_does_not()
    {
        var sheet = new ApplicationTable(1, 1);

        sheet.Put(0, 0, 4, 5);
        sheet.Put(0, 0, null, 0);

        Assert.Equal((4, 0), (sheet.Baseline(0, 0), sheet.Value(0, 0)));
    }

    [Fact]
    public void An_application_is_put_into_the_cells_of_its_indicators_whatever_the_case_of_their_ids()
    {
        var contest = new ARuleFolder().Cell("indicators.csv", 2, "id", "a.1").Contest();
        var sheet = ApplicationTable.For(contest);

        sheet.Put(contest, 1, Application.Empty.With([new("A.1", new(1, 2)), new("2.1", new(null, 3)), new("gone", new(8, 9))]));

        Assert.Equal((1, 2), (sheet.Baseline(0, 1), sheet.Value(0, 1)));
        Assert.Equal((null, 3), (sheet.Baseline(1, 1), sheet.Value(1, 1)));
        Assert.Equal((0, 2), (sheet.Coverage(0), sheet.Coverage(1)));
    }

    [Fact]
    public void Coverage_counts_current_values_alone()
    {
        var sheet = Sheets.Of([[1, null], [2, 3], [null, null]], [[null, 1], [null, 1], [9, 9]]);

        Assert.Equal((2, 1), (sheet.Coverage(0), sheet.Coverage(1)));
    }
}
