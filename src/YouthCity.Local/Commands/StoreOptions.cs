using System.CommandLine;
using System.CommandLine.Parsing;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary>Which store a command works on: what its options say, else the settings that the function app reads from the environment, else the usual file.</summary>
public sealed class StoreOptions
{
    private readonly Option<string?> _store = new("--store")
    {
        Description = $"The store: sqlite:PATH, a storage account's connection string, or the https address of its table endpoint. Else the environment variable {StoreChoice.Setting}, which no list of processes shows, else {StoreChoice.Usual}.",
    };

    private readonly Option<string?> _tables = new("--store-tables")
    {
        Description = $"What the tables of a storage account are called in front. Else the environment variable {StoreChoice.TablesSetting}, else {StoreChoice.UsualTables}.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_store);
        command.Options.Add(_tables);
    }

    /// <summary>The store and the front of its tables' names.</summary>
    /// <param name="folder">For a store in a folder that the caller names otherwise.</param>
    public (string Store, string Tables) Of(ParseResult call, string? folder = null) => (
        call.GetValue(_store)
            ?? (folder is not null ? $"sqlite:{Path.Combine(folder, StoreChoice.UsualFile)}" : null)
            ?? Environment.GetEnvironmentVariable(StoreChoice.Setting)
            ?? StoreChoice.Usual,
        call.GetValue(_tables) ?? Environment.GetEnvironmentVariable(StoreChoice.TablesSetting) ?? StoreChoice.UsualTables);

    public bool IsGiven(CommandResult call) => call.GetResult(_store) is not null;
}
