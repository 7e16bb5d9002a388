using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>Takes a column's numbers into their cells, as far as the indicators accept them.</summary>
/// <param name="field">What findings call the column.</param>
internal sealed class NumberColumnReader(
    Contest contest, ApplicationUpload upload, FindingList findings, int column, string field, bool isBaseline) : IDisposable
{
    public const string Percent = "%";

    private readonly ColumnNumbers _numbers = new(column, field, findings);
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
            upload.Sheet.Put(place, isBaseline, reading.Value);
    });

    public void Dispose() => _numbers.Dispose();

    private void Take(TableRows rows, int place, int indicator, in NumberReading reading)
    {
        if (Refusal(indicator, reading) is { } code)
            Refuse(code, indicator, rows.Row, rows.Text(column));
        else
            upload.Sheet.Put(place, isBaseline, reading.Value);
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
