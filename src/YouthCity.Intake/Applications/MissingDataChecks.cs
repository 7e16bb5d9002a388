using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>What neither a file nor the contest has: taking part is voluntary, so it is a notice, unless the rules accept no gaps.</summary>
internal static class MissingDataChecks
{
    public static Severity SeverityOf(Contest contest) =>
        contest.Scoring.Missing == MissingRule.Reject ? Severity.Error : Severity.Notice;

    public static void ReportBlank(
        Contest contest, ApplicationUpload upload, int place, bool isBaseline, TableRows rows, int column, string field, FindingList findings)
    {
        if (isBaseline && !contest.Scoring.ProgressCounts)
            return;
        findings.Add((isBaseline ? FindingCodes.BlankBaseline : FindingCodes.BlankValue).As(SeverityOf(contest)), rows.Row, column, field);
        if (place >= 0)
            upload.NoteBlank(place, isBaseline);
    }

    /// <summary>Reports what is absent, except the blanks that a row was reported for already.</summary>
    public static void Report(Contest contest, ApplicationUpload upload, ApplicationTable? known, FindingList findings)
    {
        var coverage = known?.Coverage();
        for (var city = 0; city < contest.Cities.Count; city++)
        {
            if (upload.IsNamed(city))
                ReportIndicators(contest, upload, known, city, findings);
            else if (coverage is null || coverage[city] == 0)
                Report(contest, FindingCodes.AbsentCity, "city", city, [], findings);
        }
    }

    private static void ReportIndicators(Contest contest, ApplicationUpload upload, ApplicationTable? known, int city, FindingList findings)
    {
        List<string> values = [], baselines = [];
        for (var indicator = 0; indicator < contest.Indicators.Count; indicator++)
        {
            var place = upload.Place(indicator, city);
            if ((upload.Value(indicator, city) ?? known?.Value(indicator, city)) is null && !upload.IsNotedBlank(place, isBaseline: false))
                values.Add(contest.Indicators[indicator].Id);
            if ((upload.Baseline(indicator, city) ?? known?.Baseline(indicator, city)) is null && !upload.IsNotedBlank(place, isBaseline: true))
                baselines.Add(contest.Indicators[indicator].Id);
        }

        if (values.Count > 0)
            Report(contest, FindingCodes.AbsentValues, "value", city, values, findings);
        if (baselines.Count > 0 && contest.Scoring.ProgressCounts)
            Report(contest, FindingCodes.AbsentBaselines, "baseline", city, baselines, findings);
    }

    private static void Report(Contest contest, FindingCode code, string field, int city, List<string> indicators, FindingList findings)
    {
        if (findings.Count(code.As(SeverityOf(contest))))
            findings.Keep(code.As(SeverityOf(contest)), null, null, field, null, [new NamedCities(contest.Cities[city]), string.Join(", ", indicators)]);
    }
}
