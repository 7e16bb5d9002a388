using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Applications;

/// <summary>A table that follows another one is the table that would be made anew.</summary>
public sealed class ApplicationTableProperties
{
    private static readonly Contest s_contest = ReferenceRules.Contest;

    [Fact]
    public void A_table_with_other_applications_of_some_cities_is_the_table_of_all_applications() =>
        Gen.Select(Applications, Applications, Gen.Int[0, 17].List[0, 5]).Sample((before, after, changed) =>
        {
            var mixed = s_contest.Cities.Select((city, position) => (city.Id, Application: changed.Contains(position) ? after[position] : before[position]))
                .ToDictionary(pair => pair.Id, pair => pair.Application);
            var old = s_contest.Cities.Select((city, position) => (city.Id, Application: before[position])).ToDictionary(pair => pair.Id, pair => pair.Application);
            var table = ApplicationTable.Of(s_contest, city => old[city]);
            var untouched = table.Copy();
            var now = table.With(s_contest, changed, city => mixed[city]);
            AssertSame(ApplicationTable.Of(s_contest, city => mixed[city]), now);
            AssertSame(untouched, table);
            Assert.Equal(Enumerable.Range(0, now.Cities).Select(now.Coverage), now.Coverage());
        }, iter: 200);

    private static Gen<Application[]> Applications => Gen.Dictionary(Gen.Int[0, 25], Gen.Select(Number, Number))[0, 6].Select(entries => new Application(
        EntryDictionary.Of(entries.Select(entry => KeyValuePair.Create(s_contest.Indicators[entry.Key].Id, new ApplicationEntry(entry.Value.Item1, entry.Value.Item2)))))).Array[18];

    private static Gen<double?> Number => Gen.OneOf(Gen.Const((double?)null), Gen.Int[0, 100].Select(number => (double?)number));

    private static void AssertSame(ApplicationTable expected, ApplicationTable actual)
    {
        for (var indicator = 0; indicator < expected.Indicators; indicator++)
        {
            Assert.Equal(expected.Values(indicator).ToArray(), actual.Values(indicator).ToArray());
            Assert.Equal(expected.Baselines(indicator).ToArray(), actual.Baselines(indicator).ToArray());
        }
    }
}
