using System.Collections.Concurrent;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Functions.Signing;
using YouthCity.Storage;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Witnesses;

namespace YouthCity.Functions.Witness;

/// <summary>Signed lines, outside the store, of where the heads of contests and of keys pointed: whoever turns the store back cannot turn them back.</summary>
public sealed class HeadWitness(IWitnessLog log, SigningKey key, TimeProvider clock)
{
    /// <summary>An act that has been accepted does not wait longer for its witness.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>How many commits a chain had at a commit, which never changes.</summary>
    private readonly ConcurrentDictionary<ContentHash, int> _commits = new();

    /// <summary>Whether a head has a chain that is witnessed: those of contests, and that of the keys.</summary>
    public static bool IsWitnessed(string head) => head == AccessKeys.HeadName || ContestHistory.IsHead(head);

    /// <summary>Adds a line for a head. Takes no account of who waits: the act is accepted already.</summary>
    /// <exception cref="IOException">The witness does not take it.</exception>
    /// <exception cref="InvalidDataException">The chain is broken.</exception>
    public async Task AppendAsync(IDocumentStore store, string head, ContentHash target)
    {
        using var limit = new CancellationTokenSource(s_patience);
        await log.AppendAsync((await OfAsync(store, head, target, limit.Token)).Sign(key), limit.Token);
    }

    /// <summary>Adds a line for every head, whether it has moved or not.</summary>
    /// <inheritdoc cref="AppendAsync"/>
    public async Task AppendAllAsync(IDocumentStore store, CancellationToken cancellation)
    {
        await foreach (var head in store.ListHeadsAsync(cancellation))
        {
            if (IsWitnessed(head) && await store.ReadHeadAsync(head, cancellation) is { } now)
                await AppendAsync(store, head, now.Target);
        }
    }

    /// <summary>Adds a line that says who has acknowledged a loss. Takes no account of who waits: the act is accepted already.</summary>
    /// <param name="lost">The newest thing that the witness saw and the store does not have.</param>
    /// <param name="target">Where the head points now.</param>
    /// <inheritdoc cref="AppendAsync"/>
    public async Task AcknowledgeAsync(IDocumentStore store, WitnessedHead lost, ContentHash target, string by, string reason)
    {
        using var limit = new CancellationTokenSource(s_patience);
        var now = await OfAsync(store, lost.Head, target, limit.Token);
        await log.AppendAsync((lost with { At = now.At, Acknowledged = new(by, reason, target, now.Commits) }).Sign(key), limit.Token);
    }

    /// <summary>The newest commit of a head, signed now, as a line of the witness has it; null if the head was never moved.</summary>
    public async Task<string?> SignNewestAsync(IDocumentStore store, string head, CancellationToken cancellation) =>
        await store.ReadHeadAsync(head, cancellation) is { } now ? (await OfAsync(store, head, now.Target, cancellation)).Sign(key) : null;

    /// <summary>What the witness has seen, the oldest first, and how many lines there are that this installation did not sign.</summary>
    /// <exception cref="IOException">The witness cannot be read.</exception>
    public async Task<(IReadOnlyList<WitnessedHead> Seen, int Foreign)> ReadAsync(CancellationToken cancellation)
    {
        var lines = (await log.ReadAsync(cancellation)).Select(line => WitnessedHead.TryRead(line, key.Public)).ToList();
        return ([.. lines.OfType<WitnessedHead>()], lines.Count(line => line is null));
    }

    private async Task<WitnessedHead> OfAsync(IDocumentStore store, string head, ContentHash target, CancellationToken cancellation)
    {
        var (steps, known) = (0, 0);
        for (ContentHash? next = target; next is { } at && !_commits.TryGetValue(at, out known); steps++)
            next = Parent(head, await store.ReadOneAsync(at, cancellation));
        var commits = _commits[target] = known + steps;
        return new(head, target, commits, clock.GetUtcNow());
    }

    private static ContentHash? Parent(string head, byte[] content) =>
        head == AccessKeys.HeadName ? KeyRing.Read(content).Commit?.Parent : Commit.Read(content).Parent;
}
