using System.Security.Cryptography;
using YouthCity.Core.Access;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage;

/// <summary>The access keys of an installation, under a head of their own: they never enter a contest's documents.</summary>
public sealed class AccessKeys(IDocumentStore store)
{
    public const string HeadName = "keys";

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

    /// <summary>Makes a key and adds it; gives the secret, which cannot be had again.</summary>
    public Task<string> IssueAsync(Role role, string? city, TimeProvider clock, CancellationToken cancellation) =>
        IssueAsync(role, city, name: null, clock, cancellation);

    /// <param name="name">What the holder is called.</param>
    public async Task<string> IssueAsync(Role role, string? city, string? name, TimeProvider clock, CancellationToken cancellation)
    {
        var (key, secret) = AccessKey.Make(role, city, RandomNumberGenerator.GetBytes(AccessKey.IdBytes + AccessKey.SecretBytes), clock.GetUtcNow());
        await AddAsync(key with { Name = name }, cancellation);
        return secret;
    }

    /// <summary>Adds a key; another one added at the same moment is not lost.</summary>
    /// <exception cref="OutcomeUnknownException">Whether it was added could not be found out.</exception>
    public Task AddAsync(AccessKey key, CancellationToken cancellation) => store.ReplaceTargetAsync(
        HeadName,
        content => (content is null ? KeyRing.Empty : KeyRing.Read(content)).With(key).Write(),
        content => KeyRing.Read(content).FindById(key.Id) is not null,
        cancellation);

    private sealed record Cached(Head Head, KeyRing Keys);
}
