using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary><c>export</c> and <c>import</c>.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("backup.zip")]
    [InlineData("backup")]
    public async Task What_is_brought_back_answers_as_before_under_the_same_keys(string name)
    {
        var key = (await Run.OfAsync("keys", "issue", "jury", "--store", Store("first.db"))).Out.Trim();
        var exported = await Run.OfAsync("export", _folder.In(name), "--store", Store("first.db"));
        Assert.Equal((0, ""), (exported.ExitCode, exported.Out));
        Assert.Contains("documents", exported.Error, StringComparison.Ordinal);
        var imported = await Run.OfAsync("import", _folder.In(name), "--store", Store("second.db"));
        Assert.Equal((0, ""), (imported.ExitCode, imported.Out));

        // A backup has no secret in it: that is kept, and brought back, by itself.
        File.Copy(_folder.In("first.db.secret"), _folder.In("second.db.secret"));
        await using var served = await Served.StartAsync("http://", "--port", "0", "--store", Store("second.db"));
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/scores", key));
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await Run.OfAsync("keys", "issue", "jury", "--store", Store("first.db"));
        await File.WriteAllTextAsync(_folder.In("backup.zip"), "mine", TestContext.Current.CancellationToken);
        (await Run.OfAsync("export", _folder.In("backup.zip"), "--store", Store("first.db"))).IsRefusedWith("there already");
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.In("backup.zip"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_store_that_holds_something_is_named_and_left()
    {
        await Run.OfAsync("keys", "issue", "jury", "--store", Store("first.db"));
        await Run.OfAsync("export", _folder.In("backup.zip"), "--store", Store("first.db"));
        await Run.OfAsync("keys", "issue", "jury", "--store", Store("second.db"));
        (await Run.OfAsync("import", _folder.In("backup.zip"), "--store", Store("second.db"))).IsRefusedWith("(keys)");
    }

    [Theory]
    [InlineData("nowhere.zip", "nowhere.zip")]
    [InlineData("text.zip", "did not work")]
    public async Task What_is_no_backup_is_refused(string name, string words)
    {
        await File.WriteAllTextAsync(_folder.In("text.zip"), "no archive", TestContext.Current.CancellationToken);
        (await Run.OfAsync("import", _folder.In(name), "--store", Store("first.db"))).IsRefusedWith(words);
    }

    public void Dispose() => _folder.Dispose();

    private string Store(string file) => $"sqlite:{_folder.In(file)}";
}
