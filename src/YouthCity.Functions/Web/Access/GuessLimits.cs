using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// Slows down whoever guesses keys. Only wrong keys count. An address that sent too many waits, whatever key it sends next; when too many come from
/// everywhere, each address with a wrong key of late waits. So a right key is kept waiting by others only where they share its address, and not even
/// there if it was accepted from that address before. Counted in this process: of several instances each has its own count.
/// </summary>
public sealed class GuessLimits : IDisposable
{
    /// <summary>The setting that says how many wrong keys an address may send in a minute.</summary>
    public const string Setting = "WrongKeysPerMinute";

    private const int Usual = 10, Least = 1, Most = 1_000_000;

    /// <summary>How many addresses may send as many as one is allowed before all are slowed down.</summary>
    private const int AddressesAtOnce = 50;

    /// <summary>Keys that were accepted from an address, which are remembered.</summary>
    private const int MostRemembered = 20_000;

    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(12);

    private readonly int _limit;
    private readonly PartitionedRateLimiter<string> _byAddress;
    private readonly TokenBucketRateLimiter _overall;
    private readonly MemoryCache _accepted = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    /// <param name="perMinute">Wrong keys of one address.</param>
    public GuessLimits(int perMinute)
    {
        _limit = perMinute;
        _byAddress = PartitionedRateLimiter.Create<string, string>(site => RateLimitPartition.GetTokenBucketLimiter(site, _ => Bucket(perMinute)), StringComparer.Ordinal);
        _overall = new(Bucket(Math.Min(perMinute, Most / AddressesAtOnce) * AddressesAtOnce));
    }

    /// <exception cref="FormatException">The setting is no number, or out of its bounds.</exception>
    public static GuessLimits Of(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } given)
            return new(Usual);
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var perMinute) && perMinute is >= Least and <= Most
            ? new(perMinute)
            : throw new FormatException($"{Setting} must be a whole number from {Least} to {Most}.");
    }

    /// <summary>How long an address has to wait before a key of it is looked at; null if it need not.</summary>
    /// <param name="key">The id of the key that was sent; null if it is none of ours.</param>
    public TimeSpan? Wait(string site, string? key)
    {
        if (key is not null && _accepted.TryGetValue((site, key), out _))
            return null;

        // Asked for none, a bucket with a part of a token would say yes.
        var left = _byAddress.GetStatistics(site)!.CurrentAvailablePermits;
        if (left < 1)
            return RetryAfter(_byAddress.AttemptAcquire(site));
        return left == _limit || _overall.GetStatistics()!.CurrentAvailablePermits >= 1 ? null : RetryAfter(_overall.AttemptAcquire());
    }

    /// <summary>Counts a wrong key. Gives how long its address has to wait already; null if it need not.</summary>
    public TimeSpan? Count(string site)
    {
        using var own = _byAddress.AttemptAcquire(site);
        using var all = _overall.AttemptAcquire();
        return RetryAfter(own) ?? RetryAfter(all);
    }

    /// <summary>Remembers that a key was accepted from an address.</summary>
    public void Remember(string site, string key) =>
        _accepted.Set((site, key), value: true, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = s_remembered });

    public void Dispose()
    {
        _byAddress.Dispose();
        _overall.Dispose();
        _accepted.Dispose();
    }

    /// <summary>Full at first; one comes back after another, all of them within a minute.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int limit) => new()
    {
        TokenLimit = limit,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1.0 / limit),
        QueueLimit = 0,
    };

    private static TimeSpan? RetryAfter(RateLimitLease lease) =>
        lease.IsAcquired ? null
        : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
        : TimeSpan.FromMinutes(1);
}
