using System.Collections.Concurrent;
using System.Collections.Immutable;
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
        var content = await ReadContentAsync(contest.Version.Manifest, known, cancellation);
        var state = known is null ? new(contest, content)
            : known.Then(contest, content, [.. contest.Version.Manifest.Applications.ChangesSince(known.Version.Manifest.Applications).Select(change => change.Id)]);
        _newest[contest.Rules.Id] = state;
        return state;
    }

    /// <summary>
    /// The contest as a commit of its chain made it, under the rules of that version; null if those are not to be had. It is not kept: the newest one is what is asked for
    /// again and again.
    /// </summary>
    public async Task<ContestState?> ReadAsync(ContentHash commit, CancellationToken cancellation)
    {
        var version = await history.ReadAsync(commit, cancellation);
        var hash = version.Manifest.Rules ?? version.Commit!.Rules;
        return await rules.FindAsync(hash, cancellation) is { } found
            ? new(new(found, hash) { Version = version }, await ReadContentAsync(version.Manifest, known: null, cancellation))
            : null;
    }

    private async Task<ContestContent> ReadContentAsync(Manifest manifest, ContestState? known, CancellationToken cancellation)
    {
        var (before, content) = known is null ? (Manifest.Empty, ContestContent.Empty) : (known.Version.Manifest, known.Content);
        Application? last = null;
        return content with
        {
            Applications = await ChangedAsync(content.Applications, manifest.Applications.ChangesSince(before.Applications), (_, document) => last = ApplicationJson.Read(document, last), cancellation),
            SocialOrders = await ChangedAsync(content.SocialOrders, manifest.SocialOrders.ChangesSince(before.SocialOrders), (city, document) => SocialOrderJson.Read(city, document), cancellation),
            Ballots = await ChangedAsync(content.Ballots, manifest.Ballots.ChangesSince(before.Ballots), (_, document) => JurorBallotsJson.Read(document), cancellation),
            Objections = await ChangedAsync(content.Objections, manifest.Objections.ChangesSince(before.Objections), (_, document) => Objection.Read(document), cancellation),
            Stage = manifest.Stage,
            IsArchived = manifest.IsArchived,
            Restorations = manifest.Restorations,
        };
    }

    private async Task<ImmutableDictionary<string, T>> ChangedAsync<T>(
        ImmutableDictionary<string, T> known, IEnumerable<(string Id, ContentHash? Document)> changes, Func<string, byte[], T> read, CancellationToken cancellation)
    {
        var now = known.ToBuilder();
        foreach (var some in changes.Chunk(ReadAtOnce))
        {
            var documents = await store.ReadAsync([.. some.Select(change => change.Document).OfType<ContentHash>().Distinct()], cancellation);
            foreach (var (id, document) in some)
            {
                if (document is { } hash)
                    now[id] = read(id, Found(documents, hash));
                else
                    now.Remove(id);
            }
        }

        return now.ToImmutable();
    }

    private static byte[] Found(IReadOnlyDictionary<ContentHash, byte[]> documents, ContentHash hash) =>
        documents.GetValueOrDefault(hash) ?? throw new InvalidDataException($"Document {hash} is missing.");
}
