using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using YouthCity.Core.Access;
using YouthCity.Functions.Telemetry;
using YouthCity.Storage;

namespace YouthCity.Functions.Web.Access;

public enum SignInOutcome
{
    Accepted,

    /// <summary>It is no key of the installation.</summary>
    Unknown,

    Revoked,

    Expired,

    /// <summary>Too many wrong keys came from its address: it was not looked at.</summary>
    Slowed,
}

/// <param name="Key">Whose key it is, where it works.</param>
/// <param name="RetryAfter">How long to wait; zero unless it was slowed down.</param>
public sealed record SignInResult(SignInOutcome Outcome, AccessKey? Key, TimeSpan RetryAfter);

/// <summary>Looks at keys that people and programs present: on the sign-in page, or in the header of every request of the API.</summary>
public sealed partial class SignIns(AccessKeys keys, GuessLimits limits, ClientAddress address, TimeProvider clock, ServiceTelemetry telemetry, ILogger<SignIns> log)
{
    /// <summary>A key in the header of a request of the API. Accepted ones are not logged: they begin nothing, and each request has its trace.</summary>
    /// <param name="presented">Null for a header that holds no key.</param>
    public async Task<SignInResult> OfApiAsync(HttpContext context, string? presented)
    {
        var (result, id) = await LookAsync(context, presented);
        if (result.Outcome != SignInOutcome.Accepted)
            Refuse("api", context, result.Outcome, id);
        return result;
    }

    /// <summary>A key in the form of the sign-in page.</summary>
    public async Task<SignInResult> OfPageAsync(HttpContext context, string? presented)
    {
        var (result, id) = await LookAsync(context, presented);
        if (result.Key is { } key)
        {
            telemetry.SignedIn("page", "accepted");
            var from = ClientAddress.Shortened(address.Of(context));
            Accepted(log, key.Id, from);
        }
        else
        {
            Refuse("page", context, result.Outcome, id);
        }

        return result;
    }

    private async Task<(SignInResult Result, string? Id)> LookAsync(HttpContext context, string? presented)
    {
        var site = ClientAddress.Site(address.Of(context));
        var key = presented is null ? null : await keys.FindAsync(presented, context.RequestAborted);
        if (limits.Wait(site, key?.Id) is { } wait)
            return (new(SignInOutcome.Slowed, null, wait), null);
        if (key is null)
            return (limits.Count(site) is { } longer ? new(SignInOutcome.Slowed, null, longer) : new(SignInOutcome.Unknown, null, TimeSpan.Zero), null);
        limits.Remember(site, key.Id);
        return (key.StateAt(clock.GetUtcNow()) switch
        {
            KeyState.Revoked => new(SignInOutcome.Revoked, null, TimeSpan.Zero),
            KeyState.Expired => new(SignInOutcome.Expired, null, TimeSpan.Zero),
            _ => new(SignInOutcome.Accepted, key, TimeSpan.Zero),
        }, key.Id);
    }

    /// <param name="id">The id of a key that does not work any more.</param>
    private void Refuse(string where, HttpContext context, SignInOutcome outcome, string? id)
    {
        var (code, from) = (outcome.ToString().ToLowerInvariant(), ClientAddress.Shortened(address.Of(context)));
        telemetry.SignedIn(where, code);
        Refused(log, where, id ?? "none", code, from);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Key {Key} signed in from {Address}")]
    private static partial void Accepted(ILogger log, string key, string address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in ({Where}) was refused: key {Key}, {Outcome}, from {Address}")]
    private static partial void Refused(ILogger log, string where, string key, string outcome, string address);
}
