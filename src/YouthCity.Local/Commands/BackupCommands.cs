using System.CommandLine;
using YouthCity.Storage.Backup;

namespace YouthCity.Local.Commands;

/// <summary><c>export</c> and <c>import</c>: a whole installation as files, from either store and into either store.</summary>
public static class BackupCommands
{
    public static Command CreateExport() => Create("export", ExportAsync);

    public static Command CreateImport() => Create("import", ImportAsync);

    private static Command Create(string name, Func<Terminal, string, StoreBackup, CancellationToken, Task<int>> run)
    {
        var command = new Command(name);
        var path = new Argument<string>("path");
        var store = new StoreOptions();
        command.Arguments.Add(path);
        store.AddTo(command);
        command.SetAction(async (call, cancellation) =>
        {
            var terminal = Terminal.Of(call, cancellation);
            return terminal.OpenStore(store.Of(call)) is { } opened ? await run(terminal, call.GetRequiredValue(path), new(opened), cancellation) : Terminal.WrongCall;
        });
        return command;
    }

    private static async Task<int> ExportAsync(Terminal terminal, string path, StoreBackup backup, CancellationToken cancellation)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            return terminal.Refuse("cli.backup.exists", path);
        var unfinished = $"{path}.unfinished{Path.GetExtension(path)}";
        BackupSize size;
        using (var files = BackupFiles.Create(unfinished))
            size = await backup.ExportAsync(files, cancellation);
        Move(unfinished, path);
        terminal.Report("cli.backup.exported", size.Heads, size.Documents, size.Bytes, path);
        return Terminal.Fine;
    }

    private static async Task<int> ImportAsync(Terminal terminal, string path, StoreBackup backup, CancellationToken cancellation)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            return terminal.Refuse("cli.nofile", path);
        using var files = BackupFiles.Open(path);
        var (size, inTheWay) = await backup.ImportAsync(files, cancellation);
        if (size is null)
            return terminal.Refuse("cli.backup.intheway", string.Join(", ", inTheWay));
        terminal.Report("cli.backup.imported", size.Heads, size.Documents, size.Bytes);
        return Terminal.Fine;
    }

    private static void Move(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
            return;
        }

        if (Directory.Exists(to))
            Directory.Delete(to);
        Directory.Move(from, to);
    }
}
