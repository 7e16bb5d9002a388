using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace YouthCity.Bench.Processes;

/// <summary>The programs as they are given out, not as they are built.</summary>
internal static class Publishing
{
    /// <summary>The root of the repository, from where this file was compiled.</summary>
    public static string Repository { get; } = Path.GetFullPath("../../..", Path.GetDirectoryName(ThisFile())!);

    /// <summary>Publishes a project into a folder under <c>artifacts</c>, and gives the folder.</summary>
    /// <param name="project">From the root, such as <c>src/YouthCity.Local</c>.</param>
    public static async Task<string> PublishAsync(string project)
    {
        var folder = Path.Combine(Repository, "artifacts", "bench", Path.GetFileName(project));
        await RunAsync("dotnet", ["publish", Path.Combine(Repository, project), "-c", "Release", "-o", folder, "-v", "quiet"]);
        return folder;
    }

    /// <summary>Runs a program to its end, and gives how long that took. What it prints is thrown away.</summary>
    /// <param name="mayFind">Whether an exit code of 1, which says that something was found, is as good as 0.</param>
    /// <exception cref="InvalidOperationException">It ended with another exit code.</exception>
    public static async Task<TimeSpan> RunAsync(string program, IEnumerable<string> arguments, bool mayFind = false)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && !(mayFind && process.ExitCode == 1))
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}:\n{string.Join('\n', await said)}");
        return Stopwatch.GetElapsedTime(start);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
