using System.Numerics;

namespace YouthCity.Core.Robustness;

/// <summary>What the draws came to, counted in whole numbers: their sums are the same whichever thread counted which draws.</summary>
internal sealed class DrawTally(int cities, int weights)
{
    /// <summary>Shares of a weight are added up in units of 2^-38, far finer than any number of draws can tell; the sums of all draws fit in 63 bits.</summary>
    private const double ShareUnits = 1L << 38;

    private readonly int[] _counts = new int[cities * cities];
    private readonly long[] _firstWeights = new long[cities * weights];

    /// <summary>How many draws gave the city this rank, from 0.</summary>
    public int Count(int city, int rank) => _counts[(city * cities) + rank];

    /// <summary>The mean share of a weight over the draws in which the city was first; null if it never was.</summary>
    public double? FirstShare(int city, int weight) =>
        Count(city, 0) is > 0 and var firsts ? _firstWeights[(city * weights) + weight] / (ShareUnits * firsts) : null;

    public void Add(ReadOnlySpan<int> ranks, ReadOnlySpan<double> shares, int lane)
    {
        for (var city = 0; city < ranks.Length; city++)
        {
            _counts[(city * cities) + ranks[city]]++;
            if (ranks[city] == 0)
                AddFirst(_firstWeights.AsSpan(city * weights, weights), shares, lane);
        }
    }

    public void Add(DrawTally other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        for (var i = 0; i < _firstWeights.Length; i++)
            _firstWeights[i] += other._firstWeights[i];
    }

    private static void AddFirst(Span<long> sums, ReadOnlySpan<double> shares, int lane)
    {
        for (var weight = 0; weight < sums.Length; weight++)
            sums[weight] += unchecked((long)((shares[(weight * Vector<double>.Count) + lane] * ShareUnits) + 0.5));
    }
}
