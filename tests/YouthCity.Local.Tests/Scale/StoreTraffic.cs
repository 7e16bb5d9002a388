using System.Diagnostics;

namespace YouthCity.Local.Tests.Scale;

/// <summary>Counts what this process asks of one table account, as HTTP sees it.</summary>
public sealed class StoreTraffic : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string Listener = "HttpHandlerDiagnosticListener", Ended = "System.Net.Http.HttpRequestOut.Stop";

    private readonly string _connection;
    private readonly List<IDisposable> _subscriptions = [];
    private int _reads, _writes;
    private long _sent;

    /// <param name="connection">The connection string of the account.</param>
    public StoreTraffic(string connection)
    {
        _connection = connection;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What an act asks of the store.</summary>
    public async Task<Cost> OfAsync(Func<Task> act)
    {
        (_reads, _writes, _sent) = (0, 0, 0);
        await act();
        return new(_reads, _writes, _sent);
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener)
            _subscriptions.Add(value.Subscribe(this, name => name.StartsWith("System.Net.Http.HttpRequestOut", StringComparison.Ordinal)));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Ended || Member<HttpResponseMessage>(value.Value, "Response") is not { RequestMessage: { } request }
            || !_connection.Contains(request.RequestUri!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
        {
            return;
        }

        if (request.Method == HttpMethod.Get)
            Interlocked.Increment(ref _reads);
        else
            Interlocked.Increment(ref _writes);
        Interlocked.Add(ref _sent, request.Content?.Headers.ContentLength ?? 0);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    /// <summary>What is told of has a type without a name.</summary>
    private static T? Member<T>(object? value, string name)
        where T : class => value?.GetType().GetProperty(name)?.GetValue(value) as T;
}

/// <param name="Reads">Requests that read.</param>
/// <param name="Writes">Requests that write, each of up to 100 documents of one partition.</param>
/// <param name="Sent">Bytes.</param>
public sealed record Cost(int Reads, int Writes, long Sent);
