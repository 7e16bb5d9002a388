using System.Collections.Concurrent;
using System.Diagnostics;

namespace YouthCity.Bench.Load;

/// <summary>How long each answer took, and how many there were none of.</summary>
internal sealed class Answers
{
    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private double[]? _ordered;
    private TimeSpan _lasted;
    private int _failed;
    private long _bytes;

    public int Count => _milliseconds.Count;

    public int Failed => _failed;

    public long Bytes => _bytes;

    public double PerSecond => Count / _lasted.TotalSeconds;

    /// <summary>The time within which this share was answered, in milliseconds.</summary>
    public double At(double share) => _ordered![(int)Math.Min(share * _ordered.Length, _ordered.Length - 1)];

    /// <summary>Waits for an answer; anything but a success counts as failed.</summary>
    public async Task AddAsync(Func<Task<(bool Success, long Bytes)>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var (success, bytes) = await ask();
            Interlocked.Add(ref _bytes, bytes);
            if (!success)
                Interlocked.Increment(ref _failed);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            Interlocked.Increment(ref _failed);
        }

        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>No more answers come.</summary>
    public Answers End()
    {
        (_lasted, _ordered) = (Stopwatch.GetElapsedTime(_start), [.. _milliseconds.Order()]);
        return this;
    }
}
