using YouthCity.Core.Ballots;
using YouthCity.Core.Ranking;

namespace YouthCity.Core.Results;

/// <summary>
/// Why a city stands where it stands: every group and every indicator in the order of the rules. The points of the groups, with the penalty, add up
/// to the score; so do those of the indicators, with the penalties of the groups and of the city; in both the jury's points, where it has any.
/// </summary>
/// <param name="Coverage">0 to 1: indicators with a current value, by count.</param>
/// <param name="Prize">0 for a ranked city without one, null for an unranked city.</param>
public sealed record Receipt(
    int City,
    int? Rank,
    bool Tied,
    double? Score,
    double Coverage,
    Money? Prize,
    UnrankedReason? Reason,
    IReadOnlyList<GroupLine> Groups,
    IReadOnlyList<IndicatorLine> Indicators)
{
    /// <summary>Points, 0 or less, that the city loses for imbalance among its groups; none under other means.</summary>
    public double? Penalty { get; init; }

    /// <summary>The jury's part in the score; null if the rules give it none.</summary>
    public CityJuryShare? Jury { get; private init; }

    public static Receipt Of(ContestResult result, int city)
    {
        var scores = result.Scores;
        var parts = new ScoreParts(scores, city);
        var receipt = new Receipt(
            city,
            result.Ranks.Rank(city),
            result.Ranks.Tied(city),
            scores.Total(city),
            (double)scores.Sheet.Coverage(city) / result.Contest.Indicators.Count,
            result.Allocation.Prizes[city],
            UnrankedReasons.Of(scores, city),
            parts.Groups(),
            parts.Indicators())
        {
            Penalty = parts.Penalty,
        };
        return result.Jury is { } jury ? receipt.With(jury) : receipt;
    }

    /// <summary>The receipt with the jury's line: what the indicators bring is the rest of the score.</summary>
    private Receipt With(JuryShare jury)
    {
        var line = jury.OfCity(City, Score);
        var rest = 1 - (line.Weight ?? 0);
        return this with
        {
            Jury = line,
            Score = Score is { } indicators ? jury.Total(City, indicators) : null,
            Penalty = rest * Penalty,
            Groups = [.. Groups.Select(group => group with { Points = rest * group.Points, Penalty = rest * group.Penalty })],
            Indicators = [.. Indicators.Select(indicator => indicator with { Points = rest * indicator.Points })],
        };
    }
}
