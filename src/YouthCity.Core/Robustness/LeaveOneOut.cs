using YouthCity.Core.Results;

namespace YouthCity.Core.Robustness;

/// <summary>The contest decided without one indicator, or without one group.</summary>
/// <param name="Group">Position of the group that is left out whole, or of the group of the indicator.</param>
/// <param name="Indicator">Position of the indicator, or null if it is the group.</param>
public sealed record WithoutOne(int Group, int? Indicator, Variant Variant);

/// <summary>What hangs on a single indicator or group: the contest decided without each of them in turn, first the groups, then the indicators.</summary>
/// <remarks>What is left is scored by the rules as they stand; nothing is left out where nothing would be left.</remarks>
public sealed record LeaveOneOut(ContestResult Result, IReadOnlyList<WithoutOne> All)
{
    public IReadOnlyList<Variant> Variants => [.. All.Select(without => without.Variant)];

    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static LeaveOneOut Of(ContestResult result, CancellationToken cancellation = default)
    {
        var contest = result.Contest;
        var all = new List<WithoutOne>();
        for (var group = 0; group < contest.Groups.Count && contest.Groups.Count > 1; group++)
        {
            var left = group;
            all.Add(new(group, null, Without(result, i => contest.Indicators[i].Group == left, cancellation)));
        }

        for (var indicator = 0; indicator < contest.Indicators.Count && contest.Indicators.Count > 1; indicator++)
        {
            var left = indicator;
            all.Add(new(contest.Indicators[indicator].Group, indicator, Without(result, i => i == left, cancellation)));
        }

        return new(result, all);
    }

    private static Variant Without(ContestResult result, Func<int, bool> isLeftOut, CancellationToken cancellation)
    {
        int[] kept = [.. Enumerable.Range(0, result.Contest.Indicators.Count).Where(i => !isLeftOut(i))];
        return Variant.Of(result.Contest.With(kept), result.Scores.Sheet.With(kept), result.Judged, cancellation);
    }
}
