using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>Why the rules cannot score these applications: only the arithmetic mean has a use for scores of 0 or less, unless a floor keeps them away.</summary>
/// <remarks>Only scores that enter a total are looked at: what a city too short of data has is harmless.</remarks>
/// <param name="City">Position of the first city with such a score.</param>
/// <param name="Indicator">Position of the indicator that scores it, or none where it is a group.</param>
/// <param name="Group">Position of the group.</param>
public sealed record ScoringRefusal(int City, int? Indicator, int Group)
{
    internal static ScoringRefusal? Of(ScoreTable table)
    {
        var rules = table.Contest.Scoring;
        if (rules.FloorActs || (rules.Indicators == Mean.Arithmetic && rules.Groups == Mean.Arithmetic))
            return null;
        for (var city = 0; city < table.Cities; city++)
        {
            if (table.Total(city) is not null && Of(table, rules, city) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static ScoringRefusal? Of(ScoreTable table, ScoringRules rules, int city)
    {
        for (var i = 0; i < table.Contest.Indicators.Count && rules.Indicators != Mean.Arithmetic; i++)
        {
            var group = table.Contest.Indicators[i].Group;
            if (table.IndicatorScore(i, city) <= 0 && table.GroupScore(group, city) is not null)
                return new(city, i, group);
        }

        for (var group = 0; group < table.Contest.Groups.Count && rules.Groups != Mean.Arithmetic; group++)
        {
            if (table.GroupScore(group, city) <= 0)
                return new(city, null, group);
        }

        return null;
    }
}
