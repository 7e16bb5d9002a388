using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>The program itself, as a process that tests kill.</summary>
internal static class KilledProgram
{
    private const string KillsVariable = "YOUTHCITY_TEST_KILLS";

    /// <summary>Starting the program is most of what a kill takes; the environment asks for more.</summary>
    private const int UsualKills = 4;

    /// <summary>How often a test kills it.</summary>
    public static int Kills => int.Parse(Environment.GetEnvironmentVariable(KillsVariable) ?? $"{UsualKills}", CultureInfo.InvariantCulture);

    public static Process Start(TestStore store, CriteriaFolder rules) => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "youthcity"), ["--port", "0"])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        Environment =
        {
            [StoreChoice.Setting] = store.Choice,
            [StoreChoice.TablesSetting] = store.Tables,
            [InstallationSettings.FolderSetting] = store.Secrets,
            [InstalledContests.FolderSetting] = rules.Path,
            ["DOTNET_EnableDiagnostics"] = "0",
        },
    })!;

    /// <summary>Whether a request failed as one does when the program is killed: a connection that was just made has no other end left, which the client says in its own way.</summary>
    public static bool IsGone(Exception fault) => fault is HttpRequestException or SocketException;

    /// <summary>Waits until it serves. Whoever takes the client disposes of it.</summary>
    public static async Task<HttpClient> ClientAsync(Process server, string key)
    {
        var line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new HttpClient { BaseAddress = new Uri(line!), DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    }
}
