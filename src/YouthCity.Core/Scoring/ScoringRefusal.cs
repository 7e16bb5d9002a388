using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>
/// Why the rules cannot score these applications: the geometric and the harmonic mean are not defined for scores of 0 or less, and Mazziotta-Pareto is
/// not where the mean itself is 0 or less. Where a floor acts there are none.
/// </summary>
/// <remarks>Only scores that enter a total are looked at: what a city too short of data has is harmless.</remarks>
/// <param name="City">Position of the first city that cannot be scored.</param>
/// <param name="Indicator">Position of the indicator with the score of 0 or less; null where it is the group.</param>
/// <param name="Group">Position of the group; where the mean of all groups is 0 or less, of the one with the lowest score.</param>
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
        var (groups, indicators) = (table.Contest.Groups, table.Contest.Indicators);
        for (var i = 0; i < indicators.Count && NeedsPositiveScores(rules.Indicators); i++)
        {
            var group = indicators[i].Group;
            if (table.IndicatorScore(i, city) <= 0 && table.GroupScore(group, city) is not null)
                return new(city, i, group);
        }

        for (var group = 0; group < groups.Count && rules.Indicators == Mean.MazziottaPareto; group++)
        {
            if (table.GroupScore(group, city) is not null && !(IndicatorSum(table, group, city) > 0))
                return new(city, null, group);
        }

        for (var group = 0; group < groups.Count && NeedsPositiveScores(rules.Groups); group++)
        {
            if (table.GroupScore(group, city) <= 0)
                return new(city, null, group);
        }

        return rules.Groups == Mean.MazziottaPareto && !(GroupSum(table, city) > 0) ? new(city, null, LowestGroup(table, city)) : null;
    }

    private static bool NeedsPositiveScores(Mean mean) => mean is Mean.Geometric or Mean.Harmonic;

    /// <summary>The weighted sum of a group's indicator scores, which has the sign of their mean.</summary>
    private static double IndicatorSum(ScoreTable table, int group, int city)
    {
        var sum = 0.0;
        for (var i = 0; i < table.Contest.Indicators.Count; i++)
            sum += table.Contest.Indicators[i].Group == group ? table.Weights.Indicators[i] * (table.IndicatorScore(i, city) ?? 0) : 0;
        return sum;
    }

    private static double GroupSum(ScoreTable table, int city)
    {
        var sum = 0.0;
        for (var group = 0; group < table.Contest.Groups.Count; group++)
            sum += table.Weights.Groups[group] * (table.GroupScore(group, city) ?? 0);
        return sum;
    }

    private static int LowestGroup(ScoreTable table, int city) =>
        Enumerable.Range(0, table.Contest.Groups.Count).Where(group => table.GroupScore(group, city) is not null).MinBy(group => table.GroupScore(group, city));
}
