using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>Moving heads so that it is known in the end whether they moved.</summary>
public static class HeadMoves
{
    private const int TriesToSettle = 4;

    /// <summary>Finding out takes no longer: whoever waits for the answer is told that it is not known.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Moves a head; false if another was faster. Where the store's answer is lost, it is found out whether the head moved.</summary>
    /// <param name="leadsToTarget">Whether what the head points to now rests on the target. Others may have moved the head on since.</param>
    /// <exception cref="OutcomeUnknownException">That could not be found out.</exception>
    public static async Task<bool> MoveHeadForCertainAsync(
        this IDocumentStore store, string name, Head? expected, ContentHash target, Func<ContentHash, CancellationToken, Task<bool>> leadsToTarget, CancellationToken cancellation)
    {
        var move = new Move(name, expected, target, leadsToTarget);
        try
        {
            return await MoveAsync(store, move, cancellation);
        }
        catch (Exception fault) when (fault is not StoreUnavailableException { IsNothingDone: true } and not OperationCanceledException)
        {
            return await SettleAsync(store, move, fault);
        }
    }

    /// <summary>Puts another document in place of the one that a head points to, on top of what others put there at the same moment. Gives its hash; null if nothing was to be changed.</summary>
    /// <param name="change">The content after the change, or null for no change; gets null where the head was never moved.</param>
    /// <param name="isIn">Whether a content has the change in it.</param>
    /// <exception cref="OutcomeUnknownException">It is not known whether the change was made.</exception>
    public static async Task<ContentHash?> ReplaceTargetAsync(
        this IDocumentStore store, string name, Func<byte[]?, byte[]?> change, Func<byte[], bool> isIn, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var newest = await store.ReadTargetAsync(name, cancellation);
            if (change(newest?.Content) is not { } content)
                return null;
            var document = Document.Of(content);
            await store.WriteAsync([document], cancellation);
            if (await store.MoveHeadForCertainAsync(name, newest?.Head, document.Hash, async (now, stop) => isIn(await store.ReadOneAsync(now, stop)), cancellation))
                return document.Hash;
            await YieldToOthersAsync(tries, cancellation);
        }
    }

    /// <summary>Waits a moment after others were faster.</summary>
    /// <exception cref="StoreUnavailableException">They were so too often.</exception>
    public static async Task YieldToOthersAsync(int tries, CancellationToken cancellation)
    {
        if (tries >= Backoff.MostTries)
            throw new StoreUnavailableException($"Others were faster {tries} times.") { IsNothingDone = true };
        await Backoff.WaitAsync(tries, cancellation);
    }

    /// <summary>The move itself is asked for again: one that is still on its way could arrive after any look at the head, but not after the head has moved.</summary>
    private static async Task<bool> SettleAsync(IDocumentStore store, Move move, Exception lost)
    {
        using var limit = new CancellationTokenSource(s_patience);
        for (var tries = 1; tries <= TriesToSettle && !limit.IsCancellationRequested; tries++)
        {
            try
            {
                await Backoff.WaitAsync(tries * 2, limit.Token);
                return await MoveAsync(store, move, limit.Token);
            }
#pragma warning disable CA1031 // Whatever keeps it from being found out, it is not known.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }

        throw new OutcomeUnknownException(move.Target, lost);
    }

    /// <summary>A move that is refused may be one that took place before, and whose answer was lost in a client that asked again by itself.</summary>
    private static async Task<bool> MoveAsync(IDocumentStore store, Move move, CancellationToken cancellation) =>
        await store.MoveHeadAsync(move.Name, move.Expected, move.Target, cancellation)
        || (move.Expected?.Target != move.Target
            && await store.ReadHeadAsync(move.Name, cancellation) is { } now
            && now != move.Expected
            && (now.Target == move.Target || await move.LeadsToTarget(now.Target, cancellation)));

    private sealed record Move(string Name, Head? Expected, ContentHash Target, Func<ContentHash, CancellationToken, Task<bool>> LeadsToTarget);
}
