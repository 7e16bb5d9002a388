using System.Diagnostics;

namespace YouthCity.FunctionsHost;

/// <summary>The worker as it is deployed, published by the command that deploys it, in <c>artifacts/worker</c>: published anew where the sources are younger.</summary>
public static class PublishedWorker
{
    private static readonly string[] s_folders = ["src", "criteria"];

    private static readonly string[] s_sources = [".cs", ".razor", ".css", ".svg", ".resx", ".csproj", ".csv", ".json", ".props"];

    private static readonly SemaphoreSlim s_one = new(1);

    /// <summary>Gives the folder.</summary>
    /// <param name="repository">The root of the repository.</param>
    public static async Task<string> FindAsync(string repository, CancellationToken cancellation)
    {
        // Two at once would write into the same folder.
        await s_one.WaitAsync(cancellation);
        try
        {
            var folder = Path.Combine(repository, "artifacts", "worker");
            var done = new FileInfo($"{folder}.published");
            if (!done.Exists || done.LastWriteTimeUtc < Sources(repository).Max(File.GetLastWriteTimeUtc))
            {
                await PublishAsync(repository, folder, cancellation);
                await File.WriteAllTextAsync(done.FullName, "", cancellation);
            }

            return folder;
        }
        finally
        {
            s_one.Release();
        }
    }

    private static async Task PublishAsync(string repository, string folder, CancellationToken cancellation)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { "publish", "src/YouthCity.Worker", "-c", "Release", "-o", folder, "-v", "quiet" },
            WorkingDirectory = repository,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var said = await publish.StandardOutput.ReadToEndAsync(cancellation);
        await publish.WaitForExitAsync(cancellation);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"The worker does not publish:\n{said}");
    }

    private static IEnumerable<string> Sources(string repository) =>
        s_folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(repository, folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Concat(Directory.EnumerateFiles(repository))
            .Where(file => s_sources.Contains(Path.GetExtension(file), StringComparer.Ordinal));
}
