using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Integrity;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>serve</c>, which is also what <c>youthcity</c> does without a command: serves on this machine, or behind a proxy for others.</summary>
public static class ServeCommand
{
    private const int UsualPort = 7071;

    private const string Name = "serve";

    public static Command Create()
    {
        var command = new Command(Name);
        AddTo(command);
        return command;
    }

    public static void AddTo(Command command)
    {
        var (port, data, store) = (PortOption(), new Option<string?>("--data"), new StoreOptions());
        var address = new Option<string>("--listen") { DefaultValueFactory = _ => "127.0.0.1" };
        var proxies = new Option<string[]?>("--behind-proxy")
        {
            Arity = ArgumentArity.ZeroOrMore,
        };
        command.Options.Add(port);
        command.Options.Add(address);
        command.Options.Add(proxies);
        command.Options.Add(data);
        store.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(data) is not null && store.IsGiven(result))
                result.AddError("cli.namedtwice");
        });
        command.SetAction((call, cancellation) =>
        {
            var terminal = Terminal.Of(call, cancellation);
            if (!IPAddress.TryParse(call.GetValue(address), out var listen))
                return Task.FromResult(terminal.Refuse("cli.badaddress", call.GetValue(address)!));
            var listening = new Listening(listen, call.GetValue(port));
            if (call.GetResult(proxies) is not null)
            {
                if (listening.Behind(call.GetValue(proxies) ?? []) is not { } behind)
                    return Task.FromResult(terminal.Refuse("cli.badaddress", string.Join(", ", call.GetValue(proxies)!)));
                listening = behind;
            }

            return listening.IsOpen
                ? Task.FromResult(terminal.Refuse("cli.needsproxy", listening.Address))
                : RunAsync(terminal, listening, store.Of(call, call.GetValue(data)), cancellation);
        });
    }

    /// <summary>Whether a call is for a server, which is at work until it is told to end.</summary>
    public static bool IsCalledBy(ParseResult call) => call.CommandResult.Command is RootCommand or { Name: DemoCommand.Name or Name };

    public static Option<int> PortOption() =>
        new NumberOption("--port", UsualPort, IPEndPoint.MinPort, IPEndPoint.MaxPort);

    /// <summary>Starts serving; false, and a message, where the rules cannot be used or the port is taken.</summary>
    public static async Task<bool> TryStartAsync(Terminal terminal, WebApplication app, Listening listening, CancellationToken cancellation)
    {
        var installed = app.Services.GetRequiredService<InstalledContests>();
        foreach (var (folder, problems) in installed.Problems)
            terminal.ReportRules(folder, problems);
        if (installed.Problems.Count > 0)
            return false;

        // Asked first: a start that fails half-way leaves an empty store behind and fills standard error with the framework's own words.
        if (Fault(listening) is { } fault)
        {
            terminal.Refuse(fault, listening.Port, listening.Address);
            return false;
        }

        // A store that cannot be opened ends the start here, before the framework wraps the fault in its own.
        await app.Services.GetRequiredService<AccessKeys>().ReadAsync(cancellation);
        await app.StartAsync(cancellation);
        return true;
    }

    /// <summary>Why nothing can listen there. Null if it can.</summary>
    private static string? Fault(Listening listening)
    {
        using var listener = new TcpListener(listening.Address, listening.Port);
        try
        {
            listener.Start();
            return null;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return "cli.porttaken";
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AccessDenied)
        {
            return "cli.cannotlisten";
        }
    }

    private static async Task<int> RunAsync(Terminal terminal, Listening listening, InstallationSettings installation, CancellationToken cancellation)
    {
        if (terminal.OpenStore(installation) is null)
            return Terminal.WrongCall;

        // Asked before anything makes one.
        var hadSecret = installation.HasSecretFile;
        await using var app = LocalServer.Build(listening, installation.Store, configure: builder =>
        {
            builder.Configuration[StoreChoice.TablesSetting] = installation.Tables;
            builder.Configuration[InstallationSettings.FolderSetting] = installation.Folder;
        });
        if (!await TryStartAsync(terminal, app, listening, cancellation))
            return Terminal.WrongCall;

        // The store's file alone tells nothing: a start that failed may have made it and printed no key.
        var wasSeen = await app.Services.GetRequiredService<StartCheck>().RunAsync(cancellation);
        var isEmpty = (await app.Services.GetRequiredService<AccessKeys>().ReadAsync(cancellation)).Keys.Count == 0;
        if (isEmpty && (hadSecret || wasSeen))
            terminal.Report("cli.emptied");
        else if (isEmpty)
            await PrintKeysAsync(terminal, app, [(Role.Agency, null), (Role.Jury, null)], cancellation);
        terminal.Out.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync(cancellation);
        return Terminal.Fine;
    }

    /// <summary>Makes keys and prints them, this once.</summary>
    public static async Task PrintKeysAsync(Terminal terminal, WebApplication app, IReadOnlyList<(Role Role, string? City)> holders, CancellationToken cancellation)
    {
        var keys = app.Services.GetRequiredService<AccessKeys>();
        foreach (var (role, city) in holders)
            terminal.Out.WriteLine($"{$"{role.Code()} {city}".TrimEnd(),-12} {(await keys.IssueAsync(new(role, city), KeyIssuer.CommandLine, "", TimeProvider.System.GetUtcNow(), cancellation)).Secret}");
    }

    public static int PortOf(WebApplication app) => new Uri(app.Urls.First()).Port;
}
