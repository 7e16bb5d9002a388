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
    /// <summary>Documents that are in memory beside what they say: those of a contest of tens of thousands of cities would be some ten million bytes.</summary>
    private const int ReadAtOnce = 1_000;

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
        var here = (written ?? []).DistinctBy(document => document.Hash).ToDictionary(document => document.Hash, document => document.Content);
        var content = await ReadContentAsync(contest.Version.Manifest, known, async hashes =>
        {
            var stored = await store.ReadAsync([.. hashes.Where(hash => !here.ContainsKey(hash))], cancellation);
            return hash => here.GetValueOrDefault(hash) ?? stored.GetValueOrDefault(hash);
        });
        var state = known is null ? new(contest, content)
            : known.Then(contest, content, [.. contest.Version.Manifest.Applications.ChangesSince(known.Version.Manifest.Applications).Select(change => change.Id)]);
        _newest[contest.Rules.Id] = state;
        return state;
    }

    /// <summary>
    /// The contest as a commit of its chain made it, under the rules of that version; null if those are not to be had. It is not kept: the newest one is what is asked for
    /// again and again.
    /// </summary>
    /// <param name="kept">Gets the documents of applications, orders, ballots, objections and plans as they are stored; null where nobody wants them.</param>
    public async Task<ContestState?> ReadAsync(ContentHash commit, CancellationToken cancellation, IDictionary<ContentHash, byte[]>? kept = null)
    {
        var version = await history.ReadAsync(commit, cancellation);
        var hash = version.Manifest.Rules ?? version.Commit!.Rules;
        if (await rules.FindAsync(hash, cancellation) is not { } found)
            return null;
        var content = await ReadContentAsync(version.Manifest, known: null, async hashes =>
        {
            var stored = await store.ReadAsync([.. hashes], cancellation);
            foreach (var (name, document) in stored)
                kept?.TryAdd(name, document);
            return stored.GetValueOrDefault;
        });
        return new(new(found, hash) { Version = version }, content);
    }

    /// <param name="read">Gets documents; asked for some of those that differ from the known state at a time.</param>
    private static async Task<ContestContent> ReadContentAsync(Manifest manifest, ContestState? known, Func<IEnumerable<ContentHash>, Task<Func<ContentHash, byte[]?>>> read)
    {
        var (before, content) = known is null ? (Manifest.Empty, ContestContent.Empty) : (known.Version.Manifest, known.Content);
        Application? last = null;
        return content with
        {
            Applications = await ChangedAsync(content.Applications, manifest.Applications.ChangesSince(before.Applications), read, (_, document) => last = ApplicationJson.Read(document, last)),
            SocialOrders = await ChangedAsync(content.SocialOrders, manifest.SocialOrders.ChangesSince(before.SocialOrders), read, (city, document) => SocialOrderJson.Read(city, document)),
            Ballots = await ChangedAsync(content.Ballots, manifest.Ballots.ChangesSince(before.Ballots), read, (_, document) => JurorBallotsJson.Read(document)),
            Objections = await ChangedAsync(content.Objections, manifest.Objections.ChangesSince(before.Objections), read, (_, document) => Objection.Read(document)),
            ActionPlans = await ChangedAsync(content.ActionPlans, manifest.ActionPlans.ChangesSince(before.ActionPlans), read, (city, document) => ActionPlanJson.Read(city, document)),
            Stage = manifest.Stage,
            IsArchived = manifest.IsArchived,
            Restorations = manifest.Restorations,
        };
    }

    private static async Task<ImmutableDictionary<string, T>> ChangedAsync<T>(
        ImmutableDictionary<string, T> known, IEnumerable<(string Id, ContentHash? Document)> changes, Func<IEnumerable<ContentHash>, Task<Func<ContentHash, byte[]?>>> read, Func<string, byte[], T> parse)
    {
        var now = known.ToBuilder();
        foreach (var some in changes.Chunk(ReadAtOnce))
        {
            var find = await read(some.Select(change => change.Document).OfType<ContentHash>().Distinct());
            foreach (var (id, document) in some)
            {
                if (document is { } hash)
                    now[id] = parse(id, find(hash) ?? throw new InvalidDataException($"Document {hash} is missing."));
                else
                    now.Remove(id);
            }
        }

        return now.ToImmutable();
    }
}
