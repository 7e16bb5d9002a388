using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using YouthCity.Core;
using YouthCity.Local.Texts;

namespace YouthCity.Local.Commands;

/// <summary>
/// What <c>--help</c> prints of a command, in the language that is asked for: what it does, how it is called, its arguments, options and subcommands. The texts are
/// <c>help.COMMAND</c> and <c>help.COMMAND.NAME</c>, or <c>help.any.NAME</c> for what means the same everywhere.
/// </summary>
public sealed class Help : SynchronousCommandLineAction
{
    /// <summary>Columns: what fits a terminal of the usual width.</summary>
    private const int Width = 100, WidestName = 32, Indent = 2;

    /// <summary>Whoever asks for help need not call the command rightly.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var (to, language, path) = (parseResult.InvocationConfiguration.Output, Terminal.LanguageOf(parseResult), Path(parseResult.CommandResult.Command));
        var command = path[^1];
        string In(string key) => CommandMessages.In(language, key);
        Wrap(to, Text(language, path), 0);
        to.WriteLine();
        var called = string.Join(' ', path.Skip(1).Select(part => part.Name).Prepend("youthcity"));
        var options = Options(path);
        to.WriteLine($"{In("cli.help.usage")}: {string.Join(' ', [called, .. command.Arguments.Select(Name), .. options.Where(option => option.Required).Select(Name), $"[{In("cli.help.options").ToLowerInvariant()}]"])}");
        if (command.Subcommands.Count > 0)
            to.WriteLine($"{In("cli.help.usage")}: {called} {In("cli.help.command")} [{In("cli.help.options").ToLowerInvariant()}]");
        Section(to, In("cli.help.arguments"), [.. command.Arguments.Select(argument => (Name(argument), Text(language, path, argument)))]);
        Section(to, In("cli.help.options"), [.. options.Select(option => (Name(option), Text(language, path, option) + Remark(language, option)))]);
        Section(to, In("cli.help.commands"), [.. command.Subcommands.Select(sub => (sub.Name, Text(language, [.. path, sub])))]);
        return Terminal.Fine;
    }

    /// <summary>What a command does, or what a part of its call means. The text's key, where there is no text.</summary>
    /// <param name="path">The commands from the program's own to the one meant.</param>
    public static string Text(Language language, IReadOnlyList<Command> path, Symbol? symbol = null)
    {
        var command = string.Join('.', path.Skip(1).Select(part => part.Name).Prepend("help"));
        var name = symbol?.Name.TrimStart('-');
        string[] keys = symbol is null ? [path.Count == 1 ? "help.youthcity" : command] : [$"{command}.{name}", $"help.any.{name}"];
        return CommandMessages.In(language, keys.FirstOrDefault(CommandMessages.Catalogue.Has) ?? keys[^1]);
    }

    /// <summary>The options of a command and those that every command has.</summary>
    public static IReadOnlyList<Option> Options(IReadOnlyList<Command> path) =>
        [.. path[^1].Options.Concat(path.SkipLast(1).SelectMany(command => command.Options).Where(option => option.Recursive)).Distinct().OrderBy(option => option.Recursive || option is VersionOption)];

    private static List<Command> Path(Command command) =>
        [.. command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? Path(parent) : [], command];

    private static string Name(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name.ToUpperInvariant()}]" : argument.Name.ToUpperInvariant();

    /// <summary>Such as <c>-h, --help</c>, <c>--format json|csv</c> or <c>--out …</c>.</summary>
    private static string Name(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-') && alias != "/h").Order(StringComparer.Ordinal).Append(option.Name));
        var values = string.Join('|', option.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label));
        return option is HelpOption or VersionOption || option.ValueType == typeof(bool) ? names : $"{names} {(values.Length > 0 ? values : "…")}";
    }

    private static string Remark(Language language, Option option) =>
        option.Required ? $" ({CommandMessages.In(language, "cli.help.required")})"
        : option.HasDefaultValue && option.ValueType != typeof(bool) && option is not (HelpOption or VersionOption) && option.GetDefaultValue() is { } usual ? $" ({CommandMessages.In(language, "cli.help.default", usual)})"
        : "";

    private static void Section(TextWriter to, string title, IReadOnlyList<(string Name, string Text)> lines)
    {
        if (lines.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine($"{title}:");
        var column = Math.Min(lines.Max(line => line.Name.Length), WidestName) + (2 * Indent);
        foreach (var (name, text) in lines)
        {
            to.Write($"{new string(' ', Indent)}{name}");
            if (name.Length > column - (2 * Indent))
            {
                to.WriteLine();
                to.Write(new string(' ', column));
            }
            else
            {
                to.Write(new string(' ', column - Indent - name.Length));
            }

            Wrap(to, text, column);
        }
    }

    /// <summary>Writes a text in lines that are as long as they may be; those after the first begin at a column.</summary>
    private static void Wrap(TextWriter to, string text, int column)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && column + line.Length + 1 + word.Length > Width)
            {
                to.WriteLine(line);
                line = "";
                to.Write(new string(' ', column));
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        to.WriteLine(line);
    }
}
