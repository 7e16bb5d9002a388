using System.Diagnostics;

namespace YouthCity.FunctionsHost;

/// <summary>The worker as it is deployed, published by the command that deploys it, in <c>artifacts/worker</c>: published anew where the sources are younger.</summary>
public static class PublishedWorker
{
    private static readonly string[] s_folders = ["src", "criteria"];

    private static readonly string[] s_sources = [".cs", ".razor", ".css", ".svg", ".resx", ".csproj", ".csv", ".json", ".props"];

    /// <summary>Gives the folder.</summary>
    /// <param name="repository">The root of the repository.</param>
    public static async Task<string> FindAsync(string repository, CancellationToken cancellation)
    {
        var folder = Path.Combine(repository, "artifacts", "worker");
        var made = new FileInfo(Path.Combine(folder, "functions.metadata"));
        if (made.Exists && made.LastWriteTimeUtc >= Sources(repository).Max(File.GetLastWriteTimeUtc))
            return folder;
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
        File.SetLastWriteTimeUtc(made.FullName, DateTime.UtcNow);
        return folder;
    }

    private static IEnumerable<string> Sources(string repository) =>
        s_folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(repository, folder), "*", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Concat(Directory.EnumerateFiles(repository))
            .Where(file => s_sources.Contains(Path.GetExtension(file), StringComparer.Ordinal));
}
