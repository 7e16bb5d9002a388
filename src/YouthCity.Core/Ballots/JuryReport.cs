using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Ballots;

/// <summary>How the jury judged and what came of it: agreement, each juror's leniency, and the places with and without what is in question.</summary>
/// <param name="Ballots">By juror.</param>
/// <param name="Marks">The marks that count: jurors in conflict are out for that city.</param>
/// <param name="Leniency">For each juror, in marks.</param>
/// <param name="WithConflicts">As if no conflict took a juror out.</param>
/// <param name="WithoutJuror">For each juror, as if the juror were not on the jury; the fewest ballots that a score needs are then one fewer.</param>
public sealed record JuryReport(
    IReadOnlyDictionary<string, JurorBallots> Ballots,
    MarkTable Marks,
    IReadOnlyList<double?> Leniency,
    JuryStandings Standings,
    JuryStandings WithConflicts,
    IReadOnlyList<JuryStandings> WithoutJuror)
{
    /// <param name="indicators">The scores of the indicators; where the rules cannot score them no city has a total.</param>
    public static JuryReport Of(Contest contest, IReadOnlyDictionary<string, JurorBallots> ballots, ScoreTable? indicators)
    {
        var (marks, minimum) = (MarkTable.Of(contest, ballots, withConflicts: false), contest.Jury.MinimumBallots);
        return new(
            ballots,
            marks,
            Core.Ballots.Leniency.Of(marks),
            JuryStandings.Of(marks, minimum, indicators),
            JuryStandings.Of(MarkTable.Of(contest, ballots, withConflicts: true), minimum, indicators),
            [.. Enumerable.Range(0, marks.Jurors.Count).Select(juror => JuryStandings.Of(marks.Without(juror), Math.Max(1, minimum - 1), indicators))]);
    }

    /// <summary>The mean of a juror's marks that count; null if there are none.</summary>
    public double? Mean(int juror) => Marks.MarksOf(juror) is { Count: > 0 } marks ? marks.Sum() / marks.Count : null;

    /// <summary>The standard deviation (n - 1) of a juror's marks that count; nothing below two.</summary>
    public double? Spread(int juror)
    {
        var marks = Marks.MarksOf(juror);
        if (marks.Count < 2)
            return null;
        var mean = marks.Sum() / marks.Count;
        return Math.Sqrt(marks.Sum(mark => (mark - mean) * (mark - mean)) / (marks.Count - 1));
    }

    /// <summary>Agreement over the units of a group, or over all where none is named.</summary>
    public double? Agreement(AlphaLevel level, int? group = null) => KrippendorffAlpha.Of(
        level, Enumerable.Range(0, Marks.Units).Where(unit => group is null || Marks.GroupOf(unit) == group).Select(Marks.Marks));
}
