using System.Text.Json;
using System.Xml;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Witness;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Integrity;

/// <summary>Something that is not as it should be.</summary>
/// <param name="Text">The key of its text.</param>
public sealed record Fault(string Text, params IReadOnlyList<object> Arguments);

/// <param name="Seen">The newest thing that the witness saw and the store does not have.</param>
/// <param name="Target">Where the head points; null if it is not there.</param>
public sealed record Loss(WitnessedHead Seen, ContentHash? Target);

/// <param name="Commits">How many commits could be walked from the newest version back.</param>
/// <param name="Documents">How many different documents they name.</param>
/// <param name="Acknowledged">What was found once and acknowledged since: it stays to be seen, and is no fault any more.</param>
public sealed record CheckResult(int Commits, int Documents, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Acknowledged);

/// <summary>Re-reads a contest from the store, cache aside: every document that the chain of commits names, the keys beside it, then the sums. It changes nothing.</summary>
public sealed class ContestCheck(IDocumentStore store, ContestHistory history, AccessKeys keys, HeadWitness witness, InstalledContests installed, ServiceTelemetry telemetry, ILoggerFactory logs)
{
    /// <summary>Documents that are read at once.</summary>
    private const int AtOnce = 16;

    /// <summary>An act that was accepted a moment ago may still be on its way to the witness.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <param name="contest">The id of a contest that there is.</param>
    public async Task<CheckResult> RunAsync(string contest, CancellationToken cancellation)
    {
        var (commits, seen, faults, acknowledged) = (0, new HashSet<ContentHash>(), new List<Fault>(), new List<Fault>());
        try
        {
            foreach (var head in Heads(contest))
                faults.AddRange(await CompareAsync(head, acknowledged, cancellation));
            var version = await history.ReadAsync(contest, known: null, cancellation);
            (ContentHash Hash, Commit Commit)? later = null;
            await foreach (var step in history.WalkAsync(version, cancellation))
            {
                commits++;
                if (later is { } next && next.Commit.At < step.Commit.At)
                    faults.Add(new("check.time", next.Hash, Moments.Text(next.Commit.At), Moments.Text(step.Commit.At)));
                await ReadAsync(step.Commit, seen, faults, cancellation);
                later = step;
            }

            faults.AddRange(((Fault?[])[
                await TryReadAsync(ProtectionKeys.HeadName, "check.protection", ProtectionKeys.Read, cancellation),
                await TryReadAsync(EndedSessions.HeadName, "check.sessions", EndedSessions.Read, cancellation)]).OfType<Fault>());
        }
        catch (StoreUnavailableException fault) when (fault.IsDamaged)
        {
            faults.Add(new("check.store", fault.Message));
        }
        catch (InvalidDataException fault)
        {
            // The newest manifest, or a commit: behind it nothing can be walked.
            faults.Add(Unreadable(fault));
        }

        faults = [.. faults.DistinctBy(fault => (fault.Text, string.Join('\n', fault.Arguments)))];
        if (faults.Count == 0)
            faults.AddRange(await DifferencesAsync(contest, cancellation));
        telemetry.Checked(contest, faults.Count == 0);
        return new(commits, seen.Count, faults, acknowledged);
    }

    /// <summary>The heads that are checked with a contest: its own, and that of the keys.</summary>
    private static string[] Heads(string contest) => [ContestHistory.HeadName(contest), AccessKeys.HeadName];

    /// <summary>What the witness saw of the contest and of the keys, the store does not have any more, and nobody has acknowledged; nothing of a chain that is broken.</summary>
    /// <exception cref="StoreUnavailableException">The witness cannot be read.</exception>
    public async Task<IReadOnlyList<Loss>> LostAsync(string contest, CancellationToken cancellation)
    {
        var lost = new List<Loss>();
        try
        {
            var (seen, _) = await witness.ReadAsync(cancellation);
            foreach (var head in Heads(contest))
            {
                var chain = await Chains.ReadAsync(head, history, keys, cancellation);
                if (WitnessComparison.Lost(head, seen, chain) is { } missing)
                    lost.Add(new(missing, chain.Count == 0 ? null : chain[^1]));
            }
        }
        catch (IOException fault)
        {
            throw new StoreUnavailableException("The witness cannot be read.", fault) { IsNothingDone = true };
        }

        return lost;
    }

