using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using YouthCity.Local.Commands;
using YouthCity.Local.Hosting;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Secrets;

namespace YouthCity.Local;

/// <summary>The <c>youthcity</c> program.</summary>
public static class Program
{
    /// <summary>How long a command that serves nobody has to come to its end; one that waits for a file that never comes would not.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    public static async Task<int> Main(string[] args)
    {
        using var stop = new Interruption();
        var text = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = text;
        return stop.ExitCode(await RunAsync(args, Console.Out, Console.Error, stop.Token));
    }

    /// <param name="output">Gets the result and nothing else.</param>
    /// <param name="error">Gets everything else that is for people.</param>
    /// <param name="cancellation">Ends the command before it is done, as Ctrl+C does.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        // What the library still says itself is English, whatever the machine speaks.
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var root = CreateRoot();

        // An argument that begins with @ is no file with more of them.
        var call = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        call.InvocationConfiguration.Output = output;
        call.InvocationConfiguration.Error = error;
        if (WrongCall.Explain(call) is not { Count: > 0 } faults)
            return await InvokeAsync(call, cancellation);
        foreach (var fault in faults)
            await error.WriteLineAsync(fault);
        return Terminal.WrongCall;
    }

    /// <summary>The program's own command, with all others.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand
        {
            DemoCommand.Create(), ScoreCommand.Create(), CompareCommand.Create(), RobustnessCommand.Create(), CheckCommand.Create(), KeysCommand.Create(), RulesCommand.Create(), AuditCommand.Create(),
            TidyCommand.Create(),
            ServeCommand.Create(), BackupCommands.CreateExport(), BackupCommands.CreateImport(),
            VerifyCommand.Create(),
        };
        root.Options.Add(Terminal.LanguageOption());
        ServeCommand.AddTo(root);
        root.Options.OfType<HelpOption>().Single().Action = new Help();
        return root;
    }

    /// <summary>Carries out the call on a thread that may be left behind: a command that is to end is waited for a little while, a server until it is done.</summary>
    private static async Task<int> InvokeAsync(ParseResult call, CancellationToken cancellation)
    {
        call.InvocationConfiguration.EnableDefaultExceptionHandler = false;
        call.InvocationConfiguration.ProcessTerminationTimeout = null;
        var run = Task.Run(() => CarryOutAsync(call, cancellation), CancellationToken.None);
        if (ServeCommand.IsCalledBy(call))
            return await run;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(run, OverdueAsync(done.Token));
        await done.CancelAsync();
        return run.IsCompleted ? await run : Terminal.Interrupted;
    }

    /// <summary>A store or a file that cannot be used is the caller's to fix, so it is a message and no stack trace; being ended is not even a message.</summary>
    private static async Task<int> CarryOutAsync(ParseResult call, CancellationToken cancellation)
    {
        try
        {
            return await call.InvokeAsync(call.InvocationConfiguration, cancellation);
        }
        catch (OperationCanceledException)
        {
            return Terminal.Interrupted;
        }
#pragma warning disable CA1031 // Whatever goes wrong while everything is being given up is not worth a word.
        catch (Exception) when (cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Terminal.Interrupted;
        }
        catch (MissingSettingException fault)
        {
            return Terminal.Of(call, cancellation).Refuse("cli.missingsetting", fault.Setting);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DbException or SocketException or InvalidDataException
            or StoreUnavailableException or OutcomeUnknownException)
        {
            return Terminal.Of(call, cancellation).Refuse("cli.failed", fault.Message);
        }
    }

    private static async Task OverdueAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(s_patience, CancellationToken.None);
    }
}
