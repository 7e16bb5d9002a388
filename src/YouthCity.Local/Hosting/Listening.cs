using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace YouthCity.Local.Hosting;

/// <summary>Where the server listens, and whom it believes about where a request came from.</summary>
/// <param name="Port">0 chooses a free one.</param>
/// <param name="Proxies">The networks of the proxies in front, where TLS ends; null if there are none.</param>
public sealed record Listening(IPAddress Address, int Port, IReadOnlyList<System.Net.IPNetwork>? Proxies = null)
{
    private static readonly System.Net.IPNetwork[] s_thisMachine = [System.Net.IPNetwork.Parse("127.0.0.0/8"), System.Net.IPNetwork.Parse("::1/128")];

    /// <summary>On this machine alone, as a program for one person does.</summary>
    public static Listening OnThisMachine(int port) => new(IPAddress.Loopback, port);

    /// <summary>Null if one of the proxies is neither an address nor a network such as <c>10.1.0.0/16</c>.</summary>
    /// <param name="proxies">None at all for a proxy on this machine.</param>
    public Listening? Behind(IReadOnlyList<string> proxies)
    {
        var networks = proxies.Select(Network).ToList();
        return networks.Contains(null) ? null : this with { Proxies = networks.Count == 0 ? s_thisMachine : [.. networks.Select(network => network!.Value)] };
    }

    /// <summary>Whether requests could come over a network without TLS, which only a proxy ends.</summary>
    public bool IsOpen => Proxies is null && !IPAddress.IsLoopback(Address);

    /// <summary>Takes address and scheme of the caller from the proxy's headers, and from nobody else's.</summary>
    public void Believe(WebApplication app)
    {
        if (Proxies is null)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Proxies)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork? Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}
