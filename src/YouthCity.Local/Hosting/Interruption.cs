using System.Runtime.InteropServices;
using YouthCity.Local.Commands;

namespace YouthCity.Local.Hosting;

/// <summary>
/// Ctrl+C, and the system's request to end. Both ask whatever runs to come to its end, which a server does when the requests under way are answered. A second
/// Ctrl+C ends the process at once.
/// </summary>
public sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt, _terminate;
    private volatile bool _isInterrupted, _isTerminated;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Take(signal, isInterrupt: true));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Take(signal, isInterrupt: false));
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>What the process ends with.</summary>
    /// <param name="exitCode">What the command ended with. A server that was asked to end has done all it should.</param>
    public int ExitCode(int exitCode) =>
        _isInterrupted ? Terminal.Interrupted
        : _isTerminated && exitCode == Terminal.Interrupted ? Terminal.Terminated
        : exitCode;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Take(PosixSignalContext signal, bool isInterrupt)
    {
        signal.Cancel = true;
        if (isInterrupt && _isInterrupted)
            Environment.Exit(Terminal.Interrupted);
        _isInterrupted |= isInterrupt;
        _isTerminated |= !isInterrupt;

        // Not awaited: what is told of it must not hold up the next signal.
        _ = _stop.CancelAsync();
    }
}
