using System.Numerics;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>
/// Weighted means of siblings (indicators of a group, or groups) for a block of cities side by side. Siblings are added in the order of the
/// rules, so the sums come out the same on any machine.
/// </summary>
internal ref struct WeightedMean
{
    private readonly Mean _mean;
    private readonly Span<double> _sums;
    private readonly Span<double> _weights;
    private readonly Span<double> _present;
    private int _siblings;

    /// <param name="scratch">Three times the padded length of the block.</param>
    public WeightedMean(Mean mean, Span<double> scratch)
    {
        var length = scratch.Length / 3;
        scratch.Clear();
        _mean = mean;
        _sums = scratch[..length];
        _weights = scratch.Slice(length, length);
        _present = scratch[(2 * length)..];
    }

    /// <summary>Adds a sibling in force; a city's NaN is skipped.</summary>
    public void Add(ReadOnlySpan<double> scores, double weight)
    {
        _siblings++;
        var (weights, one) = (new Vector<double>(weight), Vector<double>.One);
        for (var i = 0; i < scores.Length; i += Vector<double>.Count)
        {
            var score = new Vector<double>(scores[i..]);
            var isThere = Vector.Equals(score, score);
            var term = _mean switch
            {
                Mean.Arithmetic => weights * score,
                Mean.Harmonic => weights / score,
                _ => weights * Logarithm(score),
            };
            (new Vector<double>(_sums[i..]) + Vector.ConditionalSelect(isThere, term, Vector<double>.Zero)).CopyTo(_sums[i..]);
            (new Vector<double>(_weights[i..]) + Vector.ConditionalSelect(isThere, weights, Vector<double>.Zero)).CopyTo(_weights[i..]);
            (new Vector<double>(_present[i..]) + Vector.ConditionalSelect(isThere, one, Vector<double>.Zero)).CopyTo(_present[i..]);
        }
    }

    /// <summary>The means; NaN where no sibling, or less than the given share of those added, was there.</summary>
    public readonly void Finish(Span<double> means, double minimumAvailability)
    {
        var (siblings, least) = (new Vector<double>(_siblings), new Vector<double>(minimumAvailability));
        for (var i = 0; i < means.Length; i += Vector<double>.Count)
        {
            var (sum, weight) = (new Vector<double>(_sums[i..]), new Vector<double>(_weights[i..]));
            var mean = _mean switch
            {
                Mean.Arithmetic => sum / weight,
                Mean.Harmonic => weight / sum,
                _ => Exponential(sum / weight),
            };

            // A quotient of counts is the nearest number to the share itself, so 7 of 10 is 0.7; a product of it would not be.
            var present = new Vector<double>(_present[i..]);
            var enough = Vector.GreaterThan(present, Vector<double>.Zero) & Vector.GreaterThanOrEqual(present / siblings, least);
            Vector.ConditionalSelect(enough, mean, new Vector<double>(double.NaN)).CopyTo(means[i..]);
        }
    }

    // The platform's scalar functions, lane by lane: the vector ones are rounded differently from width to width.
    private static Vector<double> Logarithm(Vector<double> numbers) => Each(numbers, Math.Log);

    private static Vector<double> Exponential(Vector<double> numbers) => Each(numbers, Math.Exp);

    private static Vector<double> Each(Vector<double> numbers, Func<double, double> function)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        numbers.CopyTo(lanes);
        foreach (ref var lane in lanes)
            lane = function(lane);
        return new(lanes);
    }
}
