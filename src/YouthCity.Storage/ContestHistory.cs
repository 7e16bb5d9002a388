using System.Runtime.CompilerServices;
using System.Text.Json;
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

    /// <summary>Whether a head is a contest's.</summary>
    public static bool IsHead(string name) => name.StartsWith(HeadPrefix, StringComparison.Ordinal);

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

    /// <exception cref="InvalidDataException">The document is missing or damaged, or is no commit.</exception>
    public async Task<Commit> ReadCommitAsync(ContentHash commit, CancellationToken cancellation) =>
        Read(commit, await store.ReadOneAsync(commit, cancellation), content => Commit.Read(content));

    /// <exception cref="InvalidDataException">The document is missing or damaged, or is no manifest.</exception>
    public async Task<Manifest> ReadManifestAsync(ContentHash manifest, CancellationToken cancellation) =>
        Read(manifest, await store.ReadOneAsync(manifest, cancellation), content => Manifest.Read(content));

    /// <summary>Adds an act to a version: documents first, then the head. Gives the new commit's hash, or null if the head has moved since the version was read.</summary>
    /// <exception cref="OutcomeUnknownException">Whether the act was accepted could not be found out.</exception>
    public async Task<ContentHash?> AppendAsync(
        string contest, ContestVersion to, Manifest manifest, IEnumerable<Document> documents, Func<ContentHash?, ContentHash, Commit> commitOf, CancellationToken cancellation)
    {
        var manifestDocument = Document.Of(manifest.Write());
        var commit = commitOf(to.Hash, manifestDocument.Hash);
        var commitDocument = Document.Of(commit.Write());
        await store.WriteAsync([.. documents, manifestDocument, commitDocument], cancellation);
        return await store.MoveHeadForCertainAsync(
            HeadName(contest), to.Head, commitDocument.Hash, (now, stop) => IsInChainAsync(commitDocument.Hash, now, to.Hash, stop), cancellation)
            ? commitDocument.Hash
            : null;
    }

    /// <summary>Whether a commit is between two others of a chain: the newest, and one that the chain held before, or the chain's beginning.</summary>
    private async Task<bool> IsInChainAsync(ContentHash commit, ContentHash newest, ContentHash? before, CancellationToken cancellation)
    {
        for (ContentHash? next = newest; next is { } at && next != before; next = (await ReadCommitAsync(at, cancellation)).Parent)
        {
            if (at == commit)
                return true;
        }

        return false;
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

    /// <summary>The ids of the contests that have a head, in lower case, in no order.</summary>
    public async IAsyncEnumerable<string> ListContestsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var name in store.ListHeadsAsync(cancellation))
        {
            if (IsHead(name))
                yield return name[HeadPrefix.Length..];
        }
    }

    /// <summary>The commits of all contests.</summary>
    public async IAsyncEnumerable<(ContentHash Hash, Commit Commit)> WalkAllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var contest in ListContestsAsync(cancellation))
        {
            await foreach (var step in WalkAsync(await ReadAsync(contest, known: null, cancellation), cancellation))
                yield return step;
        }
    }

    private async Task<ContestVersion> ReadAsync(Head head, CancellationToken cancellation)
    {
        var commit = await ReadCommitAsync(head.Target, cancellation);
        return new(head, commit, await ReadManifestAsync(commit.Manifest, cancellation));
    }

    private static T Read<T>(ContentHash hash, byte[] content, Func<byte[], T> read)
    {
        try
        {
            return read(content);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"Document {hash} is damaged: it is not of the form it should have.", fault);
        }
    }

    /// <summary>The id of the contest, in small letters, that a head belongs to.</summary>
    public static string ContestOf(string head) => head[HeadPrefix.Length..];

    /// <summary>The name of a contest's head. Ids are the same in any case, so the head is too.</summary>
    public static string HeadName(string contest) => $"{HeadPrefix}{contest.ToLowerInvariant()}";
}
