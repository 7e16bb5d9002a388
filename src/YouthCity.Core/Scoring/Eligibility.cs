using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>Which cities take part: a city without a single current value does not, under any rules; nor does one with gaps where gaps are not accepted.</summary>
internal static class Eligibility
{
    public static bool[] Of(ScoringRules rules, ApplicationTable sheet)
    {
        var takesPart = new bool[sheet.Cities];
        for (var indicator = 0; indicator < sheet.Indicators && takesPart.Contains(false); indicator++)
        {
            var values = sheet.Values(indicator);
            for (var city = 0; city < values.Length; city++)
                takesPart[city] |= !double.IsNaN(values[city]);
        }

        if (rules.Missing == MissingRule.Reject)
        {
            for (var city = 0; city < takesPart.Length; city++)
                takesPart[city] &= IsWhole(rules, sheet, city);
        }

        return takesPart;
    }

    /// <summary>Whether nothing that the rules count is missing.</summary>
    private static bool IsWhole(ScoringRules rules, ApplicationTable sheet, int city)
    {
        for (var indicator = 0; indicator < sheet.Indicators; indicator++)
        {
            if (sheet.Value(indicator, city) is null || (rules.ProgressCounts && sheet.Baseline(indicator, city) is null))
                return false;
        }

        return true;
    }
}
