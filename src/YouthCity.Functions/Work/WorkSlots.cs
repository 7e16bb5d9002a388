namespace YouthCity.Functions.Work;

public enum WorkOutcome
{
    Done,

    /// <summary>No slot was free in time; nothing was begun.</summary>
    Busy,

    /// <summary>It took longer than any work may, and was stopped.</summary>
    TookTooLong,
}

/// <summary>What came of work.</summary>
/// <param name="Value">Null unless it was done.</param>
public readonly record struct Worked<T>(WorkOutcome Outcome, T? Value);

/// <summary>Heavy work that a process does a few pieces of at once, so that light requests find a processor; who comes to more waits a moment.</summary>
/// <param name="most">How many pieces of work are done at once.</param>
/// <param name="patience">How long one waits for its turn.</param>
/// <param name="budget">
/// How long one may take. It is time on the clock, which no thread's processor time exceeds: what .NET does not tell of a single thread is so bounded, and as no
/// more work is done at once than a machine has processors, the two are nearly the same.
/// </param>
public sealed class WorkSlots(int most, TimeSpan patience, TimeSpan budget, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _free = new(most);

    public int BudgetSeconds => (int)budget.TotalSeconds;

    /// <summary>Does work in its turn.</summary>
    /// <param name="work">Stops when its token says so.</param>
    /// <param name="caller">Ends waiting and work alike.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<Worked<T>> RunAsync<T>(Func<CancellationToken, T> work, CancellationToken caller)
    {
        if (!await _free.WaitAsync(patience, caller))
            return new(WorkOutcome.Busy, default);
        try
        {
            using var time = new CancellationTokenSource(budget, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(caller, time.Token);
            return new(WorkOutcome.Done, work(either.Token));
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return new(WorkOutcome.TookTooLong, default);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
