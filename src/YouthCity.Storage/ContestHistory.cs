using System.Runtime.CompilerServices;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage;

/// <summary>A contest at one moment: the commit that made it so and what it holds.</summary>
/// <param name="Head">The head that pointed to the commit when it was read; nothing before the first act.</param>
public sealed record ContestVersion(Head? Head, Commit? Commit, Manifest Manifest)
{
    public static ContestVersion Initial { get; } = new(null, null, Manifest.Empty);

    /// <summary>The hash of the commit; nothing before the first act.</summary>
    public ContentHash? Hash => Head?.Target;
}

/// <summary>The chain of commits of each contest.</summary>
public sealed class ContestHistory(IDocumentStore store)
{
    private const string HeadPrefix = "contest-";

    /// <summary>The newest version, or <paramref name="known"/> where the head has not moved since.</summary>
    public async Task<ContestVersion> ReadAsync(string contest, ContestVersion? known, CancellationToken cancellation)
    {
        var head = await store.ReadHeadAsync(HeadName(contest), cancellation);
        if (head is null)
            return ContestVersion.Initial;
        return known?.Head == head ? known : await ReadAsync(head, cancellation);
    }

    /// <summary>The version that a commit made. Nothing can be added to it: no head has its empty ETag.</summary>
    /// <param name="commit">A commit of the contest's chain, which the caller has made sure of.</param>
    public Task<ContestVersion> ReadAsync(ContentHash commit, CancellationToken cancellation) => ReadAsync(new Head(commit, ""), cancellation);

    public async Task<Commit> ReadCommitAsync(ContentHash commit, CancellationToken cancellation) =>
        Commit.Read(await store.ReadOneAsync(commit, cancellation));

    /// <summary>Adds an act to a version: documents first, then the head. Gives the new commit's hash, or nothing where the head has moved since the version was read.</summary>
    public async Task<ContentHash?> AppendAsync(
        string contest, ContestVersion to, Manifest manifest, IEnumerable<Document> documents, Func<ContentHash?, ContentHash, Commit> commitOf, CancellationToken cancellation)
    {
        var manifestDocument = Document.Of(manifest.Write());
        var commit = commitOf(to.Hash, manifestDocument.Hash);
        var commitDocument = Document.Of(commit.Write());
        await store.WriteAsync([.. documents, manifestDocument, commitDocument], cancellation);
        return await store.MoveHeadAsync(HeadName(contest), to.Head, commitDocument.Hash, cancellation)
            ? commitDocument.Hash
            : null;
    }

    /// <summary>The commits of a version, the newest first.</summary>
    public async IAsyncEnumerable<(ContentHash Hash, Commit Commit)> WalkAsync(
        ContestVersion from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var hash = from.Hash; hash is { } at;)
        {
            var commit = await ReadCommitAsync(at, cancellation);
            yield return (at, commit);
            hash = commit.Parent;
        }
    }

    /// <summary>The commits of all contests.</summary>
    public async IAsyncEnumerable<(ContentHash Hash, Commit Commit)> WalkAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var name in store.ListHeadsAsync(cancellation))
        {
            if (!name.StartsWith(HeadPrefix, StringComparison.Ordinal))
                continue;
            await foreach (var step in WalkAsync(await ReadAsync(name[HeadPrefix.Length..], known: null, cancellation), cancellation))
                yield return step;
        }
    }

    private async Task<ContestVersion> ReadAsync(Head head, CancellationToken cancellation)
    {
        var commit = await ReadCommitAsync(head.Target, cancellation);
        return new(head, commit, Manifest.Read(await store.ReadOneAsync(commit.Manifest, cancellation)));
    }

    // Ids are the same in any case, so the head is too.
    private static string HeadName(string contest) => $"{HeadPrefix}{contest.ToLowerInvariant()}";
}
