using System.Globalization;

namespace YouthCity.Bench.Processes;

/// <summary>Two things that take time, done in turn so that a machine whose speed drifts is the same to both.</summary>
internal static class Turns
{
    /// <summary>Once uncounted, then <paramref name="runs"/> times: prints the least, the median and the most of each in milliseconds, and their ratios pair by pair. Each says how long it took, which what is cleared away afterwards is no part of.</summary>
    public static async Task CompareAsync(int runs, (string Name, Func<Task<TimeSpan>> Run) ours, (string Name, Func<Task<TimeSpan>> Run) other)
    {
        await ours.Run();
        await other.Run();
        var (ourTimes, otherTimes) = (new double[runs], new double[runs]);
        for (var run = 0; run < runs; run++)
        {
            ourTimes[run] = (await ours.Run()).TotalMilliseconds;
            otherTimes[run] = (await other.Run()).TotalMilliseconds;
        }

        Print(ours.Name, ourTimes, "ms");
        Print(other.Name, otherTimes, "ms");
        Print("ratio", [.. ourTimes.Zip(otherTimes, (our, their) => our / their)], "");
    }

    /// <summary>The same for one thing that nothing is held against.</summary>
    public static async Task TimeAsync(int runs, string name, Func<Task<TimeSpan>> run)
    {
        await run();
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
            times[i] = (await run()).TotalMilliseconds;
        Print(name, times, "ms");
    }

    private static void Print(string name, double[] figures, string unit)
    {
        Array.Sort(figures);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40} least {figures[0],9:0.###}  median {figures[figures.Length / 2],9:0.###}  most {figures[^1],9:0.###} {unit}"));
    }
}
