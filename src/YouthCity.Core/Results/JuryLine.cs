using YouthCity.Core.Ballots;

namespace YouthCity.Core.Results;

/// <summary>The jury's part in a city's score.</summary>
/// <param name="Weight">The jury's share; null if it does not count yet, or the city has no score.</param>
/// <param name="Score">From 0 to 100; null if the city has too few ballots.</param>
/// <param name="Points">What the jury brings to the total: weight x score.</param>
/// <param name="Ballots">How many jurors' marks count: the fewest that a group has.</param>
public sealed record JuryLine(double? Weight, double? Score, double? Points, int Ballots)
{
    /// <param name="indicators">The indicators' total.</param>
    internal static JuryLine Of(JuryPart jury, int city, double? indicators)
    {
        var score = jury.Scores.Score(city);
        double? weight = jury.Counts && indicators is not null ? jury.Share : null;
        return new(weight, score, weight * score, jury.Scores.Ballots(city));
    }
}
