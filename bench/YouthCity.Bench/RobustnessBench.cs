using BenchmarkDotNet.Attributes;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;

namespace YouthCity.Bench;

/// <summary>10 000 draws of weights, scored, ranked and counted, on all cores; with ten times the draws beside it, which shows what a draw allocates.</summary>
[MemoryDiagnoser]
public class RobustnessBench
{
    private ContestResult _result = null!;

    [Params(18, 1_000)]
    public int Cities { get; set; }

    [Params(WeightLevel.Groups, WeightLevel.All)]
    public WeightLevel Level { get; set; }

    [Params(10_000, 100_000)]
    public int Draws { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var (contest, sheet) = MadeContest.Of(Cities);
        ContestResult.TryCompute(contest, sheet, out var result, out _);
        _result = result!;
    }

    [Benchmark]
    public RankAcceptability Draw() => RankAcceptability.Of(_result, new() { Level = Level, Draws = Draws });
}
