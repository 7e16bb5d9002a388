using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;
using YouthCity.FunctionsHost.Rpc;

namespace YouthCity.FunctionsHost;

/// <summary>Where callers come in: finds the function that a request is for, tells the worker of the call and hands the request on to it.</summary>
internal sealed class HostFront(WorkerStream worker, Uri workerHttp, IHttpForwarder forwarder) : IDisposable
{
    private const int MostConnects = 200;

    private static readonly TimeSpan s_betweenConnects = TimeSpan.FromMilliseconds(50);

    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        ConnectCallback = ConnectAsync,
        UseCookies = false,
        AllowAutoRedirect = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    });

    public void Map(IEndpointRouteBuilder app, IReadOnlyList<HttpTrigger> functions)
    {
        for (var i = 0; i < functions.Count; i++)
        {
            var function = functions[i];
            Task Call(HttpContext context) => CallAsync(context, function);
            var mapped = function.Methods.Count > 0 ? app.MapMethods($"/{function.Route}", function.Methods, Call) : app.Map($"/{function.Route}", Call);
            mapped.WithOrder(i);
        }

        app.Map("{**path}", NothingAsync).WithOrder(int.MaxValue);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Tries again while the worker refuses, as the host does: it may have told its address before it listens.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException refusal) when (refusal.SocketErrorCode == SocketError.ConnectionRefused && attempt < MostConnects)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }

            await Task.Delay(s_betweenConnects, cancellation);
        }
    }

    private static Task NothingAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task CallAsync(HttpContext context, HttpTrigger function)
    {
        // The host hears out whoever says how much he sends.
        if (context.Request.ContentLength is not null)
        {
            context.Request.EnableBuffering();
            await context.Request.Body.DrainAsync(context.RequestAborted);
            context.Request.Body.Position = 0;
        }

        var invocation = Invocation(context, function);
        var ended = worker.InvokeAsync(invocation);
        await using var gone = context.RequestAborted.Register(() => worker.Cancel(invocation.InvocationId));
        var fault = await forwarder.SendAsync(context, workerHttp.ToString(), _client, ForwarderRequestConfig.Empty, new HostHeaders(invocation));
        var result = await ended.WaitAsync(TimeSpan.FromSeconds(60));
        if (fault == ForwarderError.None && result.Status == StatusResult.Types.Status.Success)
            return;
        worker.Lines.Enqueue(new WorkerLine((int)LogLevel.Error, function.Function.Name, $"{fault}, {result.Status}: {result.Exception?.Message}"));
        if (!context.Response.HasStarted)
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private static InvocationRequest Invocation(HttpContext context, HttpTrigger function)
    {
        var invocation = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Function.FunctionId,
            TraceContext = new RpcTraceContext { TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span.Id : "" },
            InputData = { new ParameterBinding { Name = function.Parameter, Data = new TypedData { Http = new RpcHttp() } } },
        };
        foreach (var (name, value) in context.GetRouteData().Values)
        {
            if (value is not null)
                invocation.TriggerMetadata.Add(name, new TypedData { String = $"{value}" });
        }

        return invocation;
    }
}
