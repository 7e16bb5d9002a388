using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables;
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
        using var rows = TableFile.Open(file, findings, names => IsHeader(contest, names));
        if (rows is null || Header.Read(rows, ApplicationFields.All, findings) is not { } header)
            return (upload, findings, rows?.Form);
        NumericIds.OfIndicators(contest, findings).Settle(header);
        if (UnclearHeaders.Refuse(contest, header, findings))
            return (upload, findings, rows.Form);
        var form = header.Find(ApplicationFields.Indicator) >= 0 || !WideForm.Fits(contest, header.Names)
            ? ReadLong(contest, header, upload, findings, rows, known)
            : ReadWide(contest, header, upload, findings, rows, known);
        if (!findings.HasErrors || contest.Scoring.Missing == MissingRule.Reject)
            MissingDataChecks.Report(contest, upload, known, findings);
        return (upload, findings, form);
    }

    /// <summary>A city, and indicators either as a column or as columns.</summary>
    private static bool IsHeader(Contest contest, IReadOnlyList<string> names) =>
        names.Any(ApplicationFields.City.IsCalled) && (names.Any(ApplicationFields.Indicator.IsCalled) || WideForm.Fits(contest, names));

    private static FileForm ReadLong(Contest contest, Header header, ApplicationUpload upload, FindingList findings, TableRows rows, ApplicationTable? known)
    {
        using var form = new LongForm(contest, header, upload, known, findings);
        form.Read(rows);
        new PlausibilityChecks(contest, upload, known, form.Signs, form.ValueOf, findings).Report();
        return rows.Form.With("long", header.LanguageOf(ApplicationFields.All), form.Signs);
    }

    private static FileForm ReadWide(Contest contest, Header header, ApplicationUpload upload, FindingList findings, TableRows rows, ApplicationTable? known)
    {
        using var form = new WideForm(contest, header, upload, known, findings);
        form.Read(rows);
        new PlausibilityChecks(contest, upload, known, form.Signs, form.ValueOf, findings).Report();
        return rows.Form.With("wide", header.LanguageOf(ApplicationFields.All), form.Signs);
    }
}
