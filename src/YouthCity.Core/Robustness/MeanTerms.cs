using System.Numerics;
using System.Runtime.InteropServices;

namespace YouthCity.Core.Robustness;

/// <summary>The siblings of one weighted mean: their scores city by city, and for each pattern of gaps which of their weights count.</summary>
internal sealed class MeanTerms
{
    private readonly int[] _rows;
    private readonly double[] _scores;
    private readonly int[] _patternOf;
    private readonly bool[][] _patterns;
    private readonly double[] _sums;
    private readonly Vector<double> _ceiling;

    /// <param name="siblings">Positions of the siblings in force.</param>
    /// <param name="scoresOf">A sibling's scores of all cities of the contest; NaN where it is skipped.</param>
    /// <param name="ceiling">What no mean is above, as in the scorer.</param>
    /// <param name="firstRow">Where the weights of such siblings begin, in rows.</param>
    public MeanTerms(int[] siblings, IReadOnlyList<int> cities, Func<int, double[]> scoresOf, double ceiling, int firstRow = 0)
    {
        _ceiling = new(ceiling);
        _rows = [.. siblings.Select(sibling => (firstRow + sibling) * Vector<double>.Count)];
        _scores = new double[siblings.Length * cities.Count];
        var present = new bool[_scores.Length];
        for (var i = 0; i < siblings.Length; i++)
        {
            var scores = scoresOf(siblings[i]);
            for (var city = 0; city < cities.Count; city++)
            {
                var (at, score) = ((city * siblings.Length) + i, scores[cities[city]]);
                present[at] = !double.IsNaN(score);
                _scores[at] = present[at] ? score : 0;
            }
        }

        (_patterns, _patternOf) = Patterns(present, siblings.Length, cities.Count);
        _sums = new double[_patterns.Length * Vector<double>.Count];
    }

    /// <summary>The mean of each city's scores.</summary>
    /// <param name="stride">From one city's mean to the next.</param>
    public void Means(ReadOnlySpan<double> weights, Span<double> means, int stride)
    {
        AddPatterns(weights);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        for (var city = 0; city < _patternOf.Length; city++)
        {
            var sum = Vector<double>.Zero;
            var scores = _scores.AsSpan(city * _rows.Length, _rows.Length);
            for (var i = 0; i < scores.Length; i++)
                sum += Vector.LoadUnsafe(ref weight, (nuint)_rows[i]) * new Vector<double>(scores[i]);
            Vector.Min(sum / new Vector<double>(_sums, _patternOf[city]), _ceiling).CopyTo(means[(city * stride)..]);
        }
    }

    /// <summary>The mean of each city's means, which lie sibling by sibling, city after city.</summary>
    public void MeansOf(ReadOnlySpan<double> means, ReadOnlySpan<double> weights, Span<double> totals)
    {
        var width = Vector<double>.Count;
        AddPatterns(weights);
        for (var city = 0; city < _patternOf.Length; city++)
        {
            var sum = Vector<double>.Zero;
            var parts = means.Slice(city * _rows.Length * width, _rows.Length * width);
            for (var i = 0; i < _rows.Length; i++)
                sum += new Vector<double>(weights[_rows[i]..]) * new Vector<double>(parts[(i * width)..]);
            Vector.Min(sum / new Vector<double>(_sums, _patternOf[city]), _ceiling).CopyTo(totals[(city * width)..]);
        }
    }

    /// <summary>The patterns of gaps that there are, and where each city's stands.</summary>
    private static (bool[][] Patterns, int[] Of) Patterns(bool[] present, int siblings, int cities)
    {
        var (found, positions, of) = (new List<bool[]>(), new Dictionary<string, int>(StringComparer.Ordinal), new int[cities]);
        for (var city = 0; city < cities; city++)
        {
            var pattern = present.AsSpan(city * siblings, siblings);

            // Where nothing is there the mean is not used; any weights do, as long as they are not 0.
            if (!pattern.Contains(true))
                pattern.Fill(true);
            var name = string.Create(siblings, pattern, (letters, gaps) =>
            {
                for (var i = 0; i < gaps.Length; i++)
                    letters[i] = gaps[i] ? '1' : '0';
            });
            if (positions.TryAdd(name, found.Count))
                found.Add([.. pattern]);
            of[city] = positions[name] * Vector<double>.Count;
        }

        return ([.. found], of);
    }

    private void AddPatterns(ReadOnlySpan<double> weights)
    {
        for (var pattern = 0; pattern < _patterns.Length; pattern++)
        {
            var sum = Vector<double>.Zero;
            for (var i = 0; i < _rows.Length; i++)
                sum += _patterns[pattern][i] ? new Vector<double>(weights[_rows[i]..]) : Vector<double>.Zero;
            sum.CopyTo(_sums, pattern * Vector<double>.Count);
        }
    }
}
