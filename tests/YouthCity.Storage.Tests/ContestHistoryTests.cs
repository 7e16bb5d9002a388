using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Sqlite;
using YouthCity.Storage.Tests.Sqlite;

namespace YouthCity.Storage.Tests;

public sealed class ContestHistoryTests : IDisposable
{
    private const string Contest = "2020";

    private readonly SqliteFolder _folder = new();
    private readonly SqliteDocumentStore _store;
    private readonly ContestHistory _history;

    public ContestHistoryTests()
    {
        _store = _folder.NewStore();
        _history = new(_store);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contest_begins_with_nothing()
    {
        var version = await ReadAsync();
        Assert.Same(ContestVersion.Initial, version);
        Assert.Null(version.Hash);
        Assert.Empty(await WalkAsync(version));
    }

    [Fact]
    public async Task What_is_appended_is_the_newest_version()
    {
        var hash = await AppendAsync(await ReadAsync(), 1);
        var version = await ReadAsync();
        Assert.Equal(hash, version.Hash);
        Assert.Equal(("1", "agency-00000000", AnAct.At.AddSeconds(1)), (version.Commit!.Reason, version.Commit.Who, version.Commit.At));
        var document = version.Manifest.Applications["osh"];
        Assert.Equal(AnAct.Application("1").Content, await _store.ReadOneAsync(document, Cancellation));
    }

    [Fact]
    public async Task Appending_to_a_version_that_is_no_longer_the_newest_gives_nothing_and_changes_nothing()
    {
        var stale = await ReadAsync();
        await AppendAsync(stale, 1);
        var now = await ReadAsync();
        Assert.Null(await AppendAsync(stale, 2));
        Assert.Equal(now.Head, (await ReadAsync()).Head);

        await AppendAsync(now, 3);
        Assert.Null(await AppendAsync(now, 4));
        Assert.Equal(["3", "1"], (await WalkAsync(await ReadAsync())).Select(step => step.Commit.Reason));
    }

    /// <summary>What is written beside the document of the act itself: a leaf, the manifest and the commit, however many cities there are.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    public async Task An_act_of_one_city_writes_about_as_much_in_a_contest_of_any_size(int cities)
    {
        var documents = Enumerable.Range(0, cities).Select(city => AnAct.Application($"city-{city}")).ToList();
        var many = Manifest.Empty with { Applications = DocumentDictionary.Of(documents.Select((document, city) => KeyValuePair.Create($"city-{city}", document.Hash))) };
        await _history.AppendAsync(Contest, ContestVersion.Initial, many, documents, (parent, manifest) => new(
            parent, manifest, "applications", "agency-00000000", "agency", AnAct.At, "0", null, AnAct.Application("rules").Hash), Cancellation);
        var before = await SizesAsync();

        await AppendAsync(await ReadAsync(), 1);

        var written = (await SizesAsync()).Where(document => !before.ContainsKey(document.Key)).ToList();
        Assert.InRange(written.Count, 3, 4);
        Assert.InRange(written.Sum(document => document.Value), 1, 60_000);
        var fresh = new ContestHistory(_store);
        var read = await fresh.ReadAsync(Contest, null, Cancellation);
        Assert.Equal(cities + 1, read.Manifest.Applications.Count);
        Assert.Equal(AnAct.Application("1").Hash, read.Manifest.Applications["osh"]);
        Assert.Empty(read.Manifest.Applications.ChangesSince((await ReadAsync()).Manifest.Applications));
    }

    [Fact]
    public async Task The_chain_goes_from_the_newest_to_the_first_and_each_names_the_one_before()
    {
        for (var number = 1; number <= 5; number++)
            await AppendAsync(await ReadAsync(), number);
        var chain = await WalkAsync(await ReadAsync());
        Assert.Equal(["5", "4", "3", "2", "1"], chain.Select(step => step.Commit.Reason));
        Assert.Equal(chain.Skip(1).Select(step => (ContentHash?)step.Hash).Append(null), chain.Select(step => step.Commit.Parent));
    }

    [Fact]
    public async Task An_old_version_still_walks_its_own_past()
    {
        await AppendAsync(await ReadAsync(), 1);
        var old = await ReadAsync();
        await AppendAsync(old, 2);
        Assert.Equal(["1"], (await WalkAsync(old)).Select(step => step.Commit.Reason));
    }

    [Fact]
    public async Task A_version_that_is_known_and_still_the_newest_is_not_read_again()
    {
        await AppendAsync(await ReadAsync(), 1);
        var known = await ReadAsync();
        Assert.Same(known, await _history.ReadAsync(Contest, known, Cancellation));
        await AppendAsync(known, 2);
        Assert.Equal("2", (await _history.ReadAsync(Contest, known, Cancellation)).Commit!.Reason);
    }

    [Fact]
    public async Task Contests_have_histories_of_their_own_and_an_id_is_the_same_in_any_case()
    {
        await AnAct.AppendAsync(_history, "Spring", ContestVersion.Initial, 1, Cancellation);
        Assert.Null((await ReadAsync()).Hash);
        Assert.Equal("1", (await _history.ReadAsync("spring", null, Cancellation)).Commit!.Reason);
        Assert.Null(await AnAct.AppendAsync(_history, "SPRING", ContestVersion.Initial, 2, Cancellation));
    }

    [Fact]
    public async Task Appending_at_the_same_time_has_one_winner()
    {
        var version = await ReadAsync();
        var hashes = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => Task.Run(() => AppendAsync(version, number), Cancellation)));
        var winner = Assert.Single(hashes, hash => hash is not null);
        Assert.Equal(winner, (await ReadAsync()).Hash);
    }

    [Fact]
    public async Task A_chain_with_a_damaged_link_is_a_fault_and_not_a_short_chain()
    {
        var first = await AppendAsync(await ReadAsync(), 1);
        await AppendAsync(await ReadAsync(), 2);
        SqliteFolder.Ask(_store.Path, $"DELETE FROM documents WHERE hash = '{first!.Value.Hex}'");
        var newest = await ReadAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => WalkAsync(newest));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ContentHash?> AppendAsync(ContestVersion to, int number) => AnAct.AppendAsync(_history, Contest, to, number, Cancellation);

    private Task<ContestVersion> ReadAsync() => _history.ReadAsync(Contest, null, Cancellation);

    private async Task<Dictionary<ContentHash, int>> SizesAsync()
    {
        var hashes = await _store.ListAsync(Cancellation).Select(document => document.Hash).ToListAsync(Cancellation);
        return (await _store.ReadAsync(hashes, Cancellation)).ToDictionary(document => document.Key, document => document.Value.Length);
    }

    private async Task<List<(ContentHash Hash, Commit Commit)>> WalkAsync(ContestVersion from)
    {
        var chain = new List<(ContentHash, Commit)>();
        await foreach (var step in _history.WalkAsync(from, Cancellation))
            chain.Add(step);
        return chain;
    }
}
