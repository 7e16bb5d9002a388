using System.CommandLine;
using System.CommandLine.Parsing;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary>Which store a command works on: what its options say, else the settings that the function app reads from the environment, else the usual file.</summary>
public sealed class StoreOptions
{
    private readonly Option<string?> _store = new("--store");

    private readonly Option<string?> _tables = new("--store-tables");

    private readonly Option<string?> _secrets = new("--secrets");

    public void AddTo(Command command)
    {
        command.Options.Add(_secrets);
        command.Options.Add(_store);
        command.Options.Add(_tables);
    }

    /// <summary>Where the installation keeps what it holds, and its secrets.</summary>
    /// <param name="folder">For a store in a folder that the caller names otherwise.</param>
    public InstallationSettings Of(ParseResult call, string? folder = null) => new(
        call.GetValue(_store)
            ?? (folder is not null ? $"sqlite:{Path.Combine(folder, StoreChoice.UsualFile)}" : null)
            ?? Environment.GetEnvironmentVariable(StoreChoice.Setting)
            ?? StoreChoice.Usual,
        call.GetValue(_tables) ?? Environment.GetEnvironmentVariable(StoreChoice.TablesSetting) ?? StoreChoice.UsualTables)
    {
        Folder = call.GetValue(_secrets) ?? Environment.GetEnvironmentVariable(InstallationSettings.FolderSetting),
        Secret = Environment.GetEnvironmentVariable(InstallationSettings.SecretSetting),
        SigningKey = Environment.GetEnvironmentVariable(InstallationSettings.SigningKeySetting),
        Witness = Environment.GetEnvironmentVariable(InstallationSettings.WitnessSetting),
    };

    public bool IsGiven(CommandResult call) => call.GetResult(_store) is not null;
}
