using System.Globalization;

namespace YouthCity.Local.Commands;

/// <summary>A line that says how far something long has come. It appears after a second, only where somebody sees it, and goes away at the end.</summary>
/// <param name="isSeen">Whether the writer is a terminal.</param>
public sealed class ProgressLine(TextWriter to, bool isSeen, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly long _start = clock.GetTimestamp();
    private int _shown = -1;

    /// <summary>Tells how much of it all is done; from any thread, in any order.</summary>
    public void Show(long done, long all)
    {
        var percent = (int)(100 * done / Math.Max(1, all));
        if (!isSeen || clock.GetElapsedTime(_start) < s_patience)
            return;
        lock (_gate)
        {
            if (percent <= _shown)
                return;
            _shown = percent;
            to.Write(string.Create(CultureInfo.InvariantCulture, $"\r{percent,3} %"));
        }
    }

    public void Dispose()
    {
        if (_shown >= 0)
            to.Write("\r     \r");
    }
}
