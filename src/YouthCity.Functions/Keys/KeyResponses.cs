using YouthCity.Core.Access;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Storage;

namespace YouthCity.Functions.Keys;

/// <summary>What is sent to issue a key.</summary>
/// <param name="Role"><c>agency</c>, <c>jury</c>, <c>city</c> or <c>observer</c>.</param>
/// <param name="City">The id of a city: of the key of a city, or the one that a juror comes from.</param>
/// <param name="Name">What the holder is called.</param>
/// <param name="Until">A day, which counts whole in Asia/Bishkek, or a moment with its offset; without one the key has no end.</param>
/// <param name="Reason">Goes into the audit trail.</param>
public sealed record NewKeyRequest(string? Role = null, string? City = null, string? Name = null, string? Until = null, string? Reason = null);

/// <summary>The keys of the installation, the newest first; neither secrets nor hashes.</summary>
/// <param name="Keys">Revoked and expired ones too.</param>
public sealed record KeysResponse(IReadOnlyList<KeyLine> Keys)
{
    public CsvTable Table() => new(
        ["access key", "role", "name", "city", "madeAt", "until", "state", "kind"],
        Keys.Select(IReadOnlyList<object?> (key) => [key.Id, new Word("role", key.Role), key.Name, key.City, key.MadeAt, key.Until, new Word("page.keys.state", key.State), key.Kind]));
}

/// <summary>An access key.</summary>
/// <param name="Id">What revokes it, and what the audit trail names; it opens nothing.</param>
/// <param name="Role"><c>agency</c>, <c>jury</c>, <c>city</c> or <c>observer</c>.</param>
/// <param name="City">The id of a city: of the key of a city, or the one that a juror comes from; null if there is none.</param>
/// <param name="Name">What the holder is called; null if that was not said.</param>
/// <param name="MadeAt">When it was issued.</param>
/// <param name="Until">The moment at which it expires; null if it has no end.</param>
/// <param name="RevokedAt">When it was revoked; null if it was not.</param>
/// <param name="State"><c>works</c>, <c>expired</c> or <c>revoked</c>.</param>
/// <param name="Kind">How its secret is kept: <c>hmac</c>; <c>sha256</c> for keys from before installations had a secret; <c>other-secret</c> for one that this installation's secret does not open.</param>
public sealed record KeyLine(
    string Id, string Role, string? City, string? Name, DateTimeOffset MadeAt, DateTimeOffset? Until, DateTimeOffset? RevokedAt, string State, string Kind)
{
    public static KeyLine Of(AccessKey key, AccessKeys keys, DateTimeOffset now) => new(
        key.Id, key.Role.Code(), key.City, key.Name, key.MadeAt, key.Until, key.RevokedAt, key.StateAt(now).ToString().ToLowerInvariant(),
        key.HashedBy is null ? "sha256" : keys.IsOfAnotherSecret(key) ? "other-secret" : "hmac");
}

/// <summary>A key that was just issued.</summary>
/// <param name="Id">What revokes it, and what the audit trail names; it opens nothing.</param>
/// <param name="Role"><c>agency</c>, <c>jury</c>, <c>city</c> or <c>observer</c>.</param>
/// <param name="City">The id of a city: of the key of a city, or the one that a juror comes from; null if there is none.</param>
/// <param name="Name">What the holder is called; null if that was not said.</param>
/// <param name="MadeAt">When it was issued.</param>
/// <param name="Until">The moment at which it expires; null if it has no end.</param>
/// <param name="Secret">What the holder presents; it is shown this once.</param>
public sealed record IssuedKeyResponse(string Id, string Role, string? City, string? Name, DateTimeOffset MadeAt, DateTimeOffset? Until, string Secret)
{
    public static IssuedKeyResponse Of(IssuedKey issued) => new(
        issued.Key.Id, issued.Key.Role.Code(), issued.Key.City, issued.Key.Name, issued.Key.MadeAt, issued.Key.Until, issued.Secret);
}

/// <summary>What became of the keys, the newest act first.</summary>
/// <param name="Acts">The newest first.</param>
public sealed record KeyAudit(IReadOnlyList<KeyAuditLine> Acts)
{
    /// <summary>Those who did something, and what became of keys by themselves: a key expires at its moment, without a commit.</summary>
    /// <param name="chain">The newest ring first.</param>
    public static KeyAudit Of(IReadOnlyList<(string Version, KeyRing Ring)> chain, DateTimeOffset now)
    {
        var acts = chain.Where(step => step.Ring.Commit is not null).Select(step => KeyAuditLine.Of(step.Version, step.Ring));
        var expired = chain is [var newest, ..] ? newest.Ring.Keys.Where(key => key.Until <= now && !(key.RevokedAt < key.Until)).Select(KeyAuditLine.OfExpired) : [];
        return new([.. acts.Concat(expired).OrderByDescending(line => line.At)]);
    }

    public CsvTable Table() => new(
        ["at", "act", "access key", "role of key", "city of key", "name of key", "who", "role", "name", "reason", "version", "parent"],
        Acts.Select(IReadOnlyList<object?> (act) =>
            [act.At, new Word("act", act.Act), act.Key, Word.Of("role", act.KeyRole), act.KeyCity, act.KeyName, act.Who, Word.Of("role", act.Role), act.Name, act.Reason, act.Version, act.Parent]));
}

/// <summary>What became of a key.</summary>
/// <param name="At">When it was done; of a key that expired, the moment of that.</param>
/// <param name="Act"><c>issued</c>, <c>revoked</c> or <c>expired</c>.</param>
/// <param name="Key">The id of the key that it is about.</param>
/// <param name="KeyRole">The role of the key that it is about; null if the key is not there any more.</param>
/// <param name="KeyCity">The id of the city of the key that it is about; null if it has none.</param>
/// <param name="KeyName">What the holder of the key that it is about is called; null if that was not said.</param>
/// <param name="Who">The id of the key of who did it, or <c>command-line</c>; null for a key that expired by itself.</param>
/// <param name="Role">The role of who did it; null for a key that expired by itself.</param>
/// <param name="Name">What that key's holder was called at the time.</param>
/// <param name="Reason">Why, in the words of who did it; empty if no reason was given.</param>
/// <param name="Version">The hash of the ring that it made; null for a key that expired by itself.</param>
/// <param name="Parent">The hash of the ring before; null for the first, and for a key that expired by itself.</param>
public sealed record KeyAuditLine(
    DateTimeOffset At, string Act, string Key, string? KeyRole, string? KeyCity, string? KeyName, string? Who, string? Role, string? Name, string Reason, string? Version, string? Parent)
{
    public static KeyAuditLine Of(string version, KeyRing ring)
    {
        var (commit, key) = (ring.Commit!, ring.FindById(ring.Commit!.Key));
        return new(
            commit.At, commit.Act, commit.Key, key?.Role.Code(), key?.City, key?.Name, commit.By.Who, commit.By.Role, commit.By.Name, commit.Reason, version, commit.Parent?.Hex);
    }

    public static KeyAuditLine OfExpired(AccessKey key) =>
        new(key.Until!.Value, "expired", key.Id, key.Role.Code(), key.City, key.Name, Who: null, Role: null, Name: null, Reason: "", Version: null, Parent: null);
}
