using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace YouthCity.FunctionsHost;

/// <summary>The published worker as a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    /// <param name="host">Where the host's gRPC service listens.</param>
    /// <param name="ended">Told why, should the process end.</param>
    public WorkerProcess(string folder, Uri host, IReadOnlyDictionary<string, string> settings, Action<Exception> ended)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Program(folder), "--functions-uri", host.ToString(), "--functions-worker-id", "worker", "--functions-request-id", "start",
                "--functions-grpc-max-message-length", "2147483647",
            },
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["FUNCTIONS_APPLICATION_DIRECTORY"] = folder },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => ended(new InvalidOperationException($"The worker ended with exit code {_process.ExitCode}:\n{Output}"));
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        _process.EnableRaisingEvents = false;
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Which program of the folder is the worker, as the host finds it.</summary>
    private static string Program(string folder)
    {
        using var configuration = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "worker.config.json")));
        return Path.Combine(folder, configuration.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!);
    }
}
