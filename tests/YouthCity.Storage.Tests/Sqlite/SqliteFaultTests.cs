using Microsoft.Data.Sqlite;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage.Tests.Sqlite;

/// <summary>The file of a store while others hold it, and when it is damaged.</summary>
public sealed class SqliteFaultTests : IDisposable
{
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Each call comes back at once, with nothing done: one that waited in the caller's thread would come back when its patience is over.</summary>
    [Fact]
    public async Task Writers_that_wait_for_another_process_hold_no_thread()
    {
        var store = _folder.NewStore();
        await store.WriteAsync([Text("first")], Cancellation);
        using var other = SqliteFolder.Connect(store.Path);
        Task[] waiting;
        using (other.BeginTransaction(deferred: false))
        {
            waiting = [.. Enumerable.Range(0, 50).Select(number => store.WriteAsync([Text($"{number}")], Cancellation))];
            Assert.DoesNotContain(waiting, writer => writer.IsCompleted);
            Assert.Equal(Text("first").Content, await store.ReadOneAsync(Text("first").Hash, Cancellation));
        }

        await Task.WhenAll(waiting);
        Assert.Equal(waiting.Length + 1, await store.ListAsync(Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_leaves_while_waiting_is_let_go_and_the_others_are_served()
    {
        var store = _folder.NewStore();
        await store.WriteAsync([Text("first")], Cancellation);
        using var other = SqliteFolder.Connect(store.Path);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task stays;
        using (other.BeginTransaction(deferred: false))
        {
            var leaves = store.WriteAsync([Text("second")], leaving.Token);
            stays = store.WriteAsync([Text("third")], Cancellation);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        }

        await stays;
        Assert.Equal([Text("third").Hash], (await store.ReadAsync([Text("second").Hash, Text("third").Hash], Cancellation)).Keys);
    }

    [Fact]
    public async Task A_write_that_waited_in_vain_is_known_to_have_done_nothing()
    {
        var store = new SqliteDocumentStore(_folder.NewStore().Path, patienceSeconds: 1);
        await store.WriteAsync([Text("first")], Cancellation);
        using var other = SqliteFolder.Connect(store.Path);
        using (other.BeginTransaction(deferred: false))
            Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MoveHeadAsync("head", null, Text("first").Hash, Cancellation))).IsNothingDone);
    }

    [Fact]
    public async Task A_write_that_failed_half_way_leaves_nothing_open_for_whoever_gets_its_connection()
    {
        var store = _folder.NewStore();
        await store.WriteAsync([Text("first")], Cancellation);
        SqliteFolder.Ask(store.Path, "CREATE TRIGGER bad BEFORE INSERT ON writes BEGIN SELECT RAISE(FAIL, 'bad'); END");
        await Assert.ThrowsAsync<SqliteException>(() => store.WriteAsync([Text("second")], Cancellation));
        SqliteFolder.Ask(store.Path, "DROP TRIGGER bad");
        Assert.Empty(await store.ReadAsync([Text("second").Hash], Cancellation));
        await store.WriteAsync([Text("third")], Cancellation);
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_damaged_whatever_is_asked_of_it()
    {
        var store = _folder.NewStore();
        await store.WriteAsync([.. Enumerable.Range(0, 500).Select(number => Text($"{number}"))], Cancellation);
        await store.MoveHeadAsync("head", null, Text("1").Hash, Cancellation);
        SqliteFolder.Ask(store.Path, "PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        await using (var file = File.OpenWrite(store.Path))
        {
            // The first page but the file's own header stays as it is: the file opens, and all else is noise.
            var noise = new byte[file.Length - 4096];
            new Random(1).NextBytes(noise);
            file.Position = 4096;
            await file.WriteAsync(noise, Cancellation);
        }

        var damaged = new SqliteDocumentStore(store.Path);
        Func<Task>[] all =
        [
            () => damaged.ReadAsync([Text("1").Hash], Cancellation),
            () => damaged.ReadHeadAsync("head", Cancellation),
            () => damaged.WriteAsync([Text("new")], Cancellation),
            async () => await damaged.ListAsync(Cancellation).CountAsync(Cancellation),
            async () => await damaged.ListHeadsAsync(Cancellation).CountAsync(Cancellation),
        ];
        foreach (var ask in all)
            Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(ask)).IsDamaged);
    }

    [Fact]
    public async Task A_list_of_a_file_that_cannot_be_opened_is_of_a_store_that_is_away()
    {
        var store = new SqliteDocumentStore(_folder.Path);
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ListHeadsAsync(Cancellation).CountAsync(Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.ListAsync(Cancellation).CountAsync(Cancellation));
    }

    /// <summary>The other writer's lock would be waited for otherwise until the reader of the list is done.</summary>
    [Fact]
    public async Task Whoever_goes_through_a_list_slowly_holds_nothing_up()
    {
        var store = _folder.NewStore();
        await store.WriteAsync([Text("first"), Text("second")], Cancellation);
        await foreach (var document in store.ListAsync(Cancellation))
        {
            await store.WriteAsync([Text($"on {document.Hash}")], Cancellation);
            Assert.Equal(0L, SqliteFolder.Ask(store.Path, "PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }

    [Fact]
    public async Task The_file_and_what_lies_beside_it_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights are another matter there.");
        if (OperatingSystem.IsWindows())
            return;
        var store = _folder.NewStore();
        await store.WriteAsync([Text("first")], Cancellation);
        AssertPrivate(store.Path);
        File.SetUnixFileMode(store.Path, File.GetUnixFileMode(store.Path) | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await new SqliteDocumentStore(store.Path).ReadHeadAsync("head", Cancellation);
        AssertPrivate(store.Path);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertPrivate(string path)
    {
        foreach (var file in (string[])[path, $"{path}-wal", $"{path}-shm"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file));
    }

    private static Document Text(string text) => Document.Of(System.Text.Encoding.UTF8.GetBytes(text));
}
