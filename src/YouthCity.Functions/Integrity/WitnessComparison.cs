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
        if (Lost(head, seen, chain) is { } lost)
        {
            yield return chain.Count == 0
                ? new("check.emptied", head, lost.Commits, lost.Target, Moments.Text(lost.At))
                : new("check.rewound", head, chain[^1], chain.Count, lost.Commits, lost.Target, Moments.Text(lost.At));
        }
        else if (Unwitnessed(head, seen, chain) is > 0 and var unseen)
        {
            yield return new("check.unwitnessed", head, unseen);
        }
    }

    /// <summary>The newest thing that the witness saw and the store does not have any more, and whose loss nobody has acknowledged since; null if there is none.</summary>
    public static WitnessedHead? Lost(string head, IReadOnlyList<WitnessedHead> seen, IReadOnlyList<ContentHash> chain)
    {
        var own = seen.Where(line => line.Head == head).ToList();
        return own.Skip(own.FindLastIndex(line => Answers(line, chain)) + 1).LastOrDefault(line => line.Acknowledged is null && !Fits(line.Target, line.Commits, chain));
    }

    /// <summary>The losses of a head that were acknowledged, the oldest first.</summary>
    public static IEnumerable<Fault> Acknowledged(string head, IReadOnlyList<WitnessedHead> seen, IReadOnlyList<ContentHash> chain) =>
        from line in seen
        where line.Head == head && Answers(line, chain)
        select new Fault("check.acknowledged", head, line.Commits, line.Target, Moments.Text(line.At), line.Acknowledged!.By, line.Acknowledged.Reason);

    /// <summary>How many of the newest commits the witness was not told of.</summary>
    public static int Unwitnessed(string head, IReadOnlyList<WitnessedHead> seen, IReadOnlyList<ContentHash> chain) =>
        chain.Count - seen.Where(line => line.Head == head && line.Acknowledged is null && Fits(line.Target, line.Commits, chain)).Select(line => line.Commits).DefaultIfEmpty(0).Max();

    /// <summary>Whether a line acknowledges a loss and counts: what fitted then fits as long as the chain leads to where it stood.</summary>
    private static bool Answers(WitnessedHead line, IReadOnlyList<ContentHash> chain) => line.Acknowledged is { } acknowledged && Fits(acknowledged.Target, acknowledged.Commits, chain);

    private static bool Fits(ContentHash target, int commits, IReadOnlyList<ContentHash> chain) => commits >= 1 && commits <= chain.Count && chain[commits - 1] == target;
}
