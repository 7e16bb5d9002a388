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
    /// <summary>Where the lead need not grow with the change, so many steps are looked at instead of the end alone, closer together where the change is small.</summary>
    private const int Steps = 32;

    /// <summary>Each leaves 0.618 of where a peak may be; 20 leave a ten-thousandth, and so near a peak the lead is all but level.</summary>
    private const int PeakSteps = 20;

    private const double GoldenPart = 0.6180339887498949;

    private const int MostHalvings = 60;
    private const int MostDecimals = 9;

    private readonly ContestResult _result;
    private readonly int _city;
    private readonly int _other;
    private readonly Trial _trial;
    private readonly int _steps;

    private SwapSearch(ContestResult result, int city, int other)
    {
        (_result, _city, _other, _trial) = (result, city, other, result.Scores.Try());
        var rules = result.Contest.Scoring;
        var grows = rules.Winsorise is null && rules.Normalisation is not (Normalisation.ZScore or Normalisation.Standardised);
        _steps = grows ? 1 : Steps;
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
            _trial.Put(indicator, _city, from);
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
        if (!((end - from) * range.Direction > 0) || Narrow(indicator, from, end) is not { } to)
            return null;
        var share = Math.Abs(to - from) / range.Width;
        return share < (before?.Share ?? double.PositiveInfinity)
            ? new(_city, _other, indicator, from, to, Rounded(indicator, from, to, range), share, range.IsAccepted)
            : null;
    }

    /// <summary>The first value from which on the city is ahead, to the last digits; nothing where there is none.</summary>
    private double? Narrow(int indicator, double from, double end)
    {
        if (Window(indicator, from, end) is not var (outside, inside))
            return null;
        for (var i = 0; i < MostHalvings; i++)
        {
            var middle = outside + ((inside - outside) / 2);
            if (middle == outside || middle == inside)
                break;
            (outside, inside) = Passes(indicator, middle) ? (outside, middle) : (middle, inside);
        }

        return inside;
    }

    /// <summary>
    /// Two values of which the second puts the city ahead and the first does not. Where the lead does not grow with the change it may be there between two
    /// steps alone; so where it was highest it is followed up to the peak.
    /// </summary>
    private (double Outside, double Inside)? Window(int indicator, double from, double end)
    {
        var (older, old) = (from, from);
        var (olderLead, oldLead) = (double.NegativeInfinity, Lead(indicator, from));
        for (var step = 1; step <= _steps; step++)
        {
            var now = step == _steps ? end : from + ((end - from) * step * step / (_steps * _steps));
            var lead = Lead(indicator, now);
            if (lead > CityRanks.TieWidth)
                return (old, now);
            if (_steps > 1 && oldLead >= olderLead && oldLead >= lead && Peak(indicator, older, now) is var peak && Passes(indicator, peak))
                return (older, peak);
            (older, old, olderLead, oldLead) = (old, now, oldLead, lead);
        }

        return null;
    }

    /// <summary>Where the lead is highest between two values, by golden section.</summary>
    private double Peak(int indicator, double low, double high)
    {
        var (left, right) = (high - ((high - low) * GoldenPart), low + ((high - low) * GoldenPart));
        var (leftLead, rightLead) = (Lead(indicator, left), Lead(indicator, right));
        for (var i = 0; i < PeakSteps; i++)
        {
            if (leftLead >= rightLead)
            {
                (high, right, rightLead) = (right, left, leftLead);
                left = high - ((high - low) * GoldenPart);
                leftLead = Lead(indicator, left);
            }
            else
            {
                (low, left, leftLead) = (left, right, rightLead);
                right = low + ((high - low) * GoldenPart);
                rightLead = Lead(indicator, right);
            }
        }

        return leftLead >= rightLead ? left : right;
    }

    private bool Passes(int indicator, double value) => Lead(indicator, value) > CityRanks.TieWidth;

    private double Lead(int indicator, double value)
    {
        _trial.Put(indicator, _city, value);
        return Total(_city) - Total(_other);
    }

    private double Total(int city) => _result.Jury?.Total(city, _trial.Total(city)) ?? _trial.Total(city);

    /// <summary>Rounded away from where it was: to within a twentieth of the change, but to no more decimals than the column's values are reported with.</summary>
    private double Rounded(int indicator, double from, double to, ValueRange range)
    {
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            var unit = Math.Pow(10, decimals);
            var rounded = (to > from ? Math.Ceiling(to * unit) : Math.Floor(to * unit)) / unit;
            var isClose = decimals >= range.Decimals || Math.Abs(rounded - to) <= Math.Abs(to - from) / 20;
            if (isClose && range.Nearer(from, rounded) == rounded && Passes(indicator, rounded))
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
