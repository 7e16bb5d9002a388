using System.Numerics;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>
/// One column (an indicator's levels, or its changes) with what is needed to normalise any of its numbers. Numbers are read in the direction
/// that is better; a gap is NaN before and after.
/// </summary>
internal sealed class NormalisedColumn
{
    private readonly Normalisation _method;
    private readonly double _direction;
    private readonly double _worst;
    private readonly double _best;
    private readonly double _mean;
    private readonly double _deviation;
    private readonly double[] _ascending = [];
    private readonly double? _floor;
    private readonly bool _isProgress;
    private readonly (double Lowest, double Highest)? _bounds;

    private NormalisedColumn(ScoringRules rules, Indicator indicator, bool isProgress, (double, double)? bounds, ColumnSpread spread, bool fillsGaps)
    {
        (_bounds, HasGaps) = (bounds, spread.Present < spread.Cities);
        (_method, _isProgress, _direction) = (rules.Normalisation, isProgress, isProgress ? 1 : indicator.Direction);
        (_worst, _best) = _direction > 0 ? (spread.Lowest, spread.Highest) : (spread.Highest, spread.Lowest);
        _mean = spread.Mean;
        _deviation = spread.Deviation(fillsGaps, ofSample: _method == Normalisation.ZScore);
        switch (_method)
        {
            case Normalisation.Goalposts:
                (_worst, _best) = (indicator.Worst!.Value, indicator.Best!.Value);
                break;
            case Normalisation.Rank or Normalisation.PercentRank:
                _ascending = spread.Ascending(_direction, fillsGaps);
                break;
        }

        _floor = rules.FloorActs ? rules.Floor : null;
        InForce = _method == Normalisation.Goalposts
            ? spread.Present > 0 || !fillsGaps
            : spread.TellsCitiesApart && (_method is not (Normalisation.ZScore or Normalisation.Standardised) || _deviation > 0);
        GapScore = rules.Missing switch
        {
            MissingRule.Zero => 0,
            MissingRule.Mean when InForce => Normalise(_mean),
            _ => double.NaN,
        };
    }

    /// <summary>Whether the column counts: one that cannot tell cities apart is left out, except under goalposts.</summary>
    public bool InForce { get; }

    /// <summary>Whether the number of any city is missing, be it that the city does not take part.</summary>
    public bool HasGaps { get; }

    /// <summary>What a gap scores; NaN where a gap stays a gap.</summary>
    public double GapScore { get; }

    /// <param name="numbers">The column's numbers of the cities that take part; NaN is a gap.</param>
    /// <param name="scratch">Where outliers are pulled in: as long as the numbers, or the numbers themselves.</param>
    /// <param name="participants">How many cities take part.</param>
    /// <param name="rounding">What the numbers were computed from.</param>
    public static NormalisedColumn Of(
        ScoringRules rules, Indicator indicator, bool isProgress, ReadOnlySpan<double> numbers, Span<double> scratch, int participants, RoundingError rounding)
    {
        var bounds = rules.Winsorise is { } limits ? Outliers.Bounds(limits, numbers) : null;
        if (bounds is not null)
        {
            numbers.CopyTo(scratch);
            PullIn(bounds, scratch);
            numbers = scratch;
        }

        var fillsGaps = rules.Missing == MissingRule.Mean;
        return new(rules, indicator, isProgress, bounds, new ColumnSpread(numbers, participants, rounding, rules.Normalisation, fillsGaps), fillsGaps);
    }

    /// <summary>What is scored instead of the number, where that is another: it lies too far out and the rules pull it in.</summary>
    public double? PulledIn(double number) => _bounds is { } bounds && (number < bounds.Lowest || number > bounds.Highest)
        ? Math.Clamp(number, bounds.Lowest, bounds.Highest)
        : null;

    /// <summary>Normalises numbers in place; the length is a multiple of the vector's.</summary>
    /// <param name="rounding">What the numbers were computed from.</param>
    public void Normalise(Span<double> numbers, RoundingError rounding)
    {
        PullIn(_bounds, numbers);
        for (var i = 0; i < numbers.Length && _ascending.Length > 0; i++)
            numbers[i] = double.IsNaN(numbers[i]) ? numbers[i] : Rank(numbers[i], rounding.Of(i));

        for (var i = 0; i < numbers.Length; i += Vector<double>.Count)
        {
            var part = numbers[i..];
            Normalise(new Vector<double>(part)).CopyTo(part);
        }
    }

    private double Normalise(double number) =>
        Normalise(new Vector<double>(_ascending.Length > 0 ? Rank(number, rounding: 0) : number))[0];

    /// <summary>The numbers normalised by the rules' method; ranks come in as ranks. Divided first, the best comes out as 100 and nothing above it.</summary>
    private Vector<double> Normalise(Vector<double> x)
    {
        var hundred = new Vector<double>(100);
        var score = _method switch
        {
            Normalisation.MinMax => hundred * ((x - new Vector<double>(_worst)) / new Vector<double>(_best - _worst)),
            Normalisation.Goalposts when _isProgress =>
                Cut(new Vector<double>(50) + (new Vector<double>(50) * x / new Vector<double>(Math.Abs(_best - _worst)))),
            Normalisation.Goalposts => Cut(hundred * ((x - new Vector<double>(_worst)) / new Vector<double>(_best - _worst))),
            Normalisation.ZScore => new Vector<double>(_direction) * (x - new Vector<double>(_mean)) / new Vector<double>(_deviation),
            Normalisation.Standardised => hundred + (new Vector<double>(10 * _direction) * ((x - new Vector<double>(_mean)) / new Vector<double>(_deviation))),
            Normalisation.PercentRank => hundred * ((x - Vector<double>.One) / new Vector<double>(_ascending.Length - 1)),
            _ => x,
        };
        // Adding 0 turns -0, which 0 divided by a negative range gives, into 0.
        return _floor is { } floor
            ? new Vector<double>(floor) + (new Vector<double>(100 - floor) * (score / hundred))
            : score + Vector<double>.Zero;
    }

    private static void PullIn((double Lowest, double Highest)? bounds, Span<double> numbers)
    {
        if (bounds is not { } limits)
            return;
        foreach (ref var number in numbers)
            number = number < limits.Lowest ? limits.Lowest : number > limits.Highest ? limits.Highest : number;
    }

    private static Vector<double> Cut(Vector<double> score)
    {
        var low = Vector.ConditionalSelect(Vector.LessThan(score, Vector<double>.Zero), Vector<double>.Zero, score);
        return Vector.ConditionalSelect(Vector.GreaterThan(low, new Vector<double>(100)), new Vector<double>(100), low);
    }

    /// <summary>1 for the worst; ties take the lower number. Numbers that are equal on paper are a tie.</summary>
    private double Rank(double number, double rounding)
    {
        var better = (number * _direction) - rounding;
        var (from, to) = (0, _ascending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_ascending[middle] < better)
                from = middle + 1;
            else
                to = middle;
        }

        return from + 1;
    }
}
