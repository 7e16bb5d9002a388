using System.Numerics;
using BenchmarkDotNet.Attributes;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;

namespace YouthCity.Bench;

/// <summary>
/// A full result by the reference rules: levels and progress of 26 indicators, ranks, prizes. Goals: 18 cities under 20 µs, 100 000 cities
/// under 40 ms (aim: 25 ms).
/// </summary>
[ShortRunJob]
[MemoryDiagnoser]
public class ScoringBench
{
    private Contest _contest = null!;
    private ApplicationSheet _sheet = null!;

    [Params(18, 100_000)]
    public int Cities { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _contest = ReferenceContest.Of(Cities);
        _sheet = ReferenceContest.Sheet(_contest);
    }

    [Benchmark]
    public ContestResult? FullResult() => ContestResult.TryCompute(_contest, _sheet, out var result, out _) ? result : null;

    /// <summary>The bound: reading all values and baselines once, on one thread, does not get faster than this.</summary>
    [Benchmark]
    public double MemoryLimit()
    {
        var sum = Vector<double>.Zero;
        for (var indicator = 0; indicator < _sheet.Indicators; indicator++)
            sum += Sum(_sheet.Values(indicator)) + Sum(_sheet.Baselines(indicator));
        return Vector.Sum(sum);
    }

    private static Vector<double> Sum(ReadOnlySpan<double> numbers)
    {
        var (first, second, width) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Count);
        var i = 0;
        for (; i <= numbers.Length - (2 * width); i += 2 * width)
        {
            first += new Vector<double>(numbers[i..]);
            second += new Vector<double>(numbers[(i + width)..]);
        }

        for (; i < numbers.Length; i++)
            first += Vector.CreateScalar(numbers[i]);
        return first + second;
    }
}
