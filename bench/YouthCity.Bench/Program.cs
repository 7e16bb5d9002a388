using System.Globalization;
using BenchmarkDotNet.Running;
using YouthCity.Bench;
using YouthCity.Bench.Load;
using YouthCity.Bench.Processes;

// What is timed as whole processes, each beside its counterpart, and the day of the result; everything else is BenchmarkDotNet's.
if (args is ["processes", .. var rest])
{
    var runs = rest is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 9;
    var row = rest is [var name, ..] ? name : "all";
    if (row is "check" or "all")
        await CheckRows.RunAsync(runs);
    if (row is "serve" or "all")
        await StartRows.ServeAsync(runs);
    if (row is "worker" or "all")
        await StartRows.WorkerAsync(runs);
    return;
}

if (args is ["load", .. var played])
{
    await ResultDay.RunAsync(played is [var seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 30);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ScoringBench).Assembly).Run(args);
