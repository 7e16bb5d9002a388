using YouthCity.Core.Ranking;

namespace YouthCity.Core.Ballots;

/// <summary>Where the cities stand by the marks of some jurors.</summary>
/// <param name="ByJury">The places that the jury's scores alone would give.</param>
/// <param name="Ranks">The places of the totals with the jury's part in them.</param>
public sealed record JuryStandings(JuryPart Part, CityRanks ByJury, IReadOnlyList<double> Totals, CityRanks Ranks)
{
    /// <param name="indicators">The indicators' total of each city; NaN is an unranked one.</param>
    /// <param name="minimum">How many marks a group needs for its city to have a jury score.</param>
    public static JuryStandings Of(MarkTable table, int minimum, ReadOnlySpan<double> indicators)
    {
        var scores = JuryScores.Of(table, minimum);
        var part = JuryPart.Of(scores, table.Contest.Jury.Share, indicators);
        double[] jury = [.. Enumerable.Range(0, indicators.Length).Select(city => scores.Score(city) ?? double.NaN)];
        var totals = part.Totals(indicators);
        return new(part, CityRanks.Of(jury), totals, CityRanks.Of(totals));
    }
}
