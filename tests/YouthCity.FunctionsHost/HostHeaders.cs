using System.Globalization;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;
using YouthCity.FunctionsHost.Rpc;

namespace YouthCity.FunctionsHost;

/// <summary>The headers that the host writes over those of the caller.</summary>
internal sealed class HostHeaders(InvocationRequest invocation) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        Write(proxyRequest, "x-ms-invocation-id", invocation.InvocationId);
        Write(proxyRequest, "X-Forwarded-For", $"{httpContext.Connection.RemoteIpAddress}:{httpContext.Connection.RemotePort.ToString(CultureInfo.InvariantCulture)}");
        Write(proxyRequest, "X-Forwarded-Host", httpContext.Request.Host.ToString());
        Write(proxyRequest, "X-Forwarded-Proto", httpContext.Request.Scheme);
        Write(proxyRequest, "traceparent", invocation.TraceContext.TraceParent);
    }

    private static void Write(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        if (value.Length > 0)
            request.Headers.TryAddWithoutValidation(name, value);
    }
}
