using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Ranking;

/// <summary>A tie that was broken: by what, and between whom.</summary>
/// <param name="Ahead">Positions of the cities that got the better place by it.</param>
/// <param name="Behind">Positions of the cities next below them, whose total is the same.</param>
public sealed record TieBreak(TieBreaker By, IReadOnlyList<int> Ahead, IReadOnlyList<int> Behind)
{
    /// <summary>Sorts a tie by a breaker, the order of the contest within equals, and gives the lengths of the ties that are left.</summary>
    internal static List<int> Part(ScoreTable table, TieBreaker breaker, Span<int> tie)
    {
        var values = new double[tie.Length];
        for (var i = 0; i < tie.Length; i++)
            values[i] = -Value(table, breaker, tie[i]);
        values.AsSpan().Sort(tie);
        var lengths = new List<int>();
        for (int first = 0, next; first < tie.Length; first = next)
        {
            for (next = first + 1; next < tie.Length && !(values[next] - values[first] > CityRanks.TieWidth);)
                next++;
            tie[first..next].Sort();
            lengths.Add(next - first);
        }

        return lengths;
    }

    /// <summary>A group without a score stands behind every other.</summary>
    private static double Value(ScoreTable table, TieBreaker breaker, int city) =>
        breaker.Group is { } group ? table.GroupScore(group, city) ?? double.NegativeInfinity : table.Sheet.Coverage(city);
}
