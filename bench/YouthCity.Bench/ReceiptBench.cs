using BenchmarkDotNet.Attributes;
using YouthCity.Core.Results;

namespace YouthCity.Bench;

/// <summary>One city's receipt, its places with gaps filled, and why it is behind the city above it, in a contest of 18 cities.</summary>
[MemoryDiagnoser]
public class ReceiptBench
{
    private ContestResult _result = null!;
    private int _city;
    private int _above;

    [GlobalSetup]
    public void Score()
    {
        var (contest, sheet) = MadeContest.Of(18);
        if (!ContestResult.TryCompute(contest, sheet, out var result, out _))
            throw new InvalidOperationException("The made contest cannot be scored.");
        (_result, _city, _above) = (result, result.Ranks.Order[9], result.Ranks.Order[8]);
    }

    [Benchmark]
    public Receipt OneReceipt() => Receipt.Of(_result, _city);

    [Benchmark]
    public Comparison Compare() => Comparison.Of(_result, _city, _above);
}
