using System.Collections.Concurrent;
using System.Collections.Immutable;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Telemetry;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Contests;

/// <summary>Reads contests from the store. The newest state of each is kept, and after a move of its head only changed documents are read.</summary>
public sealed class ContestStates(ContestCatalog contests, RuleDocuments rules, IDocumentStore store, ContestHistory history, ServiceTelemetry telemetry)
{
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
        var state = new ContestState(contest, await ReadContentAsync(contest.Version.Manifest, known, cancellation));
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
        var before = known?.Version.Manifest ?? Manifest.Empty;
        var changed = Changed(manifest.Applications, before.Applications)
            .Concat(Changed(manifest.SocialOrders, before.SocialOrders)).Concat(Changed(manifest.Ballots, before.Ballots));
        var documents = await store.ReadAsync([.. changed.Select(pair => pair.Value).Distinct()], cancellation);
        return new(
            manifest.Applications.ToImmutableDictionary(pair => pair.Key, pair => IsIn(before.Applications, pair)
                ? known!.Content.Application(pair.Key)
                : ApplicationJson.Read(Found(documents, pair.Value)), StringComparer.Ordinal),
            manifest.SocialOrders.ToImmutableDictionary(pair => pair.Key, pair => IsIn(before.SocialOrders, pair)
                ? known!.Content.Orders(pair.Key)
                : SocialOrderJson.Read(pair.Key, Found(documents, pair.Value)), StringComparer.Ordinal),
            manifest.Ballots.ToImmutableDictionary(pair => pair.Key, pair => IsIn(before.Ballots, pair)
                ? known!.Content.BallotsOf(pair.Key)
                : JurorBallotsJson.Read(Found(documents, pair.Value)), StringComparer.Ordinal))
        {
            Stage = manifest.Stage,
        };
    }

    private static IEnumerable<KeyValuePair<string, ContentHash>> Changed(
        ImmutableSortedDictionary<string, ContentHash> now, ImmutableSortedDictionary<string, ContentHash> before) =>
        now.Where(pair => !IsIn(before, pair));

    private static bool IsIn(ImmutableSortedDictionary<string, ContentHash> before, KeyValuePair<string, ContentHash> pair) =>
        before.TryGetValue(pair.Key, out var hash) && hash == pair.Value;

    private static byte[] Found(IReadOnlyDictionary<ContentHash, byte[]> documents, ContentHash hash) =>
        documents.GetValueOrDefault(hash) ?? throw new InvalidDataException($"Document {hash} is missing.");
}
