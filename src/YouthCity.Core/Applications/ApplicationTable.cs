using YouthCity.Core.Criteria;

namespace YouthCity.Core.Applications;

/// <summary>
/// The applications of all cities of a contest as columns: one column of values and one of baselines for each indicator, a cell for each
/// city, in the order of the contest. Inside, a gap is NaN; no accepted number is.
/// </summary>
public sealed class ApplicationTable
{
    private readonly double[] _values;
    private readonly double[] _baselines;

    public ApplicationTable(int indicators, int cities)
    {
        (Indicators, Cities) = (indicators, cities);
        _values = new double[(long)indicators * cities];
        _baselines = new double[(long)indicators * cities];
        Array.Fill(_values, double.NaN);
        Array.Fill(_baselines, double.NaN);
    }

    private ApplicationTable(ApplicationTable copied)
    {
        (Indicators, Cities) = (copied.Indicators, copied.Cities);
        (_values, _baselines) = ([.. copied._values], [.. copied._baselines]);
    }

    public int Indicators { get; }

    public int Cities { get; }

    public static ApplicationTable For(Contest contest) => new(contest.Indicators.Count, contest.Cities.Count);

    /// <summary>The applications of all cities.</summary>
    /// <param name="applicationOf">Gives a city's application by its id.</param>
    public static ApplicationTable Of(Contest contest, Func<string, Application> applicationOf)
    {
        var table = For(contest);
        for (var city = 0; city < contest.Cities.Count; city++)
            table.Put(contest, city, applicationOf(contest.Cities[city].Id));
        return table;
    }

    /// <summary>The current values of an indicator, a cell for each city; NaN is a gap.</summary>
    public ReadOnlySpan<double> Values(int indicator) => _values.AsSpan(indicator * Cities, Cities);

    /// <summary>The baselines of an indicator, a cell for each city; NaN is a gap.</summary>
    public ReadOnlySpan<double> Baselines(int indicator) => _baselines.AsSpan(indicator * Cities, Cities);

    public double? Value(int indicator, int city) => Present(_values[(indicator * Cities) + city]);

    public double? Baseline(int indicator, int city) => Present(_baselines[(indicator * Cities) + city]);

    /// <summary>Puts finite numbers into a cell; nothing leaves what is there.</summary>
    public void Put(int indicator, int city, double? baseline, double? value)
    {
        var cell = (indicator * Cities) + city;
        _baselines[cell] = baseline ?? _baselines[cell];
        _values[cell] = value ?? _values[cell];
    }

    /// <summary>The table with other applications of these cities.</summary>
    /// <param name="cities">Positions.</param>
    /// <param name="applicationOf">Gives a city's application by its id.</param>
    public ApplicationTable With(Contest contest, IEnumerable<int> cities, Func<string, Application> applicationOf)
    {
        var table = Copy();
        foreach (var city in cities)
        {
            for (var cell = city; cell < table._values.Length; cell += Cities)
                (table._values[cell], table._baselines[cell]) = (double.NaN, double.NaN);
            table.Put(contest, city, applicationOf(contest.Cities[city].Id));
        }

        return table;
    }

    /// <summary>The same cells in a sheet of their own.</summary>
    public ApplicationTable Copy() => new(this);

    /// <summary>Puts a city's application into its cells.</summary>
    public void Put(Contest contest, int city, Application application)
    {
        foreach (var (id, entry) in application.Entries)
        {
            if (contest.FindIndicator(id) is { } indicator)
                Put(indicator, city, entry.Baseline, entry.Value);
        }
    }

    /// <summary>A sheet of these indicators alone, in this order.</summary>
    public ApplicationTable With(IReadOnlyList<int> indicators)
    {
        var sheet = new ApplicationTable(indicators.Count, Cities);
        for (var row = 0; row < indicators.Count; row++)
        {
            Values(indicators[row]).CopyTo(sheet._values.AsSpan(row * Cities));
            Baselines(indicators[row]).CopyTo(sheet._baselines.AsSpan(row * Cities));
        }

        return sheet;
    }

    /// <summary>How many current values a city has.</summary>
    public int Coverage(int city)
    {
        var present = 0;
        for (var indicator = 0; indicator < Indicators; indicator++)
            present += double.IsNaN(_values[(indicator * Cities) + city]) ? 0 : 1;
        return present;
    }

    /// <summary>How many current values each city has.</summary>
    public int[] Coverage()
    {
        var present = new int[Cities];
        for (var indicator = 0; indicator < Indicators; indicator++)
        {
            var values = Values(indicator);
            for (var city = 0; city < values.Length; city++)
                present[city] += double.IsNaN(values[city]) ? 0 : 1;
        }

        return present;
    }

    private static double? Present(double number) => double.IsNaN(number) ? null : number;
}
