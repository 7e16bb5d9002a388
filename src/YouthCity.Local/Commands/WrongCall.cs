using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using YouthCity.Core;
using YouthCity.Local.Texts;

namespace YouthCity.Local.Commands;

/// <summary>Why a call could not be understood, in the language that it asks for: the library says it in English, or partly in the machine's language.</summary>
internal static class WrongCall
{
    public static IEnumerable<string> Explain(ParseResult call)
    {
        var language = Terminal.LanguageOf(call);
        var unknown = call.UnmatchedTokens.Select(token => CommandMessages.In(language, "cli.unknown", token));
        var missing = Missing(call.CommandResult).Select(name => CommandMessages.In(language, "cli.missing", name));
        var values = call.Errors.Select(fault => OptionOf(fault.SymbolResult)).OfType<OptionResult>().Where(option => !option.Implicit).Select(option => BadValue(language, option));
        string[] all = [.. unknown, .. missing, .. values.Distinct()];
        return all.Length > 0 ? all : [.. call.Errors.Select(fault => fault.Message.StartsWith("cli.", StringComparison.Ordinal) ? CommandMessages.In(language, fault.Message) : fault.Message)];
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
        var allowed = result.Option is NumberOption number
            ? number.Range
            : string.Join(", ", result.Option.GetCompletions(CompletionContext.Empty).Select(completion => completion.Label));
        return CommandMessages.In(language, "cli.notamong", result.Option.Name, string.Join(' ', result.Tokens.Select(token => token.Value)), allowed);
    }
}
