using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// Signing in on the pages. The cookie holds, protected, the id of a key and the number of the session, never the key. A session ends after twelve hours, and
/// before that with the next request, on every instance, where its key was revoked or has expired, or where somebody signed out of it.
/// </summary>
public sealed class Sessions(AccessKeys keys, EndedSessions ended, AppServicePrincipals principals, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "session";
    private const char Separator = ' ';
    private const int NumberBytes = 16;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("YouthCity.Sessions").ToTimeLimitedDataProtector();

    /// <summary>Whether the browser sends a session, be it one that has ended.</summary>
    public static bool IsSent(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 };

    public async Task<Caller> ReadAsync(HttpRequest request)
    {
        if (Read(request) is not { } session)
            return principals.Find(request) is { } principal ? new Caller(principal) : Caller.Anyone;
        var cancellation = request.HttpContext.RequestAborted;
        var ring = await keys.ReadAsync(cancellation);
        return ring.FindById(session.Key) is { } key && key.WorksAt(clock.GetUtcNow()) && !await ended.HasAsync(session.Number, cancellation)
            ? new Caller(key)
            : Caller.Anyone;
    }

    /// <summary>Begins a session of the holder of a key.</summary>
    public void Begin(HttpContext context, AccessKey key)
    {
        var number = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NumberBytes));
        context.Response.Cookies.Append(Cookie, _protector.Protect($"{key.Id}{Separator}{number}", s_lifetime), Options(context.Request));
    }

    /// <summary>Ends the session that the request comes with, here and on every other instance, whoever has its cookie.</summary>
    /// <returns>Where to go next.</returns>
    public async Task<string> EndAsync(HttpContext context)
    {
        context.Response.Cookies.Delete(Cookie, Options(context.Request));
        if (Read(context.Request) is { } session)
            await ended.EndAsync(session.Number, session.Until, clock.GetUtcNow(), context.RequestAborted);
        return principals.Find(context.Request) is null ? "/" : AppServicePrincipals.SignOut;
    }

    /// <summary>Lax: whoever comes by a link from a letter is signed in, and a form of another site is not.</summary>
    private static CookieOptions Options(HttpRequest request) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = SecureCookies.AreFor(request),
        Path = "/",
        IsEssential = true,
    };

    /// <summary>Null for a cookie that is forged, out of date, from another installation, or from before sessions had numbers: whoever sends it is anyone.</summary>
    private Session? Read(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { Length: > 0 } cookie)
            return null;
        try
        {
            return _protector.Unprotect(cookie, out var until).Split(Separator) is [var key, var number] ? new(key, number, until) : null;
        }
        catch (CryptographicException fault) when (StoreFaults.Find(fault) is null)
        {
            return null;
        }
    }

    /// <param name="Key">The id of the key.</param>
    private sealed record Session(string Key, string Number, DateTimeOffset Until);
}
