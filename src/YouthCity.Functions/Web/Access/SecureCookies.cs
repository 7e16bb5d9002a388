using System.Net;
using Microsoft.AspNetCore.Http;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// Cookies go over TLS alone, except where the browser talks to its own machine and so to a program without a certificate. What tells the two
/// apart is the name that the browser asked for: behind the Functions host every connection comes from a loopback address, and what a forwarded
/// header says of the scheme can be written by anyone.
/// </summary>
public static class SecureCookies
{
    /// <summary>Where the worker keeps the name that the Functions host connected to, once it has taken the browser's from the host's header.</summary>
    private const string ConnectedHost = "X-Original-Host";

    /// <summary>False if every name that the request came under is of this machine.</summary>
    public static bool AreFor(HttpRequest request) =>
        !(IsLoopback(request.Headers.Host) && request.Headers[ConnectedHost].All(IsLoopback));

    /// <param name="name">As it was sent: what is no name of a host at all is not to be decoded.</param>
    private static bool IsLoopback(string? name) =>
        new HostString(name ?? "") is var host && (host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Host, out var address) && IPAddress.IsLoopback(address)));
}

/// <summary>The cookie that a form's token belongs to.</summary>
public sealed class FormCookie : CookieBuilder
{
    public FormCookie()
    {
        Name = "form";
        HttpOnly = true;
        IsEssential = true;

        // As the session's, so that whoever comes by a link keeps the forms that stand open beside; the token in the form is what protects.
        SameSite = SameSiteMode.Lax;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = base.Build(context, expiresFrom);
        options.Secure = SecureCookies.AreFor(context.Request);
        return options;
    }
}
