using YouthCity.Core.Scoring;

namespace YouthCity.Core.Results;

public enum ComparisonOutcome
{
    /// <summary>The city stands before the other.</summary>
    Ahead,

    Behind,

    /// <summary>They share a rank.</summary>
    Tied,

    /// <summary>At least one of them has no rank.</summary>
    Unranked,

    /// <summary>Both are the same city.</summary>
    Same,
}

/// <summary>An entry's part in the difference between two totals.</summary>
/// <param name="Group">Position of the group; none for the jury, and for what is lost for imbalance among the groups.</param>
/// <param name="Indicator">Position of the indicator; none for the jury, and for what is lost for imbalance.</param>
/// <param name="City">The points it brings to the one city, 0 where it brings none.</param>
/// <param name="Other">The points it brings to the other.</param>
public sealed record DifferenceLine(int? Group, int? Indicator, double City, double Other)
{
    /// <summary>Whether it is the jury's part.</summary>
    public bool IsJury { get; init; }

    public double Difference => City - Other;
}

/// <summary>Why one city stands before another, or would if one value were another.</summary>
/// <param name="Difference">The total of the city less that of the other; null if one has no total.</param>
/// <param name="Lines">Parts of the difference, the largest first, adding up to it.</param>
/// <param name="Swap">The smallest change found that would put the one behind (or, tied, the first) ahead; null if none was found.</param>
public sealed record Comparison(int City, int Other, ComparisonOutcome Outcome, double? Difference, IReadOnlyList<DifferenceLine> Lines, Swap? Swap)
{
    /// <summary>True if a smaller change than <see cref="Swap"/>, or one where there is none, may exist: the lead can rise and fall with the value, and is not looked at everywhere.</summary>
    public bool MayMissSmaller { get; private init; }

    public static Comparison Of(ContestResult result, int city, int other)
    {
        if (city == other)
            return new(city, other, ComparisonOutcome.Same, null, [], null);
        var (rank, otherRank) = (result.Ranks.Rank(city), result.Ranks.Rank(other));
        if (rank is null || otherRank is null)
            return new(city, other, ComparisonOutcome.Unranked, null, [], null);
        var outcome = rank < otherRank ? ComparisonOutcome.Ahead : rank > otherRank ? ComparisonOutcome.Behind : ComparisonOutcome.Tied;
        var (changing, passed) = outcome == ComparisonOutcome.Ahead ? (other, city) : (city, other);
        return new(
            city, other, outcome, result.Total(city) - result.Total(other), Split(Receipt.Of(result, city), Receipt.Of(result, other), result.Scores),
            SwapSearch.Find(result, changing, passed))
        {
            MayMissSmaller = SwapSearch.MayMissSmaller(result, changing),
        };
    }

    private static DifferenceLine[] Split(Receipt city, Receipt other, ScoreTable scores)
    {
        var lines = city.Indicators.Zip(other.Indicators, (one, two) =>
            new DifferenceLine(scores.Contest.Indicators[one.Indicator].Group, one.Indicator, one.Points ?? 0, two.Points ?? 0)).ToList();
        if (city.Groups.Concat(other.Groups).Any(line => line.Penalty is not null))
            lines.AddRange(city.Groups.Zip(other.Groups, (one, two) => new DifferenceLine(one.Group, null, one.Penalty ?? 0, two.Penalty ?? 0)));
        if (city.Penalty is not null)
            lines.Add(new(null, null, city.Penalty.Value, other.Penalty ?? 0));
        if (city.Jury?.Points is { } points)
            lines.Add(new(null, null, points, other.Jury?.Points ?? 0) { IsJury = true });
        return [.. lines.OrderByDescending(line => Math.Abs(line.Difference))];
    }
}
