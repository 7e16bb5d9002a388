using System.IO.Compression;
using System.Text;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Storage.Backup;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Tests.Sqlite;

namespace YouthCity.Storage.Tests;

/// <summary>A whole installation goes from this store into files, into SQLite, and back into this store.</summary>
public abstract class StoreBackupContract : IDisposable
{
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(".zip")]
    [InlineData("")]
    public async Task An_installation_goes_to_another_store_and_back_without_a_changed_byte(string ending)
    {
        var store = await FilledAsync();
        var first = await ExportAsync(store, ending);
        var other = _folder.NewStore();
        await ImportAsync(first, other);
        var second = await ExportAsync(other, ending);
        var back = Fresh();
        await ImportAsync(second, back);
        var third = await ExportAsync(back, ending);

        Assert.Equal(await ContentAsync(store), await ContentAsync(back));
        Assert.Equal(Files(first), Files(second));
        Assert.Equal(Files(first), Files(third));
        if (ending.Length > 0)
            Assert.Equal(await File.ReadAllBytesAsync(first, Cancellation), await File.ReadAllBytesAsync(third, Cancellation));
        Assert.Equal(3, await new ContestHistory(back).WalkAsync(await new ContestHistory(back).ReadAsync("2020", null, Cancellation), Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task What_no_head_leads_to_is_not_taken_along()
    {
        var store = await FilledAsync();
        await store.WriteAsync([AnAct.Application("loose")], Cancellation);
        Assert.DoesNotContain(Files(await ExportAsync(store, ".zip")), file => file.Name.EndsWith(AnAct.Application("loose").Hash.Hex, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_holds_something_else_is_left_as_it_is()
    {
        var backup = await ExportAsync(await FilledAsync(), ".zip");
        var other = Fresh();
        await AnAct.AppendAsync(new(other), "2020", ContestVersion.Initial, 9, Cancellation);
        var before = await ContentAsync(other);
        using var files = BackupFiles.Open(backup);
        var (size, inTheWay) = await new StoreBackup(other).ImportAsync(files, Cancellation);
        Assert.Null(size);
        Assert.Equal(["contest-2020"], inTheWay);
        Assert.Equal(before, await ContentAsync(other));
    }

    [Fact]
    public async Task An_import_that_was_cut_off_can_be_repeated()
    {
        var store = await FilledAsync();
        var backup = await ExportAsync(store, ".zip");
        var back = Fresh();
        using (var files = BackupFiles.Open(backup))
        {
            var some = files.Names.First(name => name != BackupHeads.FileName);
            await back.WriteAsync([Document.Of(files.Read(some)!)], Cancellation);
        }

        await ImportAsync(backup, back);
        await ImportAsync(backup, back);
        Assert.Equal(await ContentAsync(store), await ContentAsync(back));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("missing")]
    [InlineData("renamed")]
    [InlineData("added")]
    [InlineData("no-heads")]
    [InlineData("other-format")]
    public async Task A_backup_that_is_not_whole_moves_no_head(string fault)
    {
        var backup = await ExportAsync(await FilledAsync(), ".zip");
        await using (var zip = await ZipFile.OpenAsync(backup, ZipArchiveMode.Update, Cancellation))
            await SpoilAsync(zip, fault);
        var back = Fresh();
        using var files = BackupFiles.Open(backup);
        await Assert.ThrowsAsync<InvalidDataException>(() => new StoreBackup(back).ImportAsync(files, Cancellation));
        Assert.Empty(await back.ListHeadsAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_store_with_a_document_missing_has_no_backup()
    {
        var store = await FilledAsync();
        var listed = await store.ListAsync(Cancellation).Where(document => document.Hash == AnAct.Application("2").Hash).ToListAsync(Cancellation);
        await store.DeleteAsync(listed, Cancellation);
        await Assert.ThrowsAsync<InvalidDataException>(() => ExportAsync(store, ".zip"));
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract IDocumentStore Fresh();

    private static async Task SpoilAsync(ZipArchive zip, string fault)
    {
        var heads = zip.GetEntry(BackupHeads.FileName)!;
        var application = zip.Entries.Single(entry => entry.FullName.EndsWith(AnAct.Application("1").Hash.Hex, StringComparison.Ordinal));
        switch (fault)
        {
            case "changed":
                await using (var stream = await application.OpenAsync(Cancellation))
                    stream.WriteByte((byte)'[');
                break;
            case "missing":
                application.Delete();
                break;
            case "renamed":
                await AddAsync(zip, "documents/../" + AnAct.Application("1").Hash.Hex, AnAct.Application("1").Content);
                break;
            case "added":
                await AddAsync(zip, "readme.txt", [1]);
                break;
            case "no-heads":
                heads.Delete();
                break;
            default:
                heads.Delete();
                await AddAsync(zip, BackupHeads.FileName, Encoding.UTF8.GetBytes("""{"format":"youthcity-backup-9","heads":{}}"""));
                break;
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content)
    {
        await using var stream = await zip.CreateEntry(name).OpenAsync(Cancellation);
        await stream.WriteAsync(content, Cancellation);
    }

    /// <summary>Three acts of one contest, one of another, a large document, and a key.</summary>
    private async Task<IDocumentStore> FilledAsync()
    {
        var store = Fresh();
        var history = new ContestHistory(store);
        for (var number = 1; number <= 2; number++)
            await AnAct.AppendAsync(history, "2020", await history.ReadAsync("2020", null, Cancellation), number, Cancellation);
        await AnAct.AppendAsync(history, "2020", await history.ReadAsync("2020", null, Cancellation), Document.Of(new byte[1_500_000]), Cancellation, 3);
        await AnAct.AppendAsync(history, "another", ContestVersion.Initial, 9, Cancellation);
        await new AccessKeys(store, Issuing.Secret).IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        return store;
    }

    private async Task<string> ExportAsync(IDocumentStore store, string ending)
    {
        var path = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}{ending}");
        using var files = BackupFiles.Create(path);
        await new StoreBackup(store).ExportAsync(files, Cancellation);
        return path;
    }

    private static async Task ImportAsync(string path, IDocumentStore store)
    {
        using var files = BackupFiles.Open(path);
        Assert.NotNull((await new StoreBackup(store).ImportAsync(files, Cancellation)).Size);
    }

    private static List<(string Name, string Hash)> Files(string path)
    {
        using var files = BackupFiles.Open(path);
        return [.. files.Names.Order(StringComparer.Ordinal).Select(name => (name, ContentHash.Of(files.Read(name)!).Hex))];
    }

    /// <summary>All heads and where they point, and all documents.</summary>
    private static async Task<List<string>> ContentAsync(IDocumentStore store)
    {
        var content = await store.ListAsync(Cancellation).Select(document => document.Hash.Hex).ToListAsync(Cancellation);
        await foreach (var name in store.ListHeadsAsync(Cancellation))
            content.Add($"{name} {(await store.ReadHeadAsync(name, Cancellation))!.Target}");
        return [.. content.Order(StringComparer.Ordinal)];
    }
}
