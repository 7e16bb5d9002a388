namespace YouthCity.Core.Ballots;

/// <summary>
/// The jury's part of the totals: total = (1 - share) x the indicators' total + share x the jury's score. It counts for every city that has a total
/// of indicators, or for none: as long as one of them lacks a jury score, no city is measured by another yardstick than the rest.
/// </summary>
/// <param name="Lacking">Positions of the cities whose missing jury score keeps the jury's part from counting.</param>
public sealed record JuryShare(JuryScores Scores, double Share, IReadOnlyList<int> Lacking)
{
    /// <summary>What of the total is left to the indicators, from 0 to 1.</summary>
    public double Rest => 1 - Share;

    /// <summary>Whether the jury's scores enter the totals.</summary>
    public bool Counts => Share > 0 && Lacking.Count == 0;

    /// <param name="totals">The indicators' total of each city; NaN is an unranked one.</param>
    public static JuryShare Of(JuryScores scores, double share, ReadOnlySpan<double> totals)
    {
        var lacking = new List<int>();
        for (var city = 0; city < totals.Length; city++)
        {
            if (!double.IsNaN(totals[city]) && scores.Score(city) is null)
                lacking.Add(city);
        }

        return new(scores, share, lacking);
    }

    /// <summary>The totals with the jury's part in them.</summary>
    /// <param name="indicators">The indicators' total of each city; NaN is an unranked one.</param>
    public double[] Totals(ReadOnlySpan<double> indicators)
    {
        var totals = new double[indicators.Length];
        for (var city = 0; city < totals.Length; city++)
            totals[city] = Total(city, indicators[city]);
        return totals;
    }

    /// <summary>What the jury brings to a total where it counts.</summary>
    public double Points(int city) => Share * Scores.Score(city)!.Value;

    /// <summary>A city's total with the jury's part in it.</summary>
    /// <param name="indicators">The indicators' total; NaN for an unranked city, which stays unranked.</param>
    public double Total(int city, double indicators) =>
        Counts && !double.IsNaN(indicators) ? (Rest * indicators) + Points(city) : indicators;

    /// <summary>The jury's share of one city's score.</summary>
    /// <param name="indicators">The indicators' total; null for an unranked city.</param>
    public CityJuryShare OfCity(int city, double? indicators)
    {
        var score = Scores.Score(city);
        double? weight = Counts && indicators is not null ? Share : null;
        return new(weight, score, weight * score, Scores.Ballots(city));
    }
}

/// <summary>The jury's share of a city's score.</summary>
/// <param name="Weight">The jury's share; null if it does not count yet, or the city has no score.</param>
/// <param name="Score">From 0 to 100; null if the city has too few ballots.</param>
/// <param name="Points">What the jury brings to the total: weight x score.</param>
/// <param name="Ballots">How many jurors' marks count: the fewest that a group has.</param>
public sealed record CityJuryShare(double? Weight, double? Score, double? Points, int Ballots);
