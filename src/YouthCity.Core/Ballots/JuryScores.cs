using YouthCity.Core.Criteria;

namespace YouthCity.Core.Ballots;

/// <summary>
/// What the jury makes of each city: in each group the trimmed mean of the marks, over the groups their weighted mean, times 10. A city has a score
/// once every group has enough marks.
/// </summary>
public sealed class JuryScores
{
    /// <summary>A mark of 10 in every group is a score of 100.</summary>
    private const double ScorePerMark = 10;

    private readonly MarkTable _table;
    private readonly double?[] _means;
    private readonly double?[] _scores;

    private JuryScores(MarkTable table, double?[] means, double?[] scores)
    {
        (_table, _means, _scores) = (table, means, scores);
    }

    /// <summary>The scores of a jury that has given no mark yet.</summary>
    public static JuryScores None(Contest contest) => Of(contest, new Dictionary<string, JurorBallots>(StringComparer.Ordinal));

    /// <summary>The scores by the rules: jurors in conflict are out for that city.</summary>
    public static JuryScores Of(Contest contest, IReadOnlyDictionary<string, JurorBallots> ballots) =>
        Of(MarkTable.Of(contest, ballots, withConflicts: false), contest.Jury.MinimumBallots);

    /// <param name="table">The marks as given; they are adjusted here where the rules say so.</param>
    /// <param name="minimum">How many marks a group needs, at least 1.</param>
    public static JuryScores Of(MarkTable table, int minimum)
    {
        var contest = table.Contest;
        var counted = contest.Jury.Adjustment == JuryAdjustment.Leniency ? Adjusted(table) : table;
        var means = new double?[table.Units];
        for (var unit = 0; unit < means.Length; unit++)
            means[unit] = counted.Marks(unit) is { Count: > 0 } marks ? TrimmedMean.Of(marks, contest.Jury.Trim) : null;
        double?[] scores = [.. Enumerable.Range(0, contest.Cities.Count).Select(city => Score(table, means, city, minimum))];
        return new(table, means, scores);
    }

    /// <summary>The marks as given, before anything was adjusted or cut off.</summary>
    public MarkTable Given => _table;

    /// <summary>From 0 to 100; null if a group has too few marks.</summary>
    public double? Score(int city) => _scores[city];

    /// <summary>How many marks count for a city in a group.</summary>
    public int Marks(int city, int group) => _table.Marks(_table.Unit(city, group)).Count;

    /// <summary>The trimmed mean, from 0 to 10, of the marks that count; null if there are none.</summary>
    public double? Mean(int city, int group) => _means[_table.Unit(city, group)];

    /// <summary>How many jurors have marked every group, at most: the fewest marks that a group of the city has.</summary>
    public int Ballots(int city) => Ballots(_table, city);

    /// <summary>The marks less each juror's leniency, cut to what a mark can be.</summary>
    private static MarkTable Adjusted(MarkTable table)
    {
        var leniency = Leniency.Of(table);
        return table.Changed((juror, mark) => Math.Clamp(mark - (leniency[juror] ?? 0), BallotMark.Least, BallotMark.Most));
    }

    private static double? Score(MarkTable table, double?[] means, int city, int minimum)
    {
        if (Ballots(table, city) < minimum)
            return null;
        var groups = table.Contest.Groups;
        var (sum, weights) = (0.0, 0.0);
        for (var group = 0; group < groups.Count; group++)
        {
            sum += groups[group].Weight * means[table.Unit(city, group)]!.Value;
            weights += groups[group].Weight;
        }

        // Rounding may carry a mean an ulp above what it is a mean of.
        return Math.Min(sum / weights, BallotMark.Most) * ScorePerMark;
    }

    private static int Ballots(MarkTable table, int city) =>
        Enumerable.Range(0, table.Contest.Groups.Count).Min(group => table.Marks(table.Unit(city, group)).Count);
}
