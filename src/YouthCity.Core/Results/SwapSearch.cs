using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

/// <summary>
/// Looks for the smallest change of one value for the better, as a share of its indicator's range, that puts a city ahead of another. Column by
/// column the cities are scored with the changed value, bounds and deviations of the column included, and the value is narrowed down to the last
/// digits; what is found is confirmed by scoring everything again.
/// </summary>
internal sealed class SwapSearch
{
    /// <summary>Where the lead need not grow with the change, so many even steps are looked at instead of the end alone.</summary>
    private const int Steps = 32;

    /// <summary>And about so many of the points where the city meets others.</summary>
    private const int MostMeetings = 64;

    private const int MostDecimals = 9;

    /// <summary>Changes that are equal on paper differ by less, as a part of what they are.</summary>
    private const double EqualOnPaper = 1e-9;

    private readonly ContestResult _result;
    private readonly int _city;
    private readonly int _other;
    private readonly WhatIf _whatIf;
    private readonly bool _grows;

    private SwapSearch(ContestResult result, int city, int other)
    {
        (_result, _city, _other, _whatIf) = (result, city, other, result.Scores.Try());
        _grows = LeadGrows(result.Contest.Scoring);
    }

    /// <summary>True if the search may pass over a change that is smaller than what it finds.</summary>
    /// <param name="city">Position of the city whose values change.</param>
    public static bool MayMissSmaller(ContestResult result, int city) =>
        !LeadGrows(result.Contest.Scoring) || Enumerable.Range(0, result.Contest.Indicators.Count).Any(indicator => CanDropOut(result, indicator, city));

    /// <summary>True if a change for the better can only add to the lead, as long as no column drops out on the way.</summary>
    private static bool LeadGrows(ScoringRules rules) =>
        rules.Winsorise is null && rules.Normalisation is not (Normalisation.ZScore or Normalisation.Standardised)

        // A gap that stands for the column's mean moves with it, and so may change its rank.
        && !(rules is { Normalisation: Normalisation.Rank or Normalisation.PercentRank, Missing: MissingRule.Mean });

    /// <summary>
    /// True if the values, or the changes, of all other cities are equal and the city's is not: where its value makes it equal too, the column is left out,
    /// at that one value alone.
    /// </summary>
    private static bool CanDropOut(ContestResult result, int indicator, int city)
    {
        var (rules, sheet) = (result.Contest.Scoring, result.Scores.Sheet);
        if (rules.Normalisation == Normalisation.Goalposts || sheet.Value(indicator, city) is null)
            return false;
        var others = Enumerable.Range(0, sheet.Cities).Where(other => other != city && result.Scores.TakesPart(other)).ToList();
        return (rules.LevelCounts && AreEqual(other => sheet.Value(indicator, other)))
            || (rules.ProgressCounts && sheet.Baseline(indicator, city) is not null && AreEqual(other => sheet.Value(indicator, other) - sheet.Baseline(indicator, other)));

        bool AreEqual(Func<int, double?> number) => others.Select(number).OfType<double>().ToList() is { Count: > 0 } numbers
            && numbers.Max() - numbers.Min() <= EqualOnPaper * Math.Max(1, numbers.Max(Math.Abs));
    }

    public static Swap? Find(ContestResult result, int city, int other)
    {
        var search = new SwapSearch(result, city, other);
        var indicators = Enumerable.Range(0, result.Contest.Indicators.Count).Where(i => result.Scores.Sheet.Value(i, city) is not null).ToList();
        while (search.Smallest(indicators) is { } swap)
        {
            if (search.IsConfirmed(swap, swap.To))
                return search.IsConfirmed(swap, swap.RoundedTo) ? swap : swap with { RoundedTo = swap.To };
            indicators.Remove(swap.Indicator);
        }

        return null;
    }

    private Swap? Smallest(List<int> indicators)
    {
        Swap? smallest = null;
        foreach (var indicator in indicators)
        {
            var from = _result.Scores.Sheet.Value(indicator, _city)!.Value;
            smallest = Smallest(indicator, from, smallest) ?? smallest;
            _whatIf.Put(indicator, _city, from);
        }

        return smallest;
    }

    /// <summary>The smallest change of this indicator's value, if it is smaller than what was found before.</summary>
    private Swap? Smallest(int indicator, double from, Swap? before)
    {
        var range = ValueRange.Of(_result, indicator);
        if (!(range.Width > 0))
            return null;
        var end = before is null ? range.End : range.Nearer(from, from + (range.Direction * before.Share * range.Width));
        if (!((end - from) * range.Direction > 0) || OvertakePoint.Find(value => Lead(indicator, value), from, Points(indicator, from, end)) is not { } to)
            return null;
        var share = Math.Abs(to - from) / range.Width;
        return share < (before?.Share ?? double.PositiveInfinity)
            ? new(_city, _other, indicator, from, to, Rounded(indicator, from, to, range), share, range.IsAccepted)
            : null;
    }

    /// <summary>Where the lead is looked at on the way to the end: at even steps, and where the value or the change meets that of another city, since deviations turn there.</summary>
    private double[] Points(int indicator, double from, double end)
    {
        if (_grows)
            return [end];
        var sheet = _result.Scores.Sheet;
        var points = new List<double>();
        for (var city = 0; city < sheet.Cities; city++)
        {
            points.Add(sheet.Value(indicator, city) ?? double.NaN);
            points.Add(points[^1] - (sheet.Baseline(indicator, city) - sheet.Baseline(indicator, _city) ?? double.NaN));
        }

        points.RemoveAll(point => !((point - from) * (end - point) > 0));
        points.Sort();
        var every = Math.Max(1, points.Count / MostMeetings);
        return
        [
            .. points.Where((_, at) => at % every == 0).Concat(Enumerable.Range(1, Steps).Select(step => step == Steps ? end : from + ((end - from) * step / Steps)))
                .OrderBy(point => Math.Abs(point - from)),
        ];
    }

    private bool Passes(int indicator, double value) => Lead(indicator, value) > CityRanks.TieWidth;

    private double Lead(int indicator, double value)
    {
        _whatIf.Put(indicator, _city, value);
        return Total(_city) - Total(_other);
    }

    private double Total(int city) => _result.Jury?.Total(city, _whatIf.Total(city)) ?? _whatIf.Total(city);

    /// <summary>Rounded away from where it was: to within a twentieth of the change, but to no more decimals than the column's values are reported with.</summary>
    private double Rounded(int indicator, double from, double to, ValueRange range)
    {
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            var unit = Math.Pow(10, decimals);
            var rounded = (to > from ? Math.Ceiling(to * unit) : Math.Floor(to * unit)) / unit;
            var isClose = decimals >= range.Decimals || Math.Abs(rounded - to) <= Math.Abs(to - from) / 20;

            // Scaled up, the last digit of a value can be lost, and what is rounded then falls short.
            if (isClose && Math.Abs(rounded - from) >= Math.Abs(to - from) && range.Nearer(from, rounded) == rounded && Passes(indicator, rounded))
                return rounded;
        }

        return to;
    }

    private bool IsConfirmed(Swap swap, double value)
    {
        var sheet = _result.Scores.Sheet.Copy();
        sheet.Put(swap.Indicator, _city, baseline: null, value);
        return ContestResult.TryCompute(_result.Contest, sheet, _result.Judged, out var swapped, out _) && swapped.Ranks.Rank(_city) < swapped.Ranks.Rank(_other);
    }
}
