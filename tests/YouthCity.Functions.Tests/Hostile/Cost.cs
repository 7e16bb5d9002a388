using System.Diagnostics;

namespace YouthCity.Functions.Tests.Hostile;

/// <summary>What a piece of work took of the machine: time of its processors, and bytes. No clock is asked.</summary>
internal readonly record struct Cost(TimeSpan Processors, long Bytes)
{
    /// <summary>Does work on a thread of its own, so that nothing else that runs meanwhile counts.</summary>
    public static Cost Of(Action work)
    {
        var cost = default(Cost);
        Exception? fault = null;
        var thread = new Thread(() =>
        {
            var (before, bytes) = (ProcessorTime(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                work();
            }
            catch (Exception thrown)
            {
                fault = thrown;
            }

            cost = new(ProcessorTime() - before, GC.GetAllocatedBytesForCurrentThread() - bytes);
        });
        thread.Start();
        thread.Join();
        return fault is null ? cost : throw new InvalidOperationException("The work failed.", fault);
    }

    /// <summary>The time that this thread has had a processor; where the system does not tell, that of the whole process.</summary>
    private static TimeSpan ProcessorTime()
    {
        const string Own = "/proc/thread-self/schedstat";
        return File.Exists(Own)
            ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(Own).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) / 100)
            : Process.GetCurrentProcess().TotalProcessorTime;
    }
}
