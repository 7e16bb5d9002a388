using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>What neither a file nor the contest has: taking part is voluntary, so it is a notice, unless the rules accept no gaps.</summary>
internal static class Absences
{
    public static Severity SeverityOf(Contest contest) =>
        contest.Scoring.Missing == MissingRule.Reject ? Severity.Error : Severity.Notice;

    public static void ReportBlank(
        Contest contest, ApplicationUpload upload, int place, bool isBaseline, long row, int column, string field, FindingList findings)
    {
        if (isBaseline && !contest.Scoring.ProgressCounts)
            return;
        findings.Add(SeverityOf(contest), isBaseline ? "blank-baseline" : "blank-value", row, column, field);
        upload.NoteBlank(place, isBaseline);
    }

    /// <summary>Reports what is absent, except the blanks that a row was reported for already.</summary>
    public static void Report(Contest contest, ApplicationUpload upload, ApplicationSheet? known, FindingList findings)
    {
        var sheet = upload.Sheet;
        for (var city = 0; city < sheet.Cities; city++)
        {
            var name = contest.Cities[city].ToString();
            var isInFile = Enumerable.Range(0, sheet.Indicators).Any(indicator => upload.FirstRow(upload.Place(indicator, city)) > 0);
            if (!isInFile && (known is null || known.Coverage(city) == 0))
                findings.Add(SeverityOf(contest), "absent-city", field: "city", arguments: [name]);
            else if (isInFile)
                ReportIndicators(contest, upload, known, city, findings);
        }
    }

    private static void ReportIndicators(Contest contest, ApplicationUpload upload, ApplicationSheet? known, int city, FindingList findings)
    {
        var sheet = upload.Sheet;
        var values = Missing(contest, i =>
            upload.IsNotedBlank(upload.Place(i, city), isBaseline: false) || (sheet.Value(i, city) ?? known?.Value(i, city)) is not null);
        if (values.Count > 0)
            findings.Add(SeverityOf(contest), "absent-values", field: "value", arguments: [contest.Cities[city].ToString(), string.Join(", ", values)]);
        if (!contest.Scoring.ProgressCounts)
            return;
        var baselines = Missing(contest, i =>
            upload.IsNotedBlank(upload.Place(i, city), isBaseline: true) || (sheet.Baseline(i, city) ?? known?.Baseline(i, city)) is not null);
        if (baselines.Count > 0)
            findings.Add(SeverityOf(contest), "absent-baselines", field: "baseline", arguments: [contest.Cities[city].ToString(), string.Join(", ", baselines)]);
    }

    private static List<string> Missing(Contest contest, Func<int, bool> isKnown) =>
        [.. Enumerable.Range(0, contest.Indicators.Count).Where(i => !isKnown(i)).Select(i => contest.Indicators[i].Id)];
}
