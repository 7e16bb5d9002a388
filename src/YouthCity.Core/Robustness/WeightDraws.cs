using System.Numerics;
using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Robustness;

/// <summary>
/// The weights of each draw, for as many draws side by side as a vector has lanes. A draw's weights follow from seed and number of the draw
/// alone. They lie as rows, first the groups', then the indicators', one lane a draw.
/// </summary>
internal sealed class WeightDraws
{
    /// <summary>The step between the uniform numbers. Two that are equal must not leave a weight of 0 between them.</summary>
    private const double Step = 1.0 / (1L << 52);

    private readonly WeightDrawing _drawing;
    private readonly double[] _declared;
    private readonly int[][] _siblings;
    private readonly double[] _uniforms;

    public WeightDraws(Contest contest, WeightDrawing drawing)
    {
        var weights = Weights.Declared(contest);
        _drawing = drawing;
        _declared = [.. weights.Groups, .. weights.Indicators];
        _siblings = drawing.Level == WeightLevel.Groups ? [Groups(contest)] : [Groups(contest), .. Indicators(contest)];
        var numbers = _siblings.Sum(rows => drawing.Method == WeightMethod.Perturb ? rows.Length : rows.Length - 1);
        _uniforms = new double[(numbers + 3) / 4 * 4 * Vector<double>.Count];
    }

    /// <summary>The rows of weights that are drawn together: the groups', then those of each group's indicators.</summary>
    public IReadOnlyList<int[]> Siblings => _siblings;

    /// <summary>How long the weights of one batch are.</summary>
    public int Length => _declared.Length * Vector<double>.Count;

    /// <summary>Fills in the weights of the draws from this one on, one for each lane.</summary>
    public void Fill(long firstDraw, Span<double> weights)
    {
        var width = Vector<double>.Count;
        Roll(firstDraw);
        if (_drawing.Level == WeightLevel.Groups)
        {
            for (var row = 0; row < _declared.Length; row++)
                new Vector<double>(_declared[row]).CopyTo(weights[(row * width)..]);
        }

        var next = 0;
        foreach (var rows in _siblings)
            next += (_drawing.Method == WeightMethod.Perturb ? Perturb(rows, next, weights) : Part(rows, next, weights)) * width;
    }

    /// <summary>Uniform numbers above 0 and below 1: halves of steps, so that neither end is ever met.</summary>
    private void Roll(long firstDraw)
    {
        var width = Vector<double>.Count;
        var key = ((ulong)_drawing.Seed, 0UL);
        for (var lane = 0; lane < width; lane++)
        {
            var draw = (ulong)(firstDraw + lane);
            for (var block = 0; block < _uniforms.Length / (4 * width); block++)
            {
                var (a, b, c, d) = Philox.At(key, (draw, (ulong)block, 0, 0));
                var at = (block * 4 * width) + lane;
                _uniforms[at] = Uniform(a);
                _uniforms[at + width] = Uniform(b);
                _uniforms[at + (2 * width)] = Uniform(c);
                _uniforms[at + (3 * width)] = Uniform(d);
            }
        }
    }

    private static double Uniform(ulong bits) => ((long)(bits >> 12) + 0.5) * Step;

    private int Perturb(int[] rows, int next, Span<double> weights)
    {
        var (width, spread) = (Vector<double>.Count, new Vector<double>(_drawing.Spread));
        for (var i = 0; i < rows.Length; i++)
        {
            var uniform = new Vector<double>(_uniforms, next + (i * width));
            var factor = Vector<double>.One + (spread * (uniform + uniform - Vector<double>.One));
            (new Vector<double>(_declared[rows[i]]) * factor).CopyTo(weights[(rows[i] * width)..]);
        }

        return rows.Length;
    }

    /// <summary>Cuts 1 into parts at sorted uniform numbers: every way to part it is as likely as any other.</summary>
    private int Part(int[] rows, int next, Span<double> weights)
    {
        var (width, cuts) = (Vector<double>.Count, rows.Length - 1);
        Sort(_uniforms.AsSpan(next, cuts * width));
        var (before, least) = (Vector<double>.Zero, new Vector<double>(Step));
        for (var i = 0; i <= cuts; i++)
        {
            var cut = i < cuts ? new Vector<double>(_uniforms, next + (i * width)) : Vector<double>.One;
            Vector.Max(cut - before, least).CopyTo(weights[(rows[i] * width)..]);
            before = cut;
        }

        return cuts;
    }

    /// <summary>Sorts each lane by comparing and exchanging neighbours: all lanes at once, without a branch.</summary>
    private static void Sort(Span<double> rows)
    {
        var width = Vector<double>.Count;
        for (var end = rows.Length - width; end > 0; end -= width)
        {
            var largest = new Vector<double>(rows);
            for (var at = 0; at < end; at += width)
            {
                var other = new Vector<double>(rows[(at + width)..]);
                Vector.Min(largest, other).CopyTo(rows[at..]);
                largest = Vector.Max(largest, other);
            }

            largest.CopyTo(rows[end..]);
        }
    }

    private static int[] Groups(Contest contest) => [.. Enumerable.Range(0, contest.Groups.Count)];

    private static IEnumerable<int[]> Indicators(Contest contest) => Groups(contest).Select(group =>
        (int[])[.. Enumerable.Range(0, contest.Indicators.Count).Where(i => contest.Indicators[i].Group == group).Select(i => contest.Groups.Count + i)]);
}
