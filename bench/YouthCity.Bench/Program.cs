using System.Globalization;
using BenchmarkDotNet.Running;
using Microsoft.Extensions.Hosting;
using YouthCity.Bench;

if (args is [Servers.Argument, var port])
{
    await using var app = await Servers.StartBareAsync(int.Parse(port, CultureInfo.InvariantCulture), "{}"u8.ToArray());
    await app.WaitForShutdownAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(ScoringBench).Assembly).Run(args);
