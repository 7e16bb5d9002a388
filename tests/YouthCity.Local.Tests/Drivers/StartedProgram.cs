using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace YouthCity.Local.Tests.Drivers;

/// <summary>The program as a process that signals can be sent to. What it makes for a while lies in a folder of the test's own.</summary>
public sealed class StartedProgram : IDisposable
{
    /// <summary>The bit of SIGINT in a set of signals.</summary>
    private const ulong Interrupt = 1 << 1;

    private readonly Process _process;
    private readonly Task<string> _error;

    public StartedProgram(TempFolder folder, params IReadOnlyList<string> args)
    {
        // A shell that starts the tests in the background makes their children deaf to interrupts; env gives them their ears back.
        _process = Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", Path.Combine(AppContext.BaseDirectory, "youthcity"), .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Environment = { ["TMPDIR"] = folder.Path, ["LC_ALL"] = "C.UTF-8", ["DOTNET_EnableDiagnostics"] = "0" },
        })!;
        _error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The lines of standard output up to the first that begins so.</summary>
    public async Task<IReadOnlyList<string>> UntilAsync(string beginning)
    {
        var lines = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return lines;
        }

        throw new EndOfStreamException($"The line never came. What came:\n{string.Join('\n', lines)}\n{await _error}");
    }

    /// <param name="name">Such as <c>INT</c>.</param>
    public async Task SignalAsync(string name)
    {
        while (IsDeaf() && !_process.HasExited)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        if (_process.HasExited)
            return;
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The exit code, and everything that was written to standard error.</summary>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        var rest = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await rest;
        return (_process.ExitCode, await _error);
    }

    /// <summary>Whether the process still passes interrupts over, as what started it does: one that comes before <c>env</c> has mended that is lost.</summary>
    private bool IsDeaf()
    {
        try
        {
            var ignored = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1];
            return (ulong.Parse(ignored, NumberStyles.HexNumber, CultureInfo.InvariantCulture) & Interrupt) != 0;
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException)
        {
            // It has ended.
            return false;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
