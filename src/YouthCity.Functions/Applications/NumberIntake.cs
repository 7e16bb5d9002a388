using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>Takes a column's numbers into their cells, as far as the indicators accept them.</summary>
/// <param name="field">What findings call the column.</param>
internal sealed class NumberIntake(
    Contest contest, ApplicationUpload upload, FindingList findings, int column, string field, bool isBaseline) : IDisposable
{
    private const string Percent = "%";

    private readonly ColumnNumbers _numbers = new(column, field, findings);

    public (bool Points, bool Commas) Signs => _numbers.Signs;

    /// <param name="place">The cell; below 0 where the row's city or indicator is not known: the number is read for its own faults and goes nowhere.</param>
    public void Read(SheetRows rows, int place)
    {
        var reading = _numbers.Read(rows, place);
        if (reading.Kind == NumberKind.Blank)
            Absences.ReportBlank(contest, upload, place, isBaseline, rows, column, field, findings);
        else if (reading.Kind == NumberKind.Number && place >= 0 && Refusal(place, reading) is { } code)
            Refuse(code, place, rows.Row, rows.Text(column));
        else if (reading.Kind == NumberKind.Number && place >= 0)
            Put(place, reading.Value);
    }

    /// <summary>Takes the numbers that had to wait for the rest of the column.</summary>
    public void Settle() => _numbers.Settle((place, row, text, reading) =>
    {
        if (place >= 0 && Refusal(place, reading) is { } code)
            Refuse(code, place, row, text);
        else if (place >= 0)
            Put(place, reading.Value);
    });

    public void Dispose() => _numbers.Dispose();

    private string? Refusal(int place, in NumberReading reading)
    {
        var indicator = contest.Indicators[upload.At(place).Indicator];
        if (reading.IsPercent && indicator.Unit is not (Percent or ""))
            return "percent-for-number";
        return indicator.Accepts(reading.Value) ? null : "constraint-error";
    }

    private void Put(int place, double number)
    {
        var (indicator, city) = upload.At(place);
        upload.Sheet.Put(indicator, city, isBaseline ? number : null, isBaseline ? null : number);
    }

    private void Refuse(string code, int place, long row, string found)
    {
        if (!findings.Count(Severity.Error, code, row, column))
            return;
        var indicator = contest.Indicators[upload.At(place).Indicator];
        findings.Keep(Severity.Error, code, row, column, field, found,
            code == "percent-for-number" ? [indicator.Id, indicator.Unit] : [indicator.Id, Bound(indicator.Minimum, "−∞"), Bound(indicator.Maximum, "+∞")]);
    }

    private static string Bound(double? bound, string none) => bound?.ToString(CultureInfo.InvariantCulture) ?? none;
}
