using YouthCity.Core.Access;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>What a tidying keeps and what it removes, on every store.</summary>
public abstract class GarbageCollectorContract
{
    private const string Contest = "2020";

    private static readonly DateTimeOffset s_later = DateTimeOffset.UtcNow.AddDays(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_a_version_or_the_past_of_one_names_stays()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        for (var number = 1; number <= 3; number++)
            await AnAct.AppendAsync(history, Contest, await history.ReadAsync(Contest, null, Cancellation), number, Cancellation);
        await AnAct.AppendAsync(history, "another", ContestVersion.Initial, 9, Cancellation);
        var before = await HashesAsync(store);
        Assert.Empty(await TidyAsync(store));
        Assert.Equal(before, await HashesAsync(store));
    }

    [Fact]
    public async Task What_a_writer_that_lost_left_behind_goes()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        await AnAct.AppendAsync(history, Contest, ContestVersion.Initial, 1, Cancellation);
        var before = await HashesAsync(store);
        Assert.Null(await AnAct.AppendAsync(history, Contest, ContestVersion.Initial, 2, Cancellation));
        var gone = await TidyAsync(store);
        Assert.Equal(3, gone.Count);
        Assert.Contains(AnAct.Application("2").Hash, gone);
        Assert.Equal(before, await HashesAsync(store));
        Assert.Equal("1", (await history.ReadAsync(Contest, null, Cancellation)).Commit!.Reason);
    }

    [Fact]
    public async Task What_was_written_lately_stays_because_a_head_may_be_about_to_point_to_it()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        var document = AnAct.Application("1");
        await store.WriteAsync([document], Cancellation);
        var found = await new GarbageCollector(store, history).FindAsync(DateTimeOffset.UtcNow.AddHours(-1), Cancellation);
        Assert.Equal((0, 1, 0), (found.Loose.Count, found.Fresh, found.Held));
        Assert.Empty(await new GarbageCollector(store, history).RemoveAsync(found, Cancellation));
        Assert.Equal([document.Hash.Hex], await HashesAsync(store));
    }

    [Fact]
    public async Task What_a_writer_takes_up_between_looking_and_removing_stays()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        await store.WriteAsync([AnAct.Application("1")], Cancellation);
        var tidying = new GarbageCollector(store, history);
        var found = await tidying.FindAsync(s_later, Cancellation);
        Assert.Single(found.Loose);
        await AnAct.AppendAsync(history, Contest, ContestVersion.Initial, 1, Cancellation);
        Assert.Empty(await tidying.RemoveAsync(found, Cancellation));
        var newest = await history.ReadAsync(Contest, null, Cancellation);
        Assert.Equal(AnAct.Application("1").Content, await store.ReadOneAsync(newest.Manifest.Applications["osh"], Cancellation));
    }

    [Fact]
    public async Task The_chain_of_key_rings_stays_and_the_keys_of_the_newest_open()
    {
        var store = Fresh();
        var keys = new AccessKeys(store, Issuing.Secret);
        string[] secrets = [await IssueAsync(keys), await IssueAsync(keys), await IssueAsync(keys)];
        Assert.Empty(await TidyAsync(store));
        Assert.Equal(3, await keys.WalkAsync(Cancellation).CountAsync(Cancellation));
        var ring = await new AccessKeys(store, Issuing.Secret).ReadAsync(Cancellation);
        Assert.All(secrets, secret => Assert.NotNull(ring.Find(PresentedKey.Of(secret, Issuing.Secret))));
    }

    [Fact]
    public async Task What_a_document_names_that_a_version_names_stays_too()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        var deep = AnAct.Application("deep");
        var middle = AnAct.Application(deep.Hash.Hex);
        var top = AnAct.Application($"{middle.Hash.Hex} and {new string('a', ContentHash.Digits)}");
        await AnAct.AppendAsync(history, Contest, ContestVersion.Initial, top, Cancellation);
        await store.WriteAsync([deep, middle], Cancellation);
        Assert.Empty(await TidyAsync(store));
    }

    [Fact]
    public async Task A_broken_chain_is_a_fault_and_nothing_is_removed()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        var first = await AnAct.AppendAsync(history, Contest, ContestVersion.Initial, 1, Cancellation);
        await AnAct.AppendAsync(history, Contest, await history.ReadAsync(Contest, null, Cancellation), 2, Cancellation);
        var listed = await store.ListAsync(Cancellation).ToListAsync(Cancellation);
        await store.DeleteAsync([.. listed.Where(document => document.Hash == first)], Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => TidyAsync(store));
        Assert.Equal(listed.Count - 1, (await HashesAsync(store)).Count);
    }

    /// <summary>A store that holds nothing and that no other test sees.</summary>
    protected abstract IDocumentStore Fresh();

    protected static async Task<IReadOnlyCollection<ContentHash>> TidyAsync(IDocumentStore store)
    {
        var tidying = new GarbageCollector(store, new ContestHistory(store));
        return await tidying.RemoveAsync(await tidying.FindAsync(s_later, Cancellation), Cancellation);
    }

    private static Task<string> IssueAsync(AccessKeys keys) => keys.IssueAsync(Core.Access.Role.Jury, null, TimeProvider.System, Cancellation);

    private static async Task<List<string>> HashesAsync(IDocumentStore store) =>
        [.. (await store.ListAsync(Cancellation).ToListAsync(Cancellation)).Select(document => document.Hash.Hex).Order(StringComparer.Ordinal)];
}
