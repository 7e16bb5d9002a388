using System.Collections.Concurrent;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage;

namespace YouthCity.Functions.Contests;

/// <summary>A commit and its name, which is the contest's version from then on.</summary>
public sealed record KnownCommit(ContentHash Version, Commit Commit);

/// <summary>The commits of contests. A commit never changes, so each is read from the store once.</summary>
public sealed class CommitChains(ContestHistory history)
{
    private readonly ConcurrentDictionary<ContentHash, Commit> _read = new();

    /// <summary>The commits that led to a version, the newest first.</summary>
    public async Task<IReadOnlyList<KnownCommit>> ReadAsync(ContestVersion version, CancellationToken cancellation)
    {
        var chain = new List<KnownCommit>();
        for (var next = version.Hash; next is { } hash;)
        {
            if (!_read.TryGetValue(hash, out var commit))
                _read[hash] = commit = await history.ReadCommitAsync(hash, cancellation);
            chain.Add(new(hash, commit));
            next = commit.Parent;
        }

        return chain;
    }
}
