using Microsoft.Data.Sqlite;
using YouthCity.Core.Applications;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage.Tests.Sqlite;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly SqliteFolder _folder = new();

    [Fact]
    public async Task A_document_edited_in_the_file_is_refused_by_name()
    {
        var store = _folder.NewStore();
        var (damaged, sound) = (Text("what was accepted"), Text("sound"));
        await store.WriteAsync([damaged, sound], Cancellation);
        SqliteFolder.Ask(store.Path, $"UPDATE documents SET content = x'00' WHERE hash = '{damaged.Hash.Hex}'");

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadAsync([sound.Hash, damaged.Hash], Cancellation));
        Assert.Contains(damaged.Hash.Hex, fault.Message, StringComparison.Ordinal);
        Assert.Equal(sound.Content, await store.ReadOneAsync(sound.Hash, Cancellation));
    }

    [Fact]
    public async Task The_file_and_its_folder_are_made_on_first_use_and_not_before()
    {
        var path = Path.Combine(_folder.Path, "not", "there", "yet", "store.db");
        var store = new SqliteDocumentStore(path);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "not")));

        Assert.Null(await store.ReadHeadAsync("head", Cancellation));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Opening_a_store_again_keeps_what_it_holds()
    {
        var first = _folder.NewStore();
        var document = Text("kept");
        await first.WriteAsync([document], Cancellation);
        SqliteConnection.ClearAllPools();
        Assert.Equal(document.Content, await Again(first).ReadOneAsync(document.Hash, Cancellation));
    }

    /// <summary>A limit on the pages of the pooled connection, which the store uses next, is a disk that is full.</summary>
    [Fact]
    public async Task A_full_disk_is_a_store_that_is_away_and_nothing_is_half_written()
    {
        var store = _folder.NewStore();
        var (small, large) = (Text("small"), Text(new string('x', 1_000_000)));
        await store.WriteAsync([Text("first")], Cancellation);
        SetMostPages(store, 10);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync([small, large], Cancellation));
        Assert.Empty(await store.ReadAsync([small.Hash, large.Hash], Cancellation));

        SetMostPages(store, 1_000_000);
        await store.WriteAsync([small, large], Cancellation);
        Assert.Equal(2, (await store.ReadAsync([small.Hash, large.Hash], Cancellation)).Count);
    }

    [Fact]
    public async Task A_file_that_another_holds_too_long_is_a_store_that_is_away()
    {
        var store = new SqliteDocumentStore(_folder.NewStore().Path, patienceSeconds: 1);
        await store.WriteAsync([Text("first")], Cancellation);
        using var writer = SqliteFolder.Connect(store.Path);
        using (writer.BeginTransaction(deferred: false))
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.WriteAsync([Text("second")], Cancellation));

        await store.WriteAsync([Text("second")], Cancellation);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_a_store_that_is_away() =>
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new SqliteDocumentStore(_folder.Path).ReadHeadAsync("head", Cancellation));

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        var store = _folder.NewStore();
        var document = Text("there");
        await store.WriteAsync([document], Cancellation);
        Assert.Equal("wal", SqliteFolder.Ask(store.Path, "PRAGMA journal_mode"));

        using var writer = SqliteFolder.Connect(store.Path);
        using var open = writer.BeginTransaction(deferred: false);
        Assert.Equal(document.Content, await store.ReadOneAsync(document.Hash, Cancellation));
    }

    [Fact]
    public async Task Every_write_waits_for_the_disk()
    {
        const long Full = 2;
        var store = _folder.NewStore();
        await store.WriteAsync([Text("first")], Cancellation);

        // The setting belongs to a connection, and SQLite's own is not the same in every build of it.
        AskPooled(store, "PRAGMA synchronous = OFF");
        await store.WriteAsync([Text("second")], Cancellation);
        Assert.Equal(Full, AskPooled(store, "PRAGMA synchronous"));

        AskPooled(store, "PRAGMA synchronous = OFF");
        await store.MoveHeadAsync("head", null, Text("second").Hash, Cancellation);
        Assert.Equal(Full, AskPooled(store, "PRAGMA synchronous"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_damaged_and_stays_as_it_is()
    {
        var path = Path.Combine(_folder.Path, "letter.txt");
        var letter = string.Concat(Enumerable.Repeat("This is a letter. ", 100));
        await File.WriteAllTextAsync(path, letter, Cancellation);
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => new SqliteDocumentStore(path).WriteAsync([Text("a")], Cancellation));
        Assert.True(fault.IsDamaged);
        Assert.Equal(letter, await File.ReadAllTextAsync(path, Cancellation));
    }

    private static void SetMostPages(SqliteDocumentStore store, int pages) => AskPooled(store, FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));

    /// <summary>Asks on the connection that the store, which connects with the same words, gave back last and takes next.</summary>
    private static object? AskPooled(SqliteDocumentStore store, string sql)
    {
        using var connection = new SqliteConnection(SqliteDocumentStore.ConnectionString(store.Path));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose() => _folder.Dispose();

    protected override IDocumentStore Again(IDocumentStore store) => new SqliteDocumentStore(((SqliteDocumentStore)store).Path);

    protected override IDocumentStore Fresh() => _folder.NewStore();
}

public sealed class SqliteLostAnswerTests : LostAnswerContract, IDisposable
{
    private readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDocumentStore Fresh() => _folder.NewStore();
}

public sealed class SqliteTidyingTests : GarbageCollectorContract, IDisposable
{
    private readonly SqliteFolder _folder = new();

    [Fact]
    public async Task A_file_from_before_writes_were_dated_is_tidied_as_an_old_one()
    {
        var store = _folder.NewStore();
        await store.WriteAsync([AnAct.Application("1")], TestContext.Current.CancellationToken);
        SqliteFolder.Ask(store.Path, "DROP TABLE writes");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var again = new SqliteDocumentStore(store.Path);
        var found = await new GarbageCollector(again, new ContestHistory(again)).FindAsync(DateTimeOffset.UtcNow.AddHours(-1), TestContext.Current.CancellationToken);
        Assert.Equal(AnAct.Application("1").Hash, Assert.Single(found.Loose).Hash);
        Assert.Single(await TidyAsync(again));
    }

    public void Dispose() => _folder.Dispose();

    protected override IDocumentStore Fresh() => _folder.NewStore();
}
