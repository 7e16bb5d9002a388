using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using YouthCity.FunctionsHost.Rpc;

namespace YouthCity.FunctionsHost;

/// <summary>The host's end of the one stream of messages between host and worker.</summary>
internal sealed class WorkerStream(string folder) : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StatusResult>> _running = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<LoadedWorker> _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri? _http;
    private int _waiting;
    private IReadOnlyList<RpcFunctionMetadata> _functions = [];

    /// <summary>Completes when the worker has loaded every function.</summary>
    public Task<LoadedWorker> Loaded => _loaded.Task;

    /// <summary>How many calls the worker has not answered yet.</summary>
    public int Running => _running.Count;

    /// <summary>What the worker logged, in its own words.</summary>
    public ConcurrentQueue<WorkerLine> Lines { get; } = new();

    public override async Task EventStream(IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var writing = WriteAsync(responseStream, context.CancellationToken);
        while (await requestStream.MoveNext(context.CancellationToken))
            Receive(requestStream.Current);
        await writing;
    }

    /// <summary>Has the worker carry out a function; the result says how that ended.</summary>
    public Task<StatusResult> InvokeAsync(InvocationRequest invocation)
    {
        var ended = new TaskCompletionSource<StatusResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[invocation.InvocationId] = ended;
        Send(new StreamingMessage { InvocationRequest = invocation });
        return ended.Task;
    }

    public void Cancel(string invocation) => Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocation } });

    public void Terminate() => Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });

    /// <summary>Nobody waits for a worker that is no more.</summary>
    public void Fail(Exception reason)
    {
        _loaded.TrySetException(reason);
        foreach (var running in _running.Values)
            running.TrySetException(reason);
    }

    /// <summary>One after another, as gRPC demands.</summary>
    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> worker, CancellationToken cancellation)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellation))
            await worker.WriteAsync(message, cancellation);
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.StartStream:
                Send(new StreamingMessage { WorkerInitRequest = new WorkerInitRequest { HostVersion = "4.1037.0", WorkerDirectory = folder, FunctionAppDirectory = folder } });
                break;
            case StreamingMessage.ContentOneofCase.WorkerInitResponse:
                _http = new Uri(message.WorkerInitResponse.Capabilities["HttpUri"]);
                Send(new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = folder } });
                break;
            case StreamingMessage.ContentOneofCase.FunctionMetadataResponse:
                Load([.. message.FunctionMetadataResponse.FunctionMetadataResults]);
                break;
            case StreamingMessage.ContentOneofCase.FunctionLoadResponse:
                FinishLoading(message.FunctionLoadResponse.Result);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_running.TryRemove(message.InvocationResponse.InvocationId, out var ended))
                    ended.TrySetResult(message.InvocationResponse.Result);
                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                Lines.Enqueue(new WorkerLine(message.RpcLog.Level, message.RpcLog.Category, $"{message.RpcLog.Message} {message.RpcLog.Exception?.Message}"));
                break;
        }
    }

    private void Load(IReadOnlyList<RpcFunctionMetadata> functions)
    {
        (_functions, _waiting) = (functions, functions.Count);
        foreach (var function in functions)
            Send(new StreamingMessage { FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function } });
    }

    private void FinishLoading(StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            Fail(new InvalidOperationException($"A function did not load: {result.Exception?.Message}"));
        else if (--_waiting == 0)
            _loaded.TrySetResult(new LoadedWorker(_http!, _functions));
    }

    private void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);
}

/// <param name="Http">Where the worker itself listens.</param>
internal sealed record LoadedWorker(Uri Http, IReadOnlyList<RpcFunctionMetadata> Functions);

/// <param name="Level">As <c>Microsoft.Extensions.Logging.LogLevel</c> numbers them.</param>
public sealed record WorkerLine(int Level, string Category, string Text);
