using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage;

namespace YouthCity.Functions.Web.Access;

/// <summary>Signing in on the pages. The cookie holds the protected id of a key, never the key, and is good for twelve hours; it ends with the next request where the key is not in the ring any more.</summary>
public sealed class Sessions(AccessKeys keys, IDataProtectionProvider protection)
{
    private const string Cookie = "session";
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("YouthCity.Sessions").ToTimeLimitedDataProtector();

    /// <summary>Whether the browser sends a session, be it one that has ended.</summary>
    public static bool IsSent(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 };

    public async Task<Caller> ReadAsync(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { Length: > 0 } cookie || Unprotect(cookie) is not { } id)
            return Caller.Anyone;
        var ring = await keys.ReadAsync(request.HttpContext.RequestAborted);
        return ring.FindById(id) is { } key ? new Caller(key) : Caller.Anyone;
    }

    /// <summary>Signs in with a key; false where it is not known.</summary>
    public async Task<bool> SignInAsync(HttpContext context, string secret)
    {
        var ring = await keys.ReadAsync(context.RequestAborted);
        if (ring.Find(secret) is not { } key)
            return false;
        context.Response.Cookies.Append(Cookie, _protector.Protect(key.Id, s_lifetime), Options(context.Request));
        return true;
    }

    public static void SignOut(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context.Request));

    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = SecureCookies.AreFor(request),
        Path = "/",
        IsEssential = true,
    };

    private string? Unprotect(string cookie)
    {
        try
        {
            return _protector.Unprotect(cookie);
        }
        catch (CryptographicException fault) when (StoreFaults.Find(fault) is null)
        {
            // Forged, out of date, or from another installation: whoever sends it is anyone.
            return null;
        }
    }
}
