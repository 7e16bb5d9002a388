using YouthCity.Core.Ranking;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Ballots;

/// <summary>Where the cities stand by the marks of some jurors.</summary>
/// <param name="ByJury">The places that the jury's scores alone would give.</param>
/// <param name="Ranks">The places of the totals with the jury's part in them.</param>
public sealed record JuryStandings(JuryShare Part, CityRanks ByJury, IReadOnlyList<double> Totals, CityRanks Ranks)
{
    /// <param name="indicators">The scores of the indicators; where the rules cannot score them no city has a total.</param>
    /// <param name="minimum">How many marks a group needs for its city to have a jury score.</param>
    public static JuryStandings Of(MarkTable table, int minimum, ScoreTable? indicators)
    {
        var cities = table.Contest.Cities.Count;
        double[] unmixed = indicators is null ? [.. Enumerable.Repeat(double.NaN, cities)] : [.. indicators.Totals];
        var scores = JuryScores.Of(table, minimum);
        var part = JuryShare.Of(scores, table.Contest.Jury.Share, unmixed);
        double[] jury = [.. Enumerable.Range(0, cities).Select(city => scores.Score(city) ?? double.NaN)];
        var totals = part.Totals(unmixed);
        return new(part, CityRanks.Of(jury), totals, indicators is null ? CityRanks.Of(totals) : CityRanks.Of(totals, indicators, scores.Score));
    }
}
