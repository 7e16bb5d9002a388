namespace YouthCity.Core.Surveys;

/// <summary>A share of the people asked and the 95 % interval in which the share of all people lies, each from 0 to 1.</summary>
public readonly record struct ShareInterval(double Low, double Share, double High)
{
    /// <summary>The normal deviate of 97.5 %.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The score interval without continuity correction: Wilson 1927, "Probable inference, the law of succession, and statistical inference".</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="answers">How many answered, at least 1.</param>
    public static ShareInterval Of(double share, int answers)
    {
        double square = Z * Z / answers;
        double middle = share + (square / 2);
        double reach = Z * Math.Sqrt((share * (1 - share) / answers) + (square / answers / 4));
        return new(Math.Clamp((middle - reach) / (1 + square), 0, share), share, Math.Clamp((middle + reach) / (1 + square), share, 1));
    }

    /// <summary>
    /// The 95 % interval of the change from an earlier share of other people, made of the two score intervals: Newcombe 1998, "Interval
    /// estimation for the difference between independent proportions", method 10.
    /// </summary>
    public (double Low, double High) ChangeFrom(ShareInterval earlier)
    {
        var change = Share - earlier.Share;
        return (
            change - Math.Sqrt(Square(Share - Low) + Square(earlier.High - earlier.Share)),
            change + Math.Sqrt(Square(High - Share) + Square(earlier.Share - earlier.Low)));
    }

    /// <summary>Whether the answers support that the share has changed at all: the interval of the change leaves 0 out.</summary>
    public bool IsDistinguishableFrom(ShareInterval earlier)
    {
        var (low, high) = ChangeFrom(earlier);
        return low > 0 || high < 0;
    }

    private static double Square(double number) => number * number;
}
