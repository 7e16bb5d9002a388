using System.Numerics;
using BenchmarkDotNet.Attributes;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;

namespace YouthCity.Bench;

/// <summary>Scores with progress, ranks and prizes, beside the time it takes to read the same numbers once.</summary>
[MemoryDiagnoser]
public class ScoringBench
{
    private Contest _contest = null!;
    private ApplicationTable _sheet = null!;

    [Params(18, 100_000)]
    public int Cities { get; set; }

    [GlobalSetup]
    public void Make() => (_contest, _sheet) = MadeContest.Of(Cities);

    [Benchmark]
    public ContestResult? Score()
    {
        ContestResult.TryCompute(_contest, _sheet, out var result, out _);
        return result;
    }

    /// <summary>The bound: every value and baseline read once.</summary>
    [Benchmark(Baseline = true)]
    public double ReadOnce()
    {
        var sum = Vector<double>.Zero;
        for (var indicator = 0; indicator < _sheet.Indicators; indicator++)
            sum += Add(_sheet.Values(indicator)) + Add(_sheet.Baselines(indicator));
        return Vector.Sum(sum);
    }

    private static Vector<double> Add(ReadOnlySpan<double> numbers)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i <= numbers.Length - Vector<double>.Count; i += Vector<double>.Count)
            sum += new Vector<double>(numbers[i..]);
        return sum;
    }
}
