using System.Diagnostics;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Telemetry;

/// <summary>A store whose every verb is timed and is a span of the request's trace. Names of heads and documents stay out of both.</summary>
public sealed class TracedStore(IDocumentStore store, ServiceTelemetry telemetry) : IDocumentStore
{
    public Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation) =>
        TimeAsync("write", documents.Count, async () =>
        {
            await store.WriteAsync(documents, cancellation);
            return true;
        });

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) =>
        TimeAsync("read", hashes.Count, () => store.ReadAsync(hashes, cancellation));

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) =>
        TimeAsync("head", 1, () => store.ReadHeadAsync(name, cancellation));

    public Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation) =>
        TimeAsync("move", 1, () => store.MoveHeadAsync(name, expected, target, cancellation));

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) =>
        TimeAsync("delete", listed.Count, () => store.DeleteAsync(listed, cancellation));

    /// <summary>Listing is not timed: it lasts as long as its reader takes.</summary>
    public IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation) => store.ListHeadsAsync(cancellation);

    public IAsyncEnumerable<StoredDocument> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);

    private async Task<T> TimeAsync<T>(string verb, int count, Func<Task<T>> ask)
    {
        using var span = ServiceTelemetry.Spans.StartActivity($"store {verb}", ActivityKind.Client);
        span?.SetTag("documents", count);
        var (start, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var answer = await ask();
            outcome = "ok";
            return answer;
        }
        catch (StoreUnavailableException)
        {
            outcome = "away";
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            if (outcome is "away" or "failed")
                span?.SetStatus(ActivityStatusCode.Error, outcome);
            telemetry.StoreAnswered(verb, Stopwatch.GetElapsedTime(start), outcome);
        }
    }
}
