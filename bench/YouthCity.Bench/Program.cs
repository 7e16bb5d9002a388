using System.Globalization;
using BenchmarkDotNet.Running;
using YouthCity.Bench;
using YouthCity.Bench.Processes;

// What is timed as whole processes, each beside its counterpart; everything else is BenchmarkDotNet's.
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

BenchmarkSwitcher.FromAssembly(typeof(ScoringBench).Assembly).Run(args);
