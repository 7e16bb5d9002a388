namespace YouthCity.Core.Results;

/// <summary>How far an indicator's values go: the accepted range where it has both bounds, else the observed one.</summary>
/// <param name="Width">What changes are measured by; 0 where nothing tells.</param>
/// <param name="End">
/// How far a value may change for the better: to the accepted bound, or, where there is none, one observed range beyond the best value reported.
/// </param>
/// <param name="Decimals">How many decimals the values have at most.</param>
/// <param name="Direction">+1 where more is better, -1 where less is.</param>
internal readonly record struct ValueRange(double Width, double End, int Decimals, int Direction, bool IsAccepted)
{
    public static ValueRange Of(ContestResult result, int indicator)
    {
        var rules = result.Contest.Indicators[indicator];
        var (lowest, highest, decimals) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        foreach (var value in result.Scores.Sheet.Values(indicator))
        {
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
            decimals = double.IsNaN(value) ? decimals : Math.Max(decimals, ((decimal)value).Scale);
        }

        var observed = highest - lowest;
        var accepted = rules.Maximum - rules.Minimum;
        var end = rules.Direction > 0 ? rules.Maximum ?? highest + observed : rules.Minimum ?? lowest - observed;
        return new(accepted ?? observed, end, decimals, rules.Direction, accepted is not null);
    }

    /// <summary>The value, or the end where that comes before it.</summary>
    public double Nearer(double from, double value) => Math.Abs(End - from) < Math.Abs(value - from) ? End : value;
}
