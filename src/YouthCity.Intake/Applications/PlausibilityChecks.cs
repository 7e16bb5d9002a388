using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Applications;

/// <summary>What the rules accept and is still likely to be a slip: the file is taken, and the sender told to look.</summary>
/// <param name="known">What the contest holds already: a baseline that the file leaves out may be there.</param>
/// <param name="signs">The decimal signs of the file: numbers are shown as it writes them.</param>
/// <param name="valueOf">The column of an indicator's values and what findings call it.</param>
internal sealed class PlausibilityChecks(
    Contest contest, ApplicationUpload upload, ApplicationTable? known, (bool Points, bool Commas) signs, Func<int, (int Column, string Field)> valueOf, FindingList findings)
{
    private const double Tenfold = 10;

    /// <summary>Fewer cities than these say nothing about what is usual.</summary>
    private const int FewestCities = 3;

    /// <summary>A share below 1 stands out where half of all are above this.</summary>
    private const double UsualPercent = 10;

    public void Report()
    {
        int[] named = [.. upload.NamedCities()];
        for (var indicator = 0; indicator < contest.Indicators.Count; indicator++)
        {
            var isUsual = new Lazy<bool>(() => AreMostPercents(indicator));
            var (pairs, unchanged) = (0, 0);
            foreach (var city in named)
            {
                if (upload.Value(indicator, city) is not { } value)
                    continue;
                var baseline = upload.Baseline(indicator, city) ?? known?.Baseline(indicator, city);
                (pairs, unchanged) = (pairs + (baseline is null ? 0 : 1), unchanged + (value == baseline ? 1 : 0));
                if (contest.Indicators[indicator].Unit == NumberColumnReader.Percent && value is > 0 and < 1 && isUsual.Value)
                    Warn(FindingCodes.UnitMixUp, indicator, city, value, Percent(value));
                else if (baseline is { } before && IsTenfold(before, value))
                    Warn(FindingCodes.TenfoldChange, indicator, city, value, before);
            }

            if (IsAllFractions(indicator, named) && !isUsual.Value)
                findings.Add(FindingCodes.FractionsThroughout, column: valueOf(indicator).Column, field: valueOf(indicator).Field, arguments: [contest.Indicators[indicator].Id]);
            if (pairs >= FewestCities && pairs == unchanged)
                findings.Add(FindingCodes.UnchangedColumn, column: valueOf(indicator).Column, field: valueOf(indicator).Field, arguments: [contest.Indicators[indicator].Id, Text(pairs)]);
        }
    }

    /// <summary>Whether the file has shares of several cities and all of them lie below one per cent.</summary>
    private bool IsAllFractions(int indicator, int[] named)
    {
        if (contest.Indicators[indicator].Unit != NumberColumnReader.Percent)
            return false;
        List<double> values = [.. named.Select(city => upload.Value(indicator, city)).OfType<double>()];
        return values.Count >= FewestCities && values.TrueForAll(value => value is >= 0 and <= 1) && values.Exists(value => value is > 0 and < 1);
    }

    /// <summary>In decimals, where a hundred times 0.29 is 29.</summary>
    private static double Percent(double fraction) => (double)((decimal)fraction * 100);

    private static bool IsTenfold(double before, double value) =>
        before != 0 && value != 0 && (Math.Abs(value) >= Tenfold * Math.Abs(before) || Math.Abs(before) >= Tenfold * Math.Abs(value));

    private string Text(double number) =>
        number.ToString(CultureInfo.InvariantCulture) is var text && signs is (false, true) ? text.Replace('.', ',') : text;

    private void Warn(FindingCode code, int indicator, int city, double value, double other)
    {
        var (row, (column, field)) = (upload.FirstRow(upload.Place(indicator, city)), valueOf(indicator));
        if (findings.Count(code, row, column))
            findings.Keep(code, row, column, field, Text(value), [new NamedCities(contest.Cities[city]), contest.Indicators[indicator].Id, Text(other)]);
    }

    /// <summary>Whether the middle one of all values and baselines of an indicator, the file's and the contest's, is a usual percentage; false where there are few.</summary>
    private bool AreMostPercents(int indicator)
    {
        var (all, below) = (0, 0);
        for (var city = 0; city < contest.Cities.Count; city++)
        {
            Count(upload.Value(indicator, city) ?? known?.Value(indicator, city));
            Count(upload.Baseline(indicator, city) ?? known?.Baseline(indicator, city));
        }

        return all >= FewestCities && below <= all / 2;

        void Count(double? number) => (all, below) = (all + (number is null ? 0 : 1), below + (number < UsualPercent ? 1 : 0));
    }
}
