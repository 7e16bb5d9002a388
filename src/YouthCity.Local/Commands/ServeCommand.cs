using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary>What <c>youthcity</c> does without a command: serves on this machine.</summary>
public static class ServeCommand
{
    private const int UsualPort = 7071;

    public static void AddTo(RootCommand root)
    {
        var (port, data, store) = (PortOption(), new Option<string?>("--data") { Description = "The folder of a SQLite store; short for --store." }, new StoreOptions());
        root.Options.Add(port);
        root.Options.Add(data);
        store.AddTo(root);
        root.Validators.Add(result =>
        {
            if (result.GetResult(data) is not null && store.IsGiven(result))
                result.AddError("cli.namedtwice");
        });
        root.SetAction((call, cancellation) => RunAsync(Terminal.Of(call, cancellation), call.GetValue(port), store.Of(call, call.GetValue(data)), cancellation));
    }

    /// <summary>Whether a call is for a server, which is at work until it is told to end.</summary>
    public static bool IsCalledBy(ParseResult call) => call.CommandResult.Command is RootCommand or { Name: DemoCommand.Name };

    public static Option<int> PortOption() =>
        new NumberOption("--port", "The port to serve on; 0 chooses a free one.", UsualPort, IPEndPoint.MinPort, IPEndPoint.MaxPort);

    /// <summary>Starts serving; false, and a message, where the rules cannot be used or the port is taken.</summary>
    public static async Task<bool> TryStartAsync(Terminal terminal, WebApplication app, int port, CancellationToken cancellation)
    {
        var installed = app.Services.GetRequiredService<InstalledContests>();
        foreach (var (folder, problems) in installed.Problems)
            terminal.ReportRules(folder, problems);
        if (installed.Problems.Count > 0)
            return false;

        // Asked first: a start that fails half-way leaves an empty store behind and fills standard error with the framework's own words.
        if (!IsFree(port))
        {
            terminal.Refuse("cli.porttaken", port);
            return false;
        }

        // A store that cannot be opened ends the start here, before the framework wraps the fault in its own.
        await app.Services.GetRequiredService<AccessKeys>().ReadAsync(cancellation);
        await app.StartAsync(cancellation);
        return true;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, InstallationSettings installation, CancellationToken cancellation)
    {
        try
        {
            installation.OpenStore();
        }
        catch (FormatException)
        {
            return terminal.Refuse("cli.unknownstore");
        }

        await using var app = LocalServer.Build(port, installation.Store, configure: builder =>
        {
            builder.Configuration[StoreChoice.TablesSetting] = installation.Tables;
            builder.Configuration[InstallationSettings.FolderSetting] = installation.Folder;
        });
        if (!await TryStartAsync(terminal, app, port, cancellation))
            return Terminal.WrongCall;

        // The file alone tells nothing: a start that failed may have made it and printed no key.
        if ((await app.Services.GetRequiredService<AccessKeys>().ReadAsync(cancellation)).Keys.Count == 0)
            await PrintKeysAsync(terminal, app, [(Role.Agency, null), (Role.Jury, null)], cancellation);
        terminal.Out.WriteLine($"http://127.0.0.1:{PortOf(app)}");
        await app.WaitForShutdownAsync(cancellation);
        return Terminal.Fine;
    }

    /// <summary>Makes keys and prints them, this once.</summary>
    public static async Task PrintKeysAsync(Terminal terminal, WebApplication app, IReadOnlyList<(Role Role, string? City)> holders, CancellationToken cancellation)
    {
        var keys = app.Services.GetRequiredService<AccessKeys>();
        foreach (var (role, city) in holders)
            terminal.Out.WriteLine($"{$"{role.Code()} {city}".TrimEnd(),-12} {await keys.IssueAsync(role, city, TimeProvider.System, cancellation)}");
    }

    public static int PortOf(WebApplication app) => new Uri(app.Urls.First()).Port;
}
