using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using YouthCity.Local.Commands;
using YouthCity.Storage.Documents;

namespace YouthCity.Local;

/// <summary>The <c>youthcity</c> program.</summary>
public static class Program
{
    public static Task<int> Main(string[] args)
    {
        var text = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = text;
        return RunAsync(args, Console.Out, Console.Error);
    }

    /// <param name="output">Gets the result and nothing else.</param>
    /// <param name="error">Gets everything else that is for people.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        // The library would speak the machine's language where it can, and English beside it.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("YouthCity scores the contest of child and youth friendly cities. Without a command it serves on this machine.")
        {
            DemoCommand.Create(), ScoreCommand.Create(), CompareCommand.Create(), RobustnessCommand.Create(), CheckCommand.Create(), KeysCommand.Create(), TidyCommand.Create(),
        };
        root.Options.Add(Terminal.LanguageOption());
        ServeCommand.AddTo(root);
        var call = root.Parse(args);
        call.InvocationConfiguration.Output = output;
        call.InvocationConfiguration.Error = error;
        if (call.Errors.Count == 0)
            return await InvokeAsync(call, cancellation);
        foreach (var fault in WrongCall.Explain(call))
            await error.WriteLineAsync(fault);
        return Terminal.WrongCall;
    }

    /// <summary>Carries out the call; a store or a file that cannot be used is the caller's to mend, so it is a message and no stack trace.</summary>
    private static async Task<int> InvokeAsync(ParseResult call, CancellationToken cancellation)
    {
        call.InvocationConfiguration.EnableDefaultExceptionHandler = false;
        try
        {
            return await call.InvokeAsync(call.InvocationConfiguration, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or SocketException or InvalidDataException or StoreUnavailableException)
        {
            return Terminal.Of(call).Refuse("cli.failed", fault.Message);
        }
    }
}
