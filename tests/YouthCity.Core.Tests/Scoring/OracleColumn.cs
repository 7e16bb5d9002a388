using YouthCity.Core.Criteria;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>One column of the oracle: the levels or the changes of the cities that take part.</summary>
internal sealed class OracleColumn
{
    private readonly ScoringRules _rules;
    private readonly Indicator _indicator;
    private readonly int _direction;
    private readonly bool _isProgress;
    private readonly Dictionary<int, double?> _numbers;
    private readonly List<double> _filled;
    private readonly List<double> _upper;
    private readonly double _mean;
    private readonly Func<int, double> _blur;

    public OracleColumn(ScoringRules rules, Indicator indicator, int direction, bool isProgress, Dictionary<int, double?> numbers, Func<int, double> blur)
    {
        _blur = blur;
        if (rules.Winsorise is { } limits)
            numbers = OracleOutliers.PullIn(limits, numbers);
        (_rules, _indicator, _direction, _isProgress, _numbers) = (rules, indicator, direction, isProgress, numbers);
        var present = numbers.Values.OfType<double>().ToList();
        _mean = present.Count == 0 ? double.NaN : Math.Clamp(present.Sum() / present.Count, present.Min(), present.Max());
        _filled = rules.Missing == MissingRule.Mean ? [.. numbers.Values.Select(number => number ?? _mean)] : present;
        _upper = [.. numbers.Where(pair => pair.Value is not null || rules.Missing == MissingRule.Mean)
            .Select(pair => ((pair.Value ?? _mean) * direction) + (pair.Value is null ? 0 : blur(pair.Key)))];
        InForce = rules.Normalisation == Normalisation.Goalposts
            ? rules.Missing != MissingRule.Mean || present.Count > 0
            : present.Count > 0 && numbers.Any(one => numbers.Any(other => one.Value - blur(one.Key) > other.Value + blur(other.Key)));
    }

    /// <summary>Whether the column tells cities apart, which under goalposts it need not.</summary>
    public bool InForce { get; }

    /// <summary>Nothing for a gap.</summary>
    public double? Score(int city) => InForce && _numbers.GetValueOrDefault(city) is { } number ? Normalised(number, _blur(city)) : null;

    /// <summary>As the rules score it, gaps included.</summary>
    public double? ScoreOrFill(int city) => Score(city) ?? _rules.Missing switch
    {
        MissingRule.Zero => 0,
        MissingRule.Mean when InForce => Normalised(_mean, blur: 0),
        _ => null,
    };

    private double Normalised(double x, double blur)
    {
        var score = Score(x, blur);
        return _rules.Floor is { } floor && _rules.Normalisation is not (Normalisation.Rank or Normalisation.ZScore or Normalisation.Standardised)
            ? floor + ((100 - floor) * score / 100)
            : score;
    }

    private double Score(double x, double blur)
    {
        var (worst, best) = _direction > 0 ? (_filled.Min(), _filled.Max()) : (_filled.Max(), _filled.Min());
        var rank = 1 + _upper.Count(number => number < (x * _direction) - blur);
        return _rules.Normalisation switch
        {
            Normalisation.MinMax => 100 * (x - worst) / (best - worst),
            Normalisation.Goalposts => Goalposts(x),
            Normalisation.ZScore => _direction * (x - _mean) / Math.Sqrt(_filled.Sum(number => (number - _mean) * (number - _mean)) / (_filled.Count - 1)),
            Normalisation.Standardised => 100 + (10 * _direction * (x - _mean) / Math.Sqrt(_filled.Average(number => (number - _mean) * (number - _mean)))),
            Normalisation.Rank => rank,
            _ => 100.0 * (rank - 1) / (_filled.Count - 1),
        };
    }

    private double Goalposts(double x)
    {
        var (worst, best) = (_indicator.Worst!.Value, _indicator.Best!.Value);
        return Math.Clamp(_isProgress ? 50 + (50 * x / Math.Abs(best - worst)) : 100 * (x - worst) / (best - worst), 0, 100);
    }
}
