using System.Diagnostics;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage.Tests;

/// <summary>A process that appends versions without end and prints the hash of each one accepted, until it is killed.</summary>
public static class AppendingChild
{
    public const string Command = "append";
    public const string Contest = "2020";

    private static readonly string s_program = Path.ChangeExtension(typeof(AppendingChild).Assembly.Location, null);

    public static async Task<int> RunAsync(string path)
    {
        var history = new ContestHistory(new SqliteDocumentStore(path));
        using var input = Console.OpenStandardInput();
        var parentIsGone = input.ReadAsync(new byte[1]).AsTask();
        while (!parentIsGone.IsCompleted)
        {
            var version = await history.ReadAsync(Contest, null, CancellationToken.None);
            var number = version.Commit is { } commit ? int.Parse(commit.Reason, System.Globalization.CultureInfo.InvariantCulture) + 1 : 1;
            if (await AnAct.AppendAsync(history, Contest, version, number, CancellationToken.None) is { } accepted)
                Console.Out.WriteLine(accepted.Hex);
        }

        return 1;
    }

    /// <summary>Lets a child append some versions and kills it in the middle of the next ones; gives what it printed.</summary>
    /// <param name="versions">How many it gets to print at least.</param>
    /// <param name="spins">How long it lives on after that, in turns of an empty loop.</param>
    public static async Task<IReadOnlyList<ContentHash>> KillAsync(string path, int versions, int spins, CancellationToken cancellation)
    {
        using var child = Process.Start(new ProcessStartInfo(s_program, [Command, path])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var accepted = new List<ContentHash>();
        try
        {
            while (accepted.Count < versions && await child.StandardOutput.ReadLineAsync(cancellation) is { } line)
                accepted.Add(ContentHash.Parse(line));
            Thread.SpinWait(spins);
        }
        finally
        {
            child.Kill();
        }

        // What was printed before the end is still in the pipe; a line that broke off acknowledges nothing.
        while (await child.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (ContentHash.TryParse(line) is { } hash)
                accepted.Add(hash);
        }

        await child.WaitForExitAsync(cancellation);
        return accepted;
    }
}
