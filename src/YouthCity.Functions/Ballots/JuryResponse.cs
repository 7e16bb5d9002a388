using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Ballots;

/// <summary>How the jury judged and what came of it. Numbers are unrounded; null stands for what cannot be said yet.</summary>
/// <param name="Share">The jury's share of the totals, from 0 to 1.</param>
/// <param name="Trim">The share of marks that is left out at either end before the mean is taken, from 0 to below 0.5.</param>
/// <param name="MinimumBallots">How many ballots a city needs.</param>
/// <param name="Adjust">What is done about jurors who mark higher or lower than the others: <c>none</c> or <c>leniency</c>.</param>
/// <param name="ClosesOn">The last day, in Asia/Bishkek, on which ballots are taken; null if the rules name none.</param>
/// <param name="Counts">Whether the jury's scores enter the totals: never with a share of 0.</param>
/// <param name="Lacking">The cities that have too few ballots, which keeps the jury's share from counting for any city.</param>
/// <param name="Agreement">How far the jurors agree.</param>
/// <param name="Jurors">Empty for a caller who may read no juror's ballots.</param>
/// <param name="Cities">In the order of their ranks.</param>
/// <param name="WithoutJuror">Empty likewise. What the places would be had a juror not been on the jury.</param>
public sealed record JuryResponse(
    string Contest, double Share, double Trim, int MinimumBallots, string Adjust, DateOnly? ClosesOn, bool Counts, IReadOnlyList<string> Lacking,
    JuryAgreement Agreement, IReadOnlyList<JurorFigures> Jurors, IReadOnlyList<JuryCity> Cities, IReadOnlyList<WithoutJuror> WithoutJuror) : ResultResponse
{
    /// <param name="showsJurors">Whether single jurors are shown. Without them a mean of a single mark is left out too, since it is that mark.</param>
    public static JuryResponse Of(ContestState state, bool showsJurors)
    {
        var (contest, report) = (state.Contest, state.Jury);
        return new(
            contest.Id, contest.Jury.Share, contest.Jury.Trim, contest.Jury.MinimumBallots,
            contest.Jury.Adjustment == JuryAdjustment.Leniency ? "leniency" : "none", contest.Jury.ClosesOn,
            report.Standings.Part.Counts,
            [.. report.Standings.Part.Lacking.Select(city => contest.Cities[city].Id)],
            JuryAgreement.Of(contest, report),
            [.. report.Marks.Jurors.Select((_, juror) => JurorFigures.Of(contest, report, juror)).Where(_ => showsJurors)],
            [.. report.Standings.Ranks.Order.Select(city => JuryCity.Of(contest, report, city, showsJurors))],
            [.. report.WithoutJuror.Select((standings, juror) => new WithoutJuror(
                report.Marks.Jurors[juror], standings.Part.Counts, [.. report.Standings.Ranks.Order.Select(city => JuryPlace.Of(contest, standings, city))])).Where(_ => showsJurors)]);
    }

    /// <summary>A row for each city; what it would be with conflicts and without each juror stands beside it.</summary>
    public CsvTable Table() => new(
        [
            "rank", "city", "total", "jury score", "jury rank", "ballots", .. Cities.Count == 0 ? [] : Cities[0].Groups.Select(group => $"mark {group.Group}"),
            "jury score with conflicts", "rank with conflicts", .. WithoutJuror.Select(without => $"rank without {without.Juror}"),
        ],
        Cities.Select(IReadOnlyList<object?> (city, row) =>
        [
            city.Rank, city.City, city.Total, city.Score, city.JuryRank, city.Ballots, .. city.Groups.Select(group => (object?)group.Mean),
            city.WithConflicts.Score, city.WithConflicts.Rank, .. WithoutJuror.Select(without => (object?)without.Cities[row].Rank),
        ]));
}

/// <summary>Krippendorff's alpha: 1 is full agreement, 0 what chance gives; null if no two marks can be compared.</summary>
/// <param name="Marks">How many marks count.</param>
/// <param name="Nominal">Marks are the same or not.</param>
/// <param name="Ordinal">Marks count by their order.</param>
/// <param name="Interval">Marks count by their differences.</param>
/// <param name="Ratio">Marks count by their ratios.</param>
/// <param name="Groups">The same for each criteria group by itself.</param>
public sealed record JuryAgreement(int Marks, double? Nominal, double? Ordinal, double? Interval, double? Ratio, IReadOnlyList<GroupAgreement> Groups)
{
    public static JuryAgreement Of(Contest contest, JuryReport report) => new(
        Enumerable.Range(0, report.Marks.Jurors.Count).Sum(juror => report.Marks.MarksOf(juror).Count),
        report.Agreement(AlphaLevel.Nominal), report.Agreement(AlphaLevel.Ordinal), report.Agreement(AlphaLevel.Interval), report.Agreement(AlphaLevel.Ratio),
        [.. contest.Groups.Select((group, at) => new GroupAgreement(group.Id, report.Agreement(AlphaLevel.Ordinal, at), report.Agreement(AlphaLevel.Interval, at)))]);
}

