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
        var applications = manifest.Applications.ChangesSince(before.Applications).ToList();
        var orders = manifest.SocialOrders.ChangesSince(before.SocialOrders).ToList();
        var ballots = manifest.Ballots.ChangesSince(before.Ballots).ToList();
        var objections = manifest.Objections.ChangesSince(before.Objections).ToList();
        var plans = manifest.ActionPlans.ChangesSince(before.ActionPlans).ToList();
        var documents = await store.ReadAsync([.. applications.Concat(orders).Concat(ballots).Concat(objections).Concat(plans).Select(change => change.Document).OfType<ContentHash>().Distinct()], cancellation);
        return content with
        {
            Applications = Changed(content.Applications, applications, documents, (_, document) => ApplicationJson.Read(document)),
            SocialOrders = Changed(content.SocialOrders, orders, documents, (city, document) => SocialOrderJson.Read(city, document)),
            Ballots = Changed(content.Ballots, ballots, documents, (_, document) => JurorBallotsJson.Read(document)),
            Objections = Changed(content.Objections, objections, documents, (_, document) => Objection.Read(document)),
            ActionPlans = Changed(content.ActionPlans, plans, documents, (city, document) => ActionPlanJson.Read(city, document)),
            Stage = manifest.Stage,
            IsArchived = manifest.IsArchived,
            Restorations = manifest.Restorations,
        };
    }

    private static ImmutableDictionary<string, T> Changed<T>(
        ImmutableDictionary<string, T> known, List<(string Id, ContentHash? Document)> changes, IReadOnlyDictionary<ContentHash, byte[]> documents, Func<string, byte[], T> read)
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
