using System.Numerics;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>
/// Weighted means of siblings (indicators of a group, or groups) for a block of cities side by side. Siblings are added in the order of the
/// rules, so the sums come out the same on any machine.
/// </summary>
internal ref struct WeightedMean
{
    /// <summary>How many numbers of scratch each city takes.</summary>
    public const int Rows = 4;

    /// <summary>The mean of a standardised column; squares are summed around it, so that little is lost.</summary>
    private const double Middle = 100;

    private readonly Mean _mean;
    private readonly Span<double> _sums;
    private readonly Span<double> _weights;
    private readonly Span<double> _present;
    private readonly Span<double> _squares;
    private int _siblings;

    /// <param name="scratch"><see cref="Rows"/> times the padded length of the block.</param>
    public WeightedMean(Mean mean, Span<double> scratch)
    {
        var length = scratch.Length / Rows;
        scratch[..((mean == Mean.MazziottaPareto ? Rows : Rows - 1) * length)].Clear();
        _mean = mean;
        _sums = scratch[..length];
        _weights = scratch.Slice(length, length);
        _present = scratch.Slice(2 * length, length);
        _squares = scratch[(3 * length)..];
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
                Mean.Arithmetic or Mean.MazziottaPareto => weights * score,
                Mean.Harmonic => weights / score,
                _ => weights * Logarithm(score),
            };
            (new Vector<double>(_sums[i..]) + Vector.ConditionalSelect(isThere, term, Vector<double>.Zero)).CopyTo(_sums[i..]);
            (new Vector<double>(_weights[i..]) + Vector.ConditionalSelect(isThere, weights, Vector<double>.Zero)).CopyTo(_weights[i..]);
            (new Vector<double>(_present[i..]) + Vector.ConditionalSelect(isThere, one, Vector<double>.Zero)).CopyTo(_present[i..]);
            if (_mean != Mean.MazziottaPareto)
                continue;
            var apart = score - new Vector<double>(Middle);
            (new Vector<double>(_squares[i..]) + Vector.ConditionalSelect(isThere, weights * (apart * apart), Vector<double>.Zero)).CopyTo(_squares[i..]);
        }
    }

    /// <summary>The means; NaN where no sibling, or less than the given share of those added, was there.</summary>
    /// <param name="ceiling">What no sibling is above: rounding can lift the mean of equal numbers a last digit above them.</param>
    public readonly void Finish(Span<double> means, double minimumAvailability, double ceiling = double.PositiveInfinity)
    {
        var highest = new Vector<double>(ceiling);
        var (siblings, least) = (new Vector<double>(_siblings), new Vector<double>(minimumAvailability));
        for (var i = 0; i < means.Length; i += Vector<double>.Count)
        {
            var (sum, weight) = (new Vector<double>(_sums[i..]), new Vector<double>(_weights[i..]));
            var mean = _mean switch
            {
                Mean.Arithmetic => sum / weight,
                Mean.Harmonic => weight / sum,
                Mean.MazziottaPareto => Balanced(sum / weight, new Vector<double>(_squares[i..]) / weight),
                _ => Exponential(sum / weight),
            };

            // A quotient of counts is the nearest number to the share itself, so 7 of 10 is 0.7; a product of it would not be.
            var present = new Vector<double>(_present[i..]);
            var enough = Vector.GreaterThan(present, Vector<double>.Zero) & Vector.GreaterThanOrEqual(present / siblings, least);
            mean = Vector.ConditionalSelect(Vector.GreaterThan(mean, highest), highest, mean);
            Vector.ConditionalSelect(enough, mean, new Vector<double>(double.NaN)).CopyTo(means[i..]);
        }
    }

    /// <summary>
    /// M - S x S/M, S being the weighted standard deviation of the siblings (De Muro, Mazziotta &amp; Pareto 2011, with the penalty taken off):
    /// who is uneven gets less than the mean. It has no meaning for a mean of 0 or less, which stays as it is: <see cref="ScoringRefusal"/> refuses it.
    /// </summary>
    /// <param name="squares">The mean square around <see cref="Middle"/>.</param>
    private static Vector<double> Balanced(Vector<double> mean, Vector<double> squares)
    {
        var apart = mean - new Vector<double>(Middle);
        var variance = squares - (apart * apart);
        var penalty = Vector.ConditionalSelect(Vector.LessThan(variance, Vector<double>.Zero), Vector<double>.Zero, variance) / mean;
        return mean - Vector.ConditionalSelect(Vector.GreaterThan(mean, Vector<double>.Zero), penalty, Vector<double>.Zero);
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