/// <summary>Krippendorff's alpha of one criteria group; null if no two marks can be compared.</summary>
/// <param name="Ordinal">Marks count by their order.</param>
/// <param name="Interval">Marks count by their differences.</param>
public sealed record GroupAgreement(string Group, double? Ordinal, double? Interval);

/// <summary>How one juror marked.</summary>
/// <param name="Juror">The id of the juror's access key.</param>
/// <param name="Name">What the juror is called; null if the key has no name.</param>
/// <param name="City">The id of the city that the juror comes from; null if none is known.</param>
/// <param name="Marks">How many of the juror's marks count.</param>
/// <param name="Mean">The mean of the juror's marks, from 0 to 10; null if none counts.</param>
/// <param name="Leniency">How much higher than the others the juror marks, city and group alike; null if there are no others.</param>
/// <param name="Spread">The standard deviation of the juror's marks.</param>
/// <param name="Conflicts">The cities whose marks do not count.</param>
public sealed record JurorFigures(
    string Juror, string? Name, string? City, int Marks, double? Mean, double? Leniency, double? Spread, IReadOnlyList<JurorConflict> Conflicts)
{
    public static JurorFigures Of(Contest contest, JuryReport report, int juror)
    {
        var id = report.Marks.Jurors[juror];
        var ballots = report.Ballots[id];
        return new(
            id, ballots.Name, ballots.City, report.Marks.MarksOf(juror).Count, report.Mean(juror), report.Leniency[juror], report.Spread(juror),
            [
                .. from city in contest.Cities
                   let conflict = ballots.ConflictOver(city.Id)
                   where conflict is not null
                   select new JurorConflict(city.Id, conflict.Value.Code(), ballots.Ballot(city.Id).Marks.Values.Count(mark => mark.Mark is not null)),
            ]);
    }
}

/// <summary>A city that a juror has a conflict of interest over.</summary>
/// <param name="Reason"><c>own-city</c> or <c>declared</c>.</param>
/// <param name="Marks">How many marks it takes out.</param>
public sealed record JurorConflict(string City, string Reason, int Marks);

/// <summary>Where a city stands.</summary>
/// <param name="Score">The jury's score, from 0 to 100.</param>
/// <param name="JuryRank">The place that the jury's scores alone would give.</param>
/// <param name="Total">With the jury's part in it where that counts.</param>
/// <param name="Rank">1 is first, by the total; null if the city is unranked.</param>
public sealed record JuryPlace(string City, double? Score, int? JuryRank, double? Total, int? Rank)
{
    public static JuryPlace Of(Contest contest, JuryStandings standings, int city) => new(
        contest.Cities[city].Id, standings.Part.Scores.Score(city), standings.ByJury.Rank(city),
        double.IsNaN(standings.Totals[city]) ? null : standings.Totals[city], standings.Ranks.Rank(city));
}

/// <summary>How the jury judged a city.</summary>
/// <param name="Score">The jury's score, from 0 to 100; null if the city has too few ballots.</param>
/// <param name="JuryRank">The rank that the jury's scores alone would give, 1 is first; null if the city has too few ballots.</param>
/// <param name="Total">From 0 to 100, with the jury's part in it where that counts; null if the city is unranked.</param>
/// <param name="Rank">1 is first, by the total; null if the city is unranked.</param>
/// <param name="Ballots">How many jurors' marks count: the fewest that a group has.</param>
/// <param name="Groups">One for each criteria group, in the order of the rules.</param>
/// <param name="WithConflicts">Where the city would stand if the marks of jurors with a conflict of interest counted too.</param>
public sealed record JuryCity(
    string City, double? Score, int? JuryRank, double? Total, int? Rank, int Ballots, IReadOnlyList<JuryGroup> Groups, JuryPlace WithConflicts)
{
    public static JuryCity Of(Contest contest, JuryReport report, int city, bool showsJurors)
    {
        var (place, scores) = (JuryPlace.Of(contest, report.Standings, city), report.Standings.Part.Scores);
        return new(
            place.City, place.Score, place.JuryRank, place.Total, place.Rank, scores.Ballots(city),
            [.. contest.Groups.Select((group, at) => new JuryGroup(group.Id, scores.Marks(city, at), showsJurors || scores.Marks(city, at) > 1 ? scores.Mean(city, at) : null))],
            JuryPlace.Of(contest, report.WithConflicts, city));
    }
}

/// <summary>How the jury marked a city in one criteria group.</summary>
/// <param name="Marks">How many marks count.</param>
/// <param name="Mean">Their trimmed mean, from 0 to 10; adjusted where the rules say so.</param>
public sealed record JuryGroup(string Group, int Marks, double? Mean);

/// <summary>What the ranks would be had a juror not been on the jury.</summary>
/// <param name="Juror">The id of the juror's access key.</param>
/// <param name="Counts">Whether the jury's scores would enter the totals.</param>
/// <param name="Cities">In the order of the ranks with all jurors.</param>
public sealed record WithoutJuror(string Juror, bool Counts, IReadOnlyList<JuryPlace> Cities);
