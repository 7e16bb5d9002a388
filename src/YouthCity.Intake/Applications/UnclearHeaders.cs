using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Applications;

/// <summary>Headers of the wide form that begin with an indicator's id and go on otherwise than any is written, such as <c>1.1 (2021)</c>.</summary>
internal static class UnclearHeaders
{
    /// <summary>Refuses them where no column says what a file of another form would have.</summary>
    public static bool Refuse(Contest contest, Header header, FindingList findings)
    {
        if (header.Find(ApplicationFields.Indicator) >= 0 || WideForm.Fits(contest, header.Names))
            return false;
        var isAny = false;
        for (var column = 0; column < header.Names.Count; column++)
        {
            if (IndicatorHeader.Start(contest, header.Names[column]) is not { } indicator)
                continue;
            findings.Add(FindingCodes.UnclearHeader, header.Row, column, header.Names[column], header.Names[column], contest.Indicators[indicator].Id);
            isAny = true;
        }

        return isAny;
    }
}
