using System.Text;
using Microsoft.Data.Sqlite;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Storage.Sqlite;
using YouthCity.Storage.Tests.Sqlite;

namespace YouthCity.Storage.Tests;

public sealed class AccessKeysTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_installation_without_keys_knows_nobody()
    {
        var ring = await new AccessKeys(_folder.NewStore(), Issuing.Secret).ReadAsync(Cancellation);
        Assert.Empty(ring.Keys);
        Assert.Null(ring.Find(PresentedKey.Of("yc_anything", Issuing.Secret)));
    }

    [Fact]
    public async Task An_issued_key_is_found_by_its_secret()
    {
        var keys = new AccessKeys(_folder.NewStore(), Issuing.Secret);
        var agency = await IssueAsync(keys, Role.Agency);
        var city = await IssueAsync(keys, Role.City, "osh");
        var ring = await keys.ReadAsync(Cancellation);
        Assert.Equal((Role.Agency, null), (ring.Find(PresentedKey.Of(agency, Issuing.Secret))!.Role, ring.Find(PresentedKey.Of(agency, Issuing.Secret))!.City));
        Assert.Equal((Role.City, "osh"), (ring.Find(PresentedKey.Of(city, Issuing.Secret))!.Role, ring.Find(PresentedKey.Of(city, Issuing.Secret))!.City));
    }

    [Fact]
    public async Task A_secret_that_is_not_whole_finds_nothing()
    {
        var keys = new AccessKeys(_folder.NewStore(), Issuing.Secret);
        var secret = await IssueAsync(keys, Role.Jury);
        var ring = await keys.ReadAsync(Cancellation);
        Assert.All((string[])["", secret[..^1], secret + "A", secret.ToUpperInvariant(), ring.Keys[0].Hash, ring.Keys[0].Id], wrong => Assert.Null(ring.Find(PresentedKey.Of(wrong, Issuing.Secret))));
    }

    [Fact]
    public async Task Every_issued_key_is_another_one()
    {
        var keys = new AccessKeys(_folder.NewStore(), Issuing.Secret);
        var secrets = new HashSet<string>();
        for (var i = 0; i < 20; i++)
            Assert.True(secrets.Add(await IssueAsync(keys, Role.Jury)));
        Assert.All(secrets, secret => Assert.True(secret.Length >= 43, "A secret has at least 256 bits."));
    }

    [Fact]
    public async Task Keys_added_at_the_same_time_are_all_kept()
    {
        var store = _folder.NewStore();
        AccessKeys[] keys = [new(store, Issuing.Secret), new(new SqliteDocumentStore(store.Path), Issuing.Secret)];
        var secrets = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Task.Run(() => IssueAsync(keys[number % 2], Role.City, $"city-{number}"), Cancellation)));
        var ring = await keys[0].ReadAsync(Cancellation);
        Assert.Equal(20, ring.Keys.Count);
        for (var i = 0; i < secrets.Length; i++)
            Assert.Equal($"city-{i}", ring.Find(PresentedKey.Of(secrets[i], Issuing.Secret))!.City);
    }

    [Fact]
    public async Task A_key_made_elsewhere_is_known_at_the_next_look()
    {
        var store = _folder.NewStore();
        var (here, elsewhere) = (new AccessKeys(store, Issuing.Secret), new AccessKeys(new SqliteDocumentStore(store.Path), Issuing.Secret));
        await IssueAsync(here, Role.Agency);
        Assert.Single((await here.ReadAsync(Cancellation)).Keys);
        var secret = await IssueAsync(elsewhere, Role.Jury);
        Assert.NotNull((await here.ReadAsync(Cancellation)).Find(PresentedKey.Of(secret, Issuing.Secret)));
    }

    [Fact]
    public async Task The_store_holds_the_hash_of_a_secret_and_never_the_secret()
    {
        var store = _folder.NewStore();
        var secret = await IssueAsync(new AccessKeys(store, Issuing.Secret), Role.Agency);
        SqliteConnection.ClearAllPools();
        var files = Directory.GetFiles(_folder.Path).Select(File.ReadAllBytes).ToList();
        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, bytes => Contains(bytes, secret) || Contains(bytes, secret["yc_".Length..]));
        Assert.Contains(files, bytes => Contains(bytes, Issuing.Secret.HashOf(secret)));
    }

    public void Dispose() => _folder.Dispose();

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    private static Task<string> IssueAsync(AccessKeys keys, Role role, string? city = null) =>
        keys.IssueAsync(role, city, TimeProvider.System, Cancellation);
}
