using System.Collections.Concurrent;
using System.Collections.Immutable;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Objections;
using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Telemetry;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Contests;

/// <summary>Reads contests from the store. The newest state of each is kept, and after a move of its head only changed documents are read.</summary>
public sealed class ContestStates(ContestCatalog contests, RuleDocuments rules, IDocumentStore store, ContestHistory history, ServiceTelemetry telemetry)
{
    private readonly ConcurrentDictionary<string, ContestState> _newest = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By contest id, what this process wrote last: the first reader of the version that came of it asks the store for nothing of it. After a file of every city that is everything.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlyList<Document>> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keeps documents of a new version of a contest for whoever reads that first.</summary>
    public void Keep(string contest, IReadOnlyList<Document> written) => _written[contest] = written;

    /// <summary>The contest with this id as it stands now.</summary>
    /// <param name="contest">A contest that there is.</param>
    public async Task<ContestState> ReadNewestAsync(string contest, CancellationToken cancellation) =>
        await ReadAsync(await contests.FindAsync(contest, cancellation) ?? throw new InvalidOperationException($"There is no contest {contest}."), cancellation);

    /// <summary>The contest as it stood when it was found.</summary>
    public async Task<ContestState> ReadAsync(KnownContest contest, CancellationToken cancellation)
    {
        var known = _newest.GetValueOrDefault(contest.Rules.Id);
        var isNewest = known is not null && ReferenceEquals(contest.Version, known.Version);
        telemetry.LookedUp("contests", isNewest);
        if (isNewest)
            return known!;
        _written.TryRemove(contest.Rules.Id, out var written);
        var content = Content(contest.Version.Manifest, known, await ReadDocumentsAsync(contest.Version.Manifest, known, written ?? [], cancellation));
        var state = known is null ? new(contest, content)
            : known.Then(contest, content, [.. contest.Version.Manifest.Applications.ChangesSince(known.Version.Manifest.Applications).Select(change => change.Id)]);
        _newest[contest.Rules.Id] = state;
        return state;
    }

    /// <summary>
    /// The contest as a commit of its chain made it, under the rules of that version; null if those are not to be had. It is not kept: the newest one is what is asked for
    /// again and again.
    /// </summary>
    public async Task<ContestState?> ReadAsync(ContentHash commit, CancellationToken cancellation) => (await ReadWithDocumentsAsync(commit, cancellation))?.State;

    /// <summary>The same, with the documents of its applications, orders, ballots and objections as they are stored.</summary>
    /// <inheritdoc cref="ReadAsync(ContentHash, CancellationToken)"/>
    public async Task<(ContestState State, IReadOnlyDictionary<ContentHash, byte[]> Documents)?> ReadWithDocumentsAsync(ContentHash commit, CancellationToken cancellation)
    {
        var version = await history.ReadAsync(commit, cancellation);
        var hash = version.Manifest.Rules ?? version.Commit!.Rules;
        if (await rules.FindAsync(hash, cancellation) is not { } found)
            return null;
        var documents = await ReadDocumentsAsync(version.Manifest, known: null, [], cancellation);
        return (new(new(found, hash) { Version = version }, Content(version.Manifest, known: null, documents)), documents);
    }

    /// <summary>What a manifest names and the known state does not hold.</summary>
    private async Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadDocumentsAsync(Manifest manifest, ContestState? known, IReadOnlyList<Document> written, CancellationToken cancellation)
    {
        var before = known?.Version.Manifest ?? Manifest.Empty;
        var wanted = manifest.Applications.ChangesSince(before.Applications).Concat(manifest.SocialOrders.ChangesSince(before.SocialOrders))
            .Concat(manifest.Ballots.ChangesSince(before.Ballots)).Concat(manifest.Objections.ChangesSince(before.Objections)).Concat(manifest.ActionPlans.ChangesSince(before.ActionPlans))
            .Select(change => change.Document).OfType<ContentHash>().ToHashSet();
        var here = written.Where(document => wanted.Remove(document.Hash)).ToDictionary(document => document.Hash, document => document.Content);
        var stored = await store.ReadAsync([.. wanted], cancellation);
        return here.Count == 0 ? stored : here.Concat(stored).ToDictionary();
    }

    private static ContestContent Content(Manifest manifest, ContestState? known, IReadOnlyDictionary<ContentHash, byte[]> documents)
    {
        var (before, content) = known is null ? (Manifest.Empty, ContestContent.Empty) : (known.Version.Manifest, known.Content);
        return content with
        {
            Applications = Changed(content.Applications, manifest.Applications.ChangesSince(before.Applications), documents, (_, document) => ApplicationJson.Read(document)),
            SocialOrders = Changed(content.SocialOrders, manifest.SocialOrders.ChangesSince(before.SocialOrders), documents, (city, document) => SocialOrderJson.Read(city, document)),
            Ballots = Changed(content.Ballots, manifest.Ballots.ChangesSince(before.Ballots), documents, (_, document) => JurorBallotsJson.Read(document)),
            Objections = Changed(content.Objections, manifest.Objections.ChangesSince(before.Objections), documents, (_, document) => Objection.Read(document)),
            ActionPlans = Changed(content.ActionPlans, manifest.ActionPlans.ChangesSince(before.ActionPlans), documents, (city, document) => ActionPlanJson.Read(city, document)),
            Stage = manifest.Stage,
            IsArchived = manifest.IsArchived,
            Restorations = manifest.Restorations,
        };
    }

    private static ImmutableDictionary<string, T> Changed<T>(
        ImmutableDictionary<string, T> known, IEnumerable<(string Id, ContentHash? Document)> changes, IReadOnlyDictionary<ContentHash, byte[]> documents, Func<string, byte[], T> read)
    {
        var now = known.ToBuilder();
        foreach (var (id, document) in changes)
        {
            if (document is { } hash)
                now[id] = read(id, Found(documents, hash));
            else
                now.Remove(id);
        }

        return now.ToImmutable();
    }

    private static byte[] Found(IReadOnlyDictionary<ContentHash, byte[]> documents, ContentHash hash) =>
        documents.GetValueOrDefault(hash) ?? throw new InvalidDataException($"Document {hash} is missing.");
}
