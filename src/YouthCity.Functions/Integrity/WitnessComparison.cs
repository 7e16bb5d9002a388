using YouthCity.Core;
using YouthCity.Core.Documents;
using YouthCity.Functions.Witness;

namespace YouthCity.Functions.Integrity;

/// <summary>What a witness saw of the heads against the chains that the store holds.</summary>
public static class WitnessComparison
{
    /// <summary>What does not fit: the newest thing that the witness saw and the store does not have any more, or what the witness was not told of.</summary>
    /// <param name="seen">Read before the chain: what was added meanwhile is no fault.</param>
    /// <param name="chain">The oldest commit first; empty for a head that is not there.</param>
    public static IEnumerable<Fault> Faults(string head, IReadOnlyList<WitnessedHead> seen, IReadOnlyList<ContentHash> chain)
    {
        var own = seen.Where(line => line.Head == head).ToList();
        if (own.LastOrDefault(line => line.Commits > chain.Count || line.Commits < 1 || chain[line.Commits - 1] != line.Target) is { } missing)
        {
            yield return chain.Count == 0
                ? new("check.emptied", head, missing.Commits, missing.Target, Moments.Text(missing.At))
                : new("check.rewound", head, chain[^1], chain.Count, missing.Commits, missing.Target, Moments.Text(missing.At));
        }
        else if (Unwitnessed(head, seen, chain) is > 0 and var unseen)
        {
            yield return new("check.unwitnessed", head, unseen);
        }
    }

    /// <summary>How many of the newest commits the witness was not told of.</summary>
    public static int Unwitnessed(string head, IReadOnlyList<WitnessedHead> seen, IReadOnlyList<ContentHash> chain) =>
        Math.Max(0, chain.Count - seen.Where(line => line.Head == head).Select(line => line.Commits).DefaultIfEmpty(0).Max());
}
