using System.CommandLine;
using System.Text.Json;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>rules</c>: a contest's rules in whatever form they come, checked and written in another.</summary>
public static class RulesCommand
{
    private const string Text = "text", Json = "json";

    public static Command Create() => new("rules") { CreateCheck(), CreateExport(), RulesImport.Create() };

    private static Command CreateCheck()
    {
        var command = new Command("check");
        var path = new Argument<string>("path");
        var format = Terminal.Choice("--format", Text, Text, Json);
        command.Arguments.Add(path);
        command.Options.Add(format);
        command.SetAction((call, cancellation) => Task.FromResult(Check(Terminal.Of(call, cancellation), call.GetRequiredValue(path), call.GetValue(format)!)));
        return command;
    }

    private static Command CreateExport()
    {
        var command = new Command("export");
        var path = new Argument<string>("path");
        var contest = new Option<string?>("--contest");
        var id = new Option<string?>("--contest-id");
        var store = new StoreOptions();
        command.Arguments.Add(path);
        command.Options.Add(contest);
        command.Options.Add(id);
        store.AddTo(command);
        command.SetAction((call, cancellation) =>
        {
            var (choice, tables) = store.Of(call);
            return ExportAsync(Terminal.Of(call, cancellation), new(call.GetValue(contest), call.GetValue(id), (choice, tables)), call.GetRequiredValue(path), cancellation);
        });
        return command;
    }

    private static int Check(Terminal terminal, string path, string format)
    {
        if (terminal.ReadRules(path) is not { } read)
            return Terminal.WrongCall;
        if (format == Json)
        {
            var written = read.Findings.HasErrors
                ? terminal.WriteJson(FileRefusal.Details(read.Form, read.Findings, terminal.Language))
                : terminal.WriteJson(FileRefusal.Of(read.Form, read.Findings, terminal.Language));
            return written != Terminal.Fine ? written : read.Findings.HasErrors ? Terminal.FileWithErrors : Terminal.Fine;
        }

        terminal.ReportFindings(terminal.Out, SentRules.NameOf(path), read.Findings);
        return read.Findings.HasErrors ? Terminal.FileWithErrors : Terminal.Fine;
    }

    private static async Task<int> ExportAsync(Terminal terminal, Source source, string path, CancellationToken cancellation)
    {
        if (source is { Path: null, Id: null } or { Path: not null, Id: not null })
            return terminal.Refuse("cli.rules.onesource");
        var (rules, exitCode) = source.Id is { } id ? await FromStoreAsync(terminal, id, source.Store, cancellation) : FromFiles(terminal, source.Path!);
        if (rules is null)
            return exitCode;
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".ZIP" => terminal.Write(RuleArchive.Write(rules.Files), path),
            ".XLSX" => terminal.Write(RuleWorkbook.Write(rules.Rules, terminal.Language, cancellation), path),
            _ => WriteFolder(terminal, rules.Files, path),
        };
    }

    private static (RuleUpload? Rules, int ExitCode) FromFiles(Terminal terminal, string path)
    {
        if (terminal.ReadRules(path) is not { } read)
            return (null, Terminal.WrongCall);
        if (read.Upload is null)
            terminal.ReportRules(path, read.Findings);
        return (read.Upload, Terminal.FileWithErrors);
    }

    private static async Task<(RuleUpload? Rules, int ExitCode)> FromStoreAsync(Terminal terminal, string id, (string Store, string Tables) choice, CancellationToken cancellation)
    {
        try
        {
            var store = StoreChoice.Open(choice.Store, choice.Tables);
            var version = await new ContestHistory(store).ReadAsync(id, known: null, cancellation);
            if (version.Manifest.Rules is not { } hash || (await store.ReadAsync([hash], cancellation)).GetValueOrDefault(hash) is not { } document)
                return (null, terminal.Refuse("cli.rules.notinstore", id));
            var contest = ContestJson.Read(document);
            return (new(contest, RuleFiles.Of(contest)), Terminal.Fine);
        }
        catch (JsonException fault)
        {
            return (null, terminal.Refuse("cli.failed", fault.Message));
        }
        catch (FormatException)
        {
            return (null, terminal.Refuse("cli.unknownstore"));
        }
    }

    private static int WriteFolder(Terminal terminal, RuleFiles files, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return terminal.Refuse("cli.cannotwrite", folder, fault.Message);
        }

        return files.All.Select(file => terminal.Write(file.Content, Path.Combine(folder, file.Name))).Max();
    }

    /// <summary>Where the rules are: in files, or in a store under the id of their contest.</summary>
    private sealed record Source(string? Path, string? Id, (string Store, string Tables) Store);
}
