using System.Net;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Access;

/// <summary>The address that a request comes from.</summary>
/// <param name="IsForwarded">
/// Whether a host that we trust stands in between and says the address in the last entry of <c>X-Forwarded-For</c>, as the Functions host does; what a
/// caller writes into that header himself stands before it. Else it is the connection's, and the header is not looked at.
/// </param>
public sealed record ClientAddress(bool IsForwarded)
{
    private const int SiteBits = 64, ShortBits = 24, ShortBitsOf6 = 48;

    /// <summary>Null if nothing says it.</summary>
    public IPAddress? Of(HttpContext context)
    {
        if (!IsForwarded)
            return Plain(context.Connection.RemoteIpAddress);
        var last = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        return IPAddress.TryParse(last, out var address) ? Plain(address)
            : IPEndPoint.TryParse(last, out var end) ? Plain(end.Address)
            : null;
    }

    /// <summary>Whom guesses are counted for: an IPv4 address, or the /64 of an IPv6 address, which one machine has all of.</summary>
    public static string Site(IPAddress? address) => address switch
    {
        null => "unknown",
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Front(address, SiteBits),
        _ => $"{address}",
    };

    /// <summary>As logs have it: only its first 24 bits, of an IPv6 address 48.</summary>
    public static string Shortened(IPAddress? address) =>
        address is null ? "unknown" : Front(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? ShortBitsOf6 : ShortBits);

    private static string Front(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bits / 8, bytes.Length - (bits / 8));
        return $"{new IPAddress(bytes)}/{bits}";
    }

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}
