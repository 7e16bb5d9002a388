using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using YouthCity.Core;
using YouthCity.Local.Texts;

namespace YouthCity.Local.Commands;

/// <summary>Why a call could not be understood, in the language that it asks for: the library says it in English, or partly in the machine's language.</summary>
internal static class WrongCall
{
    /// <summary>Everything that is wrong with the call; nothing if it can be carried out.</summary>
    public static IReadOnlyList<string> Explain(ParseResult call)
    {
        var (language, robbed) = (Terminal.LanguageOf(call), Robbed(call));
        if (call.Errors.Count == 0 && robbed.Count == 0 && !Mistaken(call).Any())
            return [];

        // What stands behind the name of an option that was taken for a value is known well: it is that option's.
        var unknown = (robbed.Count > 0 ? [] : call.UnmatchedTokens).Concat(Mistaken(call)).Select(token => CommandMessages.In(language, "cli.unknown", token));
        var missing = Missing(call.CommandResult).Select(name => CommandMessages.In(language, "cli.missing", name));
        var values = call.Errors.Select(fault => OptionOf(fault.SymbolResult)).OfType<OptionResult>().Where(option => !option.Implicit).Select(option => BadValue(language, option));
        string[] all = robbed.Count > 0
            ? [.. robbed.Select(option => CommandMessages.In(language, "cli.novalue", option.Option.Name))]
            : [.. unknown, .. missing, .. values.Distinct()];
        return all.Length > 0 ? all : [.. call.Errors.Select(fault => CommandMessages.In(language, fault.Message))];
    }

    /// <summary>Options without a value, for which the library took the option that comes next.</summary>
    private static List<OptionResult> Robbed(ParseResult call)
    {
        var names = Commands(call).SelectMany(command => command.Options).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Commands(call).SelectMany(command => command.Options).Select(call.GetResult).OfType<OptionResult>().Where(option => option.Tokens.Any(token => names.Contains(token.Value)))];
    }

    /// <summary>Options that there are none of, which the library took for arguments; after <c>--</c> they are meant as such.</summary>
    private static IEnumerable<string> Mistaken(ParseResult call) => call.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? []
        : call.CommandResult.Command.Arguments.Select(call.GetResult).OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(value => value.StartsWith("--", StringComparison.Ordinal));

    /// <summary>The command called, and those that it is one of.</summary>
    private static IEnumerable<Command> Commands(ParseResult call)
    {
        for (SymbolResult? result = call.CommandResult; result is not null; result = result.Parent)
        {
            if (result is CommandResult command)
                yield return command.Command;
        }
    }

    private static IEnumerable<string> Missing(CommandResult command) =>
    [
        .. command.Command.Options.Where(option => option.Required && command.GetResult(option) is null or { Implicit: true }).Select(option => option.Name),
        .. command.Command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > (command.GetResult(argument)?.Tokens.Count ?? 0)).Select(argument => argument.Name.ToUpperInvariant()),
        .. command.Command.Action is null ? [string.Join(" / ", command.Command.Subcommands.Select(subcommand => subcommand.Name))] : (string[])[],
    ];

    private static OptionResult? OptionOf(SymbolResult? result) => result as OptionResult ?? (result as ArgumentResult)?.Parent as OptionResult;

    private static string BadValue(Language language, OptionResult result)
    {
        if (result.Tokens.Count == 0)
            return CommandMessages.In(language, "cli.novalue", result.Option.Name);
        if (result.IdentifierTokenCount > 1 && result.Option.Arity.MaximumNumberOfValues == 1)
            return CommandMessages.In(language, "cli.twice", result.Option.Name);
        var allowed = result.Option is NumberOption number
            ? number.Range
            : string.Join(", ", result.Option.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label));
        var given = string.Join(' ', result.Tokens.Select(token => token.Value));
        return allowed.Length > 0 ? CommandMessages.In(language, "cli.notamong", result.Option.Name, given, allowed) : CommandMessages.In(language, "cli.badvalue", result.Option.Name, given);
    }
}
