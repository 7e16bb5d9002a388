using BenchmarkDotNet.Running;
using YouthCity.Bench;

BenchmarkSwitcher.FromAssembly(typeof(ScoringBench).Assembly).Run(args);
