using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Health;

/// <summary>
/// Finds out whether the store takes writes, by one: a file's rights or a disk's room tell it neither for certain nor for tables. The document is always the
/// same, so nothing grows, and it is written once a minute at most, however often somebody asks: some forty thousand small writes a month for each instance,
/// which cost a few cents on a storage account and wear no disk. What failed is tried anew by whoever asks next.
/// </summary>
public sealed class WriteProbe(IDocumentStore store, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_goodFor = TimeSpan.FromMinutes(1);

    private static readonly Document s_probe = Document.Of("{\"probe\":true}"u8.ToArray());

    private readonly SemaphoreSlim _one = new(1);
    private long _goodUntil = long.MinValue;

    private bool IsKnown => clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _goodUntil);

    /// <summary>Returns if a write was taken within the last minute, or is now; whatever keeps it from being taken is thrown.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        if (IsKnown)
            return;
        await _one.WaitAsync(cancellation);
        try
        {
            if (IsKnown)
                return;
            await store.WriteAsync([s_probe], cancellation);
            Interlocked.Exchange(ref _goodUntil, (clock.GetUtcNow() + s_goodFor).UtcTicks);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
