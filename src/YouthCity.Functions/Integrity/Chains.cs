using YouthCity.Core.Documents;
using YouthCity.Storage;

namespace YouthCity.Functions.Integrity;

/// <summary>The commits behind a head.</summary>
internal static class Chains
{
    /// <summary>The oldest commit first; empty for a head that is not there.</summary>
    /// <exception cref="InvalidDataException">A commit is missing or damaged.</exception>
    public static async Task<IReadOnlyList<ContentHash>> ReadAsync(string head, ContestHistory history, AccessKeys keys, CancellationToken cancellation)
    {
        var chain = head == AccessKeys.HeadName
            ? await keys.WalkAsync(cancellation).Select(step => step.Hash).ToListAsync(cancellation)
            : await history.WalkAsync(await history.ReadAsync(ContestHistory.ContestOf(head), known: null, cancellation), cancellation).Select(step => step.Hash).ToListAsync(cancellation);
        chain.Reverse();
        return chain;
    }
}
