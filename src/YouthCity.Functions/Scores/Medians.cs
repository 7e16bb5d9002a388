using System.Runtime.CompilerServices;
using YouthCity.Core.Results;

namespace YouthCity.Functions.Scores;

/// <summary>What is in the middle of the cities: half of those that have a number have less.</summary>
/// <param name="Values">By indicator, of the current values; so are the levels and progress. Null where no city has a number.</param>
/// <param name="Groups">By group, of its scores.</param>
public sealed record Medians(
    IReadOnlyList<double?> Values, IReadOnlyList<double?> Levels, IReadOnlyList<double?> Progress, IReadOnlyList<double?> Groups)
{
    private static readonly ConditionalWeakTable<ContestResult, Medians> s_known = [];

    public static Medians Of(ContestResult result) => s_known.GetValue(result, Compute);

    private static Medians Compute(ContestResult result)
    {
        var (cities, scores) = (Enumerable.Range(0, result.Contest.Cities.Count).ToList(), result.Scores);
        var indicators = Enumerable.Range(0, result.Contest.Indicators.Count).ToList();
        return new(
            [.. indicators.Select(i => Middle(cities.Select(city => scores.Sheet.Value(i, city))))],
            [.. indicators.Select(i => Middle(cities.Select(city => scores.Level(i, city))))],
            [.. indicators.Select(i => Middle(cities.Select(city => scores.Progress(i, city))))],
            [.. result.Contest.Groups.Select((_, group) => Middle(cities.Select(city => scores.GroupScore(group, city))))]);
    }

    private static double? Middle(IEnumerable<double?> numbers)
    {
        var sorted = numbers.OfType<double>().Order().ToList();
        return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
