using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>Takes a column's numbers into their cells, as far as the indicators accept them.</summary>
/// <param name="known">What the contest holds already.</param>
/// <param name="field">What findings call the column.</param>
internal sealed class NumberColumnReader(
    Contest contest, ApplicationUpload upload, ApplicationTable? known, FindingList findings, int column, string field, bool isBaseline) : IDisposable
{
    public const string Percent = "%";

    private const double Tenfold = 10;

    private readonly ColumnNumbers _numbers = new(column, field, findings);
    private readonly Dictionary<int, (double Least, double Most)?> _others = [];
    private readonly Indicator[] _indicators = [.. contest.Indicators];
    private readonly (double Lowest, double Highest)[] _bounds =
        [.. contest.Indicators.Select(indicator => (indicator.Minimum ?? double.NegativeInfinity, indicator.Maximum ?? double.PositiveInfinity))];

    public (bool Points, bool Commas) Signs => _numbers.Signs;

    /// <param name="place">The cell; below 0 where the row's city or indicator is not known: the number is read for its own faults and goes nowhere.</param>
    /// <param name="indicator">The indicator of the cell.</param>
    public void Read(TableRows rows, int place, int indicator)
    {
        var reading = _numbers.Read(rows, place);
        if (reading.Kind == NumberKind.Number && place >= 0)
            Take(rows, place, indicator, reading);
        else if (reading.Kind == NumberKind.Blank)
            MissingDataChecks.ReportBlank(contest, upload, place, isBaseline, rows, column, field, findings);
    }

    /// <summary>Takes the numbers that had to wait for the rest of the column.</summary>
    public void Settle() => _numbers.Settle((place, row, text, reading) =>
    {
        if (place < 0)
            return;
        var (indicator, _) = upload.At(place);
        if (Refusal(indicator, reading) is { } code)
            Refuse(code, indicator, row, text);
        else
            upload.Put(place, isBaseline, reading.Value);
    }, IsThousandfold);

    public void Dispose() => _numbers.Dispose();

    private void Take(TableRows rows, int place, int indicator, in NumberReading reading)
    {
        if (Refusal(indicator, reading) is { } code)
            Refuse(code, indicator, rows.Row, rows.Text(column));
        else
            upload.Put(place, isBaseline, reading.Value);
    }

    /// <summary>Whether a number is far beyond every other one of its indicator, the file's and the contest's, where with decimals it would be among them.</summary>
    private bool IsThousandfold(int place, NumberReading reading)
    {
        if (place < 0 || upload.At(place).Indicator is var indicator && Refusal(indicator, reading with { Value = reading.IfThousands }) is not null)
            return false;
        if (!_others.TryGetValue(indicator, out var others))
            _others[indicator] = others = Others(indicator);
        return others is var (least, most) && Math.Abs(reading.IfThousands) >= Tenfold * most
            && Math.Abs(reading.Value) <= Tenfold * most && Math.Abs(reading.Value) >= least / Tenfold;
    }

    /// <summary>The least and the greatest number of an indicator that is beyond doubt, without signs and zeros. Null if there is none.</summary>
    private (double Least, double Most)? Others(int indicator)
    {
        var numbers = Enumerable.Range(0, contest.Cities.Count)
            .SelectMany(city => (double?[])[upload.Value(indicator, city), upload.Baseline(indicator, city), known?.Value(indicator, city), known?.Baseline(indicator, city)])
            .Where(number => number is not (null or 0)).Select(number => Math.Abs(number!.Value)).ToList();
        return numbers.Count == 0 ? null : (numbers.Min(), numbers.Max());
    }

    private FindingCode? Refusal(int indicator, in NumberReading reading)
    {
        if (reading.IsPercent && _indicators[indicator].Unit is not (Percent or ""))
            return FindingCodes.PercentForNumber;
        return reading.Value >= _bounds[indicator].Lowest && reading.Value <= _bounds[indicator].Highest ? null : FindingCodes.ConstraintError;
    }

    private void Refuse(FindingCode code, int position, long row, string found)
    {
        if (!findings.Count(code, row, column))
            return;
        var indicator = _indicators[position];
        findings.Keep(code, row, column, field, found,
            code == FindingCodes.PercentForNumber ? [indicator.Id, indicator.Unit] : [indicator.Id, Bound(indicator.Minimum, "−∞"), Bound(indicator.Maximum, "+∞")]);
    }

    private static string Bound(double? bound, string none) => bound?.ToString(CultureInfo.InvariantCulture) ?? none;
}
