using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>Reads application files of both forms and finds everything that is wrong with them in one pass.</summary>
public static class ApplicationReader
{
    /// <param name="known">What the contest holds already: only what neither it nor the file has is reported as absent.</param>
    /// <param name="keepsRemarks">Whether sources and notes are wanted, and not only looked at.</param>
    public static (ApplicationUpload Upload, FindingList Findings, FileForm? Form) Read(
        Contest contest, SentFile file, ApplicationTable? known = null, bool keepsRemarks = true)
    {
        var findings = new FindingList();
        var upload = new ApplicationUpload(contest, keepsRemarks);
        using var table = TableReader.Open(file, ApplicationFields.All, findings, out var recognised, names => IsHeader(contest, names));
        if (table is null)
            return (upload, findings, recognised);
        NumericIds.OfIndicators(contest, findings).Settle(table.Header);
        if (UnclearHeaders.Refuse(contest, table.Header, findings))
            return (upload, findings, table.Rows.Form);
        var form = table.Header.Find(ApplicationFields.Indicator) >= 0 || !WideForm.Fits(contest, table.Header.Names)
            ? ReadLong(contest, table, upload, findings, known)
            : ReadWide(contest, table, upload, findings, known);
        if (!findings.HasErrors || contest.Scoring.Missing == MissingRule.Reject)
            MissingDataChecks.Report(contest, upload, known, findings);
        return (upload, findings, form);
    }

    /// <summary>A city, and indicators either as a column or as columns.</summary>
    private static bool IsHeader(Contest contest, IReadOnlyList<string> names) =>
        names.Any(ApplicationFields.City.IsCalled) && (names.Any(ApplicationFields.Indicator.IsCalled) || WideForm.Fits(contest, names));

    private static FileForm ReadLong(Contest contest, TableReader table, ApplicationUpload upload, FindingList findings, ApplicationTable? known)
    {
        using var form = new LongForm(contest, table.Header, upload, known, findings);
        form.Read(table);
        new PlausibilityChecks(contest, upload, known, form.Signs, form.ValueOf, findings).Report();
        return table.Rows.Form.With("long", table.Header.LanguageOf(ApplicationFields.All), form.Signs);
    }

    private static FileForm ReadWide(Contest contest, TableReader table, ApplicationUpload upload, FindingList findings, ApplicationTable? known)
    {
        using var form = new WideForm(contest, table.Header, upload, known, findings);
        form.Read(table);
        new PlausibilityChecks(contest, upload, known, form.Signs, form.ValueOf, findings).Report();
        return table.Rows.Form.With("wide", table.Header.LanguageOf(ApplicationFields.All), form.Signs);
    }
}
