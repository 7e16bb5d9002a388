using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>Reads application files of both forms and finds everything that is wrong with them in one pass.</summary>
public static class ApplicationReader
{
    /// <param name="known">What the contest holds already: only what neither it nor the file has is reported as absent.</param>
    public static (ApplicationUpload Upload, FindingList Findings, FileForm Form) Read(Contest contest, SentFile file, ApplicationSheet? known = null)
    {
        var findings = new FindingList();
        var upload = new ApplicationUpload(contest);
        var encoding = TextEncoding.Detect(file.Content);
        using var rows = CsvRows.Open(file, encoding, findings);
        if (rows is null || Header.Read(rows, findings) is not { } header)
            return (upload, findings, new(encoding.Name, null, null));
        var isLong = header.Find(ApplicationFields.Indicator) >= 0 || !WideForm.Fits(contest, header);
        if (isLong)
            new LongForm(contest, header, upload, findings).Read(rows, encoding);
        else
            new WideForm(contest, header, upload, findings).Read(rows, encoding);
        if (!findings.HasErrors || contest.Scoring.Missing == MissingRule.Reject)
            Absences.Report(contest, upload, known, findings);
        return (upload, findings, new(encoding.Name, rows.Separator, isLong ? "long" : "wide"));
    }

    /// <summary>Puts a number into its cell if the indicator accepts it.</summary>
    internal static void Accept(
        ApplicationUpload upload, Contest contest, FindingList findings, (int Place, bool IsBaseline) cell, long row, int column, string field, Func<string> found, double number)
    {
        var (indicator, city) = upload.At(cell.Place);
        var rules = contest.Indicators[indicator];
        if (rules.Accepts(number))
            upload.Sheet.Put(indicator, city, cell.IsBaseline ? number : null, cell.IsBaseline ? null : number);
        else
            findings.Add(Severity.Error, "constraint-error", row, column, field, found(), [rules.Id, Bound(rules.Minimum, "−∞"), Bound(rules.Maximum, "+∞")]);
    }

    private static string Bound(double? bound, string none) => bound?.ToString(CultureInfo.InvariantCulture) ?? none;
}