    /// <summary>What does not fit between the store and its witness; nothing for a chain that is broken, which is said elsewhere.</summary>
    private async Task<IReadOnlyList<Fault>> CompareAsync(string head, List<Fault> acknowledged, CancellationToken cancellation)
    {
        try
        {
            for (var tries = 1; ; tries++)
            {
                var (seen, foreign) = await witness.ReadAsync(cancellation);
                var chain = await Chains.ReadAsync(head, history, keys, cancellation);
                List<Fault> faults = [.. WitnessComparison.Faults(head, seen, chain)];
                if (tries == 1 && faults is [{ Text: "check.unwitnessed" }])
                {
                    await Task.Delay(s_pause, cancellation);
                    continue;
                }

                acknowledged.AddRange(WitnessComparison.Acknowledged(head, seen, chain));
                if (foreign > 0)
                    faults.Add(new("check.foreign", foreign));
                return faults;
            }
        }
        catch (InvalidDataException fault)
        {
            return head == AccessKeys.HeadName ? [new("check.keys", fault.Message)] : [];
        }
        catch (IOException fault)
        {
            return [new("check.witness", fault.Message)];
        }
    }

    private async Task ReadAsync(Commit commit, HashSet<ContentHash> seen, List<Fault> faults, CancellationToken cancellation)
    {
        try
        {
            var manifest = await history.ReadManifestAsync(commit.Manifest, cancellation);
            if (manifest.Rules is { } rules && rules != commit.Rules)
                faults.Add(new("check.rules", commit.Manifest, rules, commit.Rules));
            var named = manifest.Documents.Concat(commit.File is { } file ? [file] : []).Where(seen.Add).ToList();
            foreach (var some in named.Chunk(AtOnce))
                faults.AddRange((await Task.WhenAll(some.Select(hash => TryReadAsync(hash, cancellation)))).OfType<Fault>());
        }
        catch (InvalidDataException fault)
        {
            faults.Add(Unreadable(fault));
        }
    }

    private async Task<Fault?> TryReadAsync(ContentHash hash, CancellationToken cancellation)
    {
        try
        {
            await store.ReadOneAsync(hash, cancellation);
            return null;
        }
        catch (InvalidDataException fault)
        {
            return Unreadable(fault);
        }
    }

    /// <summary>Reads what belongs to no contest and has a head of its own; null if it is as it should be.</summary>
    private async Task<Fault?> TryReadAsync(string head, string text, Func<byte[], object> read, CancellationToken cancellation)
    {
        try
        {
            if (await store.ReadTargetAsync(head, cancellation) is { } newest)
                read(newest.Content);
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or XmlException)
        {
            return new(text, fault.Message);
        }
    }

    /// <summary>The store's own words name the document and say whether it is missing or damaged.</summary>
    private static Fault Unreadable(InvalidDataException fault) => new("check.document", fault.Message);

    /// <summary>What does not add up in the newest state, read anew. Reading it also tells whether its rules are rules.</summary>
    private async Task<IReadOnlyList<Fault>> DifferencesAsync(string contest, CancellationToken cancellation)
    {
        using var documents = new RuleDocuments(store, installed);
        var states = new ContestStates(
            new ContestCatalog(installed, history, documents, logs.CreateLogger<ContestCatalog>()), documents, store, history, telemetry);
        try
        {
            return [.. Differences(await states.ReadNewestAsync(contest, cancellation))];
        }
        catch (InvalidDataException fault)
        {
            return [Unreadable(fault)];
        }
    }

    private static IEnumerable<Fault> Differences(ContestState state)
    {
        var sums = state.Sums;
        IEnumerable<OrderSum>[] ways = [sums.Cities.Values, sums.Groups.Values, sums.Themes.Values, sums.Years.Select(year => year.Sum)];
        if (Array.Exists(ways, parts => Money.Sum(parts.Select(part => part.Amount)) != sums.Total.Amount))
            yield return new("check.orders", sums.Total.Amount);
        if (state.Result?.Allocation is { } allocation
            && (Money.Sum(allocation.Prizes.OfType<Money>()) != allocation.Paid || allocation.Paid + allocation.Undistributed != allocation.Fund))
            yield return new("check.prizes", allocation.Paid, allocation.Undistributed, allocation.Fund);
    }
}
