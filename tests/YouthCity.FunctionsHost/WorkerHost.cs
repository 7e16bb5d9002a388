using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;
using YouthCity.FunctionsHost.Rpc;

namespace YouthCity.FunctionsHost;

/// <summary>
/// Plays the Functions host for one worker, a process of its own: speaks the host's side of gRPC with it and hands HTTP requests on, each to the
/// first function by name that takes it.
/// </summary>
public sealed class WorkerHost : IAsyncDisposable
{
    private const int LargestBody = 104_857_600;

    private readonly WebApplication _rpc;
    private readonly WorkerStream _stream;
    private readonly WorkerProcess _process;
    private WebApplication? _web;
    private HostFront? _front;
    private LoadedWorker? _loaded;

    private WorkerHost(WebApplication rpc, WorkerStream stream, WorkerProcess process)
    {
        (_rpc, _stream, _process) = (rpc, stream, process);
    }

    /// <summary>Where callers come in.</summary>
    public Uri Address => new(_web!.Urls.First());

    /// <summary>The names of the functions that the worker loaded.</summary>
    public IReadOnlyList<string> Functions => [.. _loaded!.Functions.Select(function => function.Name)];

    public IReadOnlyCollection<WorkerLine> Lines => _stream.Lines;

    /// <summary>How many calls the worker has not answered yet.</summary>
    public int Running => _stream.Running;

    /// <summary>What the worker has used of the machine's processors.</summary>
    public TimeSpan ProcessorTime => _process.ProcessorTime;

    /// <summary>What the worker wrote to its standard output and error.</summary>
    public string Output => _process.Output;

    /// <param name="folder">The published worker.</param>
    /// <param name="settings">Of the worker, as environment variables.</param>
    /// <param name="first">What it is asked before anyone else may ask, and answers with success.</param>
    public static async Task<WorkerHost> StartAsync(string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation, string first = "health/live")
    {
        var stream = new WorkerStream(folder);
        var rpc = Build(HttpProtocols.Http2, services =>
        {
            services.AddGrpc(options => (options.MaxReceiveMessageSize, options.MaxSendMessageSize) = (null, null));
            services.AddSingleton(stream);
        });
        rpc.MapGrpcService<WorkerStream>();
        await rpc.StartAsync(cancellation);
        var host = new WorkerHost(rpc, stream, new WorkerProcess(folder, new Uri(rpc.Urls.First()), settings, stream.Fail));
        try
        {
            await host.OpenAsync(first, cancellation);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a timer's function as if its time had come. Null if that ended well, otherwise what went wrong.</summary>
    public async Task<string?> FireAsync(string timer, CancellationToken cancellation)
    {
        var function = _loaded!.Functions.Single(function => function.Name == timer);
        var result = await _stream.InvokeAsync(new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.FunctionId,
            TraceContext = new RpcTraceContext(),
            InputData = { new ParameterBinding { Name = HttpTrigger.ParameterOf(function), Data = new TypedData { Json = """{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}""" } } },
        }).WaitAsync(cancellation);
        return result.Status == StatusResult.Types.Status.Success ? null : $"{result.Status}: {result.Exception?.Message}";
    }

    /// <summary>Asks the worker to end and gives its exit code.</summary>
    public Task<int> TerminateAsync(CancellationToken cancellation)
    {
        _stream.Terminate();
        return _process.EndAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        if (_web is not null)
            await _web.DisposeAsync();
        _front?.Dispose();
        await _rpc.DisposeAsync();
    }

    private async Task OpenAsync(string first, CancellationToken cancellation)
    {
        _loaded = await _stream.Loaded.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
        _web = Build(HttpProtocols.Http1, services => services.AddHttpForwarder());
        _front = new HostFront(_stream, _loaded.Http, _web.Services.GetRequiredService<IHttpForwarder>());
        _front.Map(_web, HttpTrigger.Of(_loaded.Functions));
        await _web.StartAsync(cancellation);
        await WarmUpAsync(first, cancellation);
    }

    /// <summary>The first request compiles its way through host and worker; what it takes is not to be taken for a test's time.</summary>
    private async Task WarmUpAsync(string first, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var reply = await client.GetAsync(new Uri(first, UriKind.Relative), cancellation);
        if (!reply.IsSuccessStatusCode)
            throw new InvalidOperationException($"The worker does not answer:\n{string.Join('\n', Lines)}\n{Output}");
    }

    private static WebApplication Build(HttpProtocols protocols, Action<IServiceCollection> services)
    {
        var builder = WebApplication.CreateSlimBuilder();

        // Not none: a request is traced only where somebody may log.
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
        });
        services(builder.Services);
        return builder.Build();
    }
}
