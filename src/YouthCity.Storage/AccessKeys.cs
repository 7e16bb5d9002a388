using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage;

/// <summary>Whom a key is for.</summary>
/// <param name="City">The id of a city, as the rules spell it.</param>
/// <param name="Name">What the holder is called; null if nobody says.</param>
/// <param name="Until">From when on it opens nothing; null for a key without an end.</param>
public sealed record KeyHolder(Role Role, string? City, string? Name = null, DateTimeOffset? Until = null);

/// <param name="Secret">What the holder presents; it cannot be had again.</param>
/// <param name="Ring">The hash of the ring that has the key.</param>
public sealed record IssuedKey(AccessKey Key, string Secret, ContentHash Ring);

/// <param name="Key">As it is now; null if there is none with the id.</param>
/// <param name="IsLast">Whether it still works because no other key that works could manage keys.</param>
/// <param name="Ring">The hash of the ring after it; null if nothing was changed.</param>
public sealed record Revocation(AccessKey? Key, bool IsLast, ContentHash? Ring);

/// <summary>The access keys of an installation, under a head of their own with a chain of their own: they never enter a contest's documents.</summary>
public sealed class AccessKeys(IDocumentStore store, InstallationSecret secret)
{
    public const string HeadName = "keys";

    /// <summary>How far the clocks of two instances may be apart.</summary>
    private static readonly TimeSpan s_clocksDiffer = TimeSpan.FromMinutes(1);

    private volatile Cached? _cached;

    public async Task<KeyRing> ReadAsync(CancellationToken cancellation)
    {
        var head = await store.ReadHeadAsync(HeadName, cancellation);
        if (head is null)
            return KeyRing.Empty;
        if (_cached is { } cached && cached.Head == head)
            return cached.Keys;
        if (await store.ReadTargetAsync(HeadName, cancellation) is not { } newest)
            return KeyRing.Empty;
        var keys = KeyRing.Read(newest.Content);
        _cached = new(newest.Head, keys);
        return keys;
    }

    /// <summary>The key whose secret somebody presents, whether it works or not. Null if there is none.</summary>
    public async Task<AccessKey?> FindAsync(string presented, CancellationToken cancellation) =>
        (await ReadAsync(cancellation)).Find(PresentedKey.Of(presented, secret));

    /// <summary>Whether a key was hashed with another secret of the installation than the one there is: then it opens nothing here.</summary>
    public bool IsOfAnotherSecret(AccessKey key) => key.HashedBy is { } fingerprint && fingerprint != secret.Fingerprint;

    /// <summary>Makes a key and adds it; another one added at the same moment is not lost.</summary>
    /// <param name="reason">May be empty.</param>
    /// <exception cref="OutcomeUnknownException">Whether it was added could not be found out.</exception>
    public async Task<IssuedKey> IssueAsync(KeyHolder holder, KeyIssuer by, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var (made, shown) = AccessKey.Make(secret, holder.Role, holder.City, RandomNumberGenerator.GetBytes(AccessKey.IdBytes + AccessKey.SecretBytes), now);
        var key = made with { Name = holder.Name, Until = holder.Until };
        var ring = await store.ReplaceTargetAsync(
            HeadName,
            content => Read(content) is var before && before.FindById(key.Id) is null
                ? before.With(key, new(HashOf(content), KeyCommit.Issued, key.Id, by, Time(now, before), reason)).Write()
                : null,
            content => KeyRing.Read(content).FindById(key.Id)?.Hash == key.Hash,
            cancellation);

        // One chance in four thousand millions for each pair of keys of a role.
        return ring is { } added ? new(key, shown, added) : await IssueAsync(holder, by, reason, now, cancellation);
    }

    /// <summary>Revokes a key, for good. The last one that works and may manage keys stays.</summary>
    /// <exception cref="OutcomeUnknownException">Whether it was revoked could not be found out.</exception>
    public async Task<Revocation> RevokeAsync(string id, KeyIssuer by, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var (key, isLast) = ((AccessKey?)null, false);
        var ring = await store.ReplaceTargetAsync(
            HeadName,
            content =>
            {
                var before = Read(content);
                key = before.FindById(id);
                isLast = key is not null && key.WorksAt(now) && Capabilities.Of(key.Role).Contains(Capability.ManageKeys) && !before.HasAnother(key, Capability.ManageKeys, now);
                if (key is null or { RevokedAt: not null } || isLast)
                    return null;
                var after = before.Without(new(HashOf(content), KeyCommit.Revoked, id, by, Time(now, before), reason));
                key = after.FindById(id);
                return after.Write();
            },
            content => KeyRing.Read(content).FindById(id)?.RevokedAt is not null,
            cancellation);
        return new(key, isLast, ring);
    }

    /// <summary>The rings and their hashes, the newest first; the last one may be from before there were chains.</summary>
    /// <exception cref="InvalidDataException">A ring is missing or damaged, or is none.</exception>
    public async IAsyncEnumerable<(ContentHash Hash, KeyRing Ring)> WalkAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var newest = await store.ReadTargetAsync(HeadName, cancellation);
        for (var next = newest?.Head.Target; next is { } at;)
        {
            var ring = await ReadAsync(at, cancellation);
            yield return (at, ring);
            next = ring.Commit?.Parent;
        }
    }

    private async Task<KeyRing> ReadAsync(ContentHash ring, CancellationToken cancellation)
    {
        try
        {
            return KeyRing.Read(await store.ReadOneAsync(ring, cancellation));
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"Document {ring} is damaged: it is not of the form it should have.", fault);
        }
    }

    private static KeyRing Read(byte[]? content) => content is null ? KeyRing.Empty : KeyRing.Read(content);

    private static ContentHash? HashOf(byte[]? content) => content is null ? null : ContentHash.Of(content);

    /// <summary>The time, but not before the change that it follows, if only because another instance's clock is a little ahead.</summary>
    private static DateTimeOffset Time(DateTimeOffset now, KeyRing after) =>
        after.Commit is { } before && before.At > now && before.At - now <= s_clocksDiffer ? before.At : now;

    private sealed record Cached(Head Head, KeyRing Keys);
}
