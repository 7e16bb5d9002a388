using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Ballots;

/// <summary>The ballots as they were given. Every city and group is listed, with null where nothing was said.</summary>
/// <param name="Version">The contest's version that this is read from.</param>
/// <param name="ClosesOn">The last day, in Asia/Bishkek, on which ballots are taken; null if the rules name none.</param>
/// <param name="Jurors">The jurors who gave any marks; of a juror's own key, that juror alone.</param>
public sealed record BallotsResponse(string Contest, string? Version, DateOnly? ClosesOn, IReadOnlyList<JurorLine> Jurors)
{
    /// <summary>The ballots of all jurors who gave any.</summary>
    public static BallotsResponse Of(ContestState state) => Of(
        state, state.Content.Ballots.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => JurorLine.Of(state.Contest, pair.Key, pair.Value)));

    /// <summary>The ballots of one juror.</summary>
    public static BallotsResponse Of(ContestState state, AccessKey juror) => Of(
        state, [JurorLine.Of(state.Contest, juror.Id, state.Content.BallotsOf(juror.Id) with { Name = juror.Name, City = juror.City })]);

    /// <summary>A row for each juror, city and group.</summary>
    public CsvTable Table() => new(
        ["juror", "name", "city", "group", "mark", "comment", "conflict"],
        from juror in Jurors
        from ballot in juror.Ballots
        from mark in ballot.Marks
        select (IReadOnlyList<object?>)[juror.Juror, juror.Name, ballot.City, mark.Group, mark.Mark, mark.Comment, Word.Of("conflict", ballot.Conflict)]);

    /// <summary>One juror's ballots as they can be sent again.</summary>
    public CsvTable OwnTable() => new(
        [.. BallotFields.All.Select(field => field.Name)],
        from ballot in Jurors[0].Ballots
        from mark in ballot.Marks
        select (IReadOnlyList<object?>)[ballot.City, mark.Group, mark.Mark, mark.Comment, Word.Of("word", ballot.Conflict is null ? null : "yes")])
    {
        ReadersHeaders = language => [.. BallotFields.All.Select(field => field.In(language))],
    };

    private static BallotsResponse Of(ContestState state, IEnumerable<JurorLine> jurors) =>
        new(state.Contest.Id, state.Version.Hash?.Hex, state.Contest.Jury.ClosesOn, [.. jurors]);
}

/// <summary>The ballots of one juror.</summary>
/// <param name="Juror">The id of the juror's access key, which the audit trail names.</param>
/// <param name="Name">What the juror is called; null if the key has no name.</param>
/// <param name="City">The juror's own city.</param>
/// <param name="Ballots">One for each city, in the order of the rules.</param>
public sealed record JurorLine(string Juror, string? Name, string? City, IReadOnlyList<BallotLine> Ballots)
{
    public static JurorLine Of(Contest contest, string juror, JurorBallots ballots) => new(
        juror, ballots.Name, ballots.City, [.. contest.Cities.Select(city => BallotLine.Of(contest, city.Id, ballots))]);
}

/// <summary>A juror's marks of one city.</summary>
/// <param name="Conflict">Why the marks do not count: <c>own-city</c>, <c>declared</c>, or null if they do.</param>
/// <param name="Marks">One for each criteria group, in the order of the rules.</param>
public sealed record BallotLine(string City, string? Conflict, IReadOnlyList<MarkLine> Marks)
{
    public static BallotLine Of(Contest contest, string city, JurorBallots ballots) => new(
        city, ballots.ConflictOver(city)?.Code(), [.. contest.Groups.Select(group => MarkLine.Of(group.Id, ballots.Ballot(city).Marks.GetValueOrDefault(group.Id)))]);
}

/// <summary>A juror's mark of one city and group.</summary>
/// <param name="Mark">From 0 to 10; null if none was given.</param>
/// <param name="Comment">What the juror says about it; null if nothing.</param>
public sealed record MarkLine(string Group, double? Mark, string? Comment)
{
    public static MarkLine Of(string group, BallotMark? mark) => new(group, mark?.Mark, mark?.Comment);
}
