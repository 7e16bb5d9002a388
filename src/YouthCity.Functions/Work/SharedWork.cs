namespace YouthCity.Functions.Work;

/// <summary>Work whose result several callers wait for at once: it is done one time for all of them, and stops when the last of them has left.</summary>
public sealed class SharedWork(WorkSlots slots)
{
    private readonly Dictionary<string, UnderWay> _underWay = new(StringComparer.Ordinal);

    /// <param name="key">Names everything that the result depends on.</param>
    /// <param name="caller">Ends this caller's waiting, and the work if nobody else waits.</param>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<Worked<T>> RunAsync<T>(string key, Func<CancellationToken, T> work, CancellationToken caller)
        where T : class
    {
        var joined = Join(key, work);
        try
        {
            var worked = await joined.Task!.WaitAsync(caller);
            return new(worked.Outcome, (T?)worked.Value);
        }
        finally
        {
            Leave(key, joined);
        }
    }

    private UnderWay Join<T>(string key, Func<CancellationToken, T> work)
        where T : class
    {
        lock (_underWay)
        {
            // What has come to its end, with whatever outcome, is no work to wait for.
            if (!_underWay.TryGetValue(key, out var known) || known.Task!.IsCompleted)
            {
                _underWay[key] = known = new();
                var wanted = known.Wanted.Token;
                known.Task = Task.Run(() => slots.RunAsync<object>(work, wanted), CancellationToken.None);
            }

            known.Callers++;
            return known;
        }
    }

    private void Leave(string key, UnderWay joined)
    {
        lock (_underWay)
        {
            if (--joined.Callers > 0)
                return;
            if (_underWay.TryGetValue(key, out var now) && ReferenceEquals(now, joined))
                _underWay.Remove(key);
        }

        joined.Wanted.Cancel();
    }

    /// <summary>Never disposed of: it has no timer and no handle, and the work may still look at its token.</summary>
    private sealed class UnderWay
    {
        public CancellationTokenSource Wanted { get; } = new();

        public Task<Worked<object>>? Task { get; set; }

        public int Callers { get; set; }
    }
}
