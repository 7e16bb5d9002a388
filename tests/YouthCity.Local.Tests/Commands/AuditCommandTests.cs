using Microsoft.Data.Sqlite;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class AuditCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Store => $"sqlite:{_folder.In("youthcity.db")}";

    [Fact]
    public async Task A_store_that_is_as_it_was_made_ends_with_0()
    {
        await IssueAsync(3);
        var run = await Run.OfAsync("audit", "--store", Store);
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Contains("2020: 0 commits", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_were_turned_back_by_one_update_are_named_and_end_with_1()
    {
        await IssueAsync(3);
        Change("UPDATE heads SET target = (SELECT hash FROM documents WHERE hash <> (SELECT target FROM heads WHERE name = 'keys') AND CAST(content AS TEXT) LIKE '%parent%' LIMIT 1) WHERE name = 'keys'");
        var run = await Run.OfAsync("audit", "--store", Store);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("keys is at commit", run.Out, StringComparison.Ordinal);
        Assert.Contains("turned back", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM heads", "keys holds nothing")]
    [InlineData("DELETE FROM documents WHERE hash <> (SELECT target FROM heads WHERE name = 'keys')", "is missing")]
    [InlineData("UPDATE documents SET content = CAST('{}' AS BLOB) WHERE hash <> (SELECT target FROM heads WHERE name = 'keys')", "damaged")]
    public async Task What_was_removed_or_changed_is_named(string change, string words)
    {
        await IssueAsync(3);
        Change(change);
        var run = await Run.OfAsync("audit", "--store", Store);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_old_copy_is_named()
    {
        await IssueAsync(2);
        SqliteConnection.ClearAllPools();
        File.Copy(_folder.In("youthcity.db"), _folder.In("old.db"));
        await IssueAsync(1);
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder.Path, "youthcity.db-*"))
            File.Delete(file);
        File.Copy(_folder.In("old.db"), _folder.In("youthcity.db"), overwrite: true);
        var run = await Run.OfAsync("audit", "--store", Store, "--lang", "ru");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("восстановлено из старой копии", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_no_known_kind_is_a_wrong_call() => (await Run.OfAsync("audit", "--store", "oracle:x")).IsRefusedWith("sqlite:PATH");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private async Task IssueAsync(int keys)
    {
        for (var number = 0; number < keys; number++)
            Assert.Equal(0, (await Run.OfAsync("keys", "issue", "agency", "--store", Store)).ExitCode);
    }

    private void Change(string command)
    {
        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={_folder.In("youthcity.db")}");
        connection.Open();
        using var change = connection.CreateCommand();
        change.CommandText = command;
        Assert.True(change.ExecuteNonQuery() > 0);
    }
}
