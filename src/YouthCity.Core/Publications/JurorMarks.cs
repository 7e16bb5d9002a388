using System.Collections.Immutable;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Publications;

/// <summary>The marks of one juror that count: by city id and group id. Who the juror is, comments and conflicts of interest are not in it.</summary>
public sealed record JurorMarks(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, double>> Cities)
{
    /// <summary>
    /// The marks of the jurors that have any which count, in the order in which scoring meets them: that of the ids of their keys, which were drawn by lot.
    /// </summary>
    public static IReadOnlyList<JurorMarks> Of(Contest contest, IReadOnlyDictionary<string, JurorBallots> ballots) =>
        [.. ballots.OrderBy(juror => juror.Key, StringComparer.Ordinal).Select(juror => Of(contest, juror.Value)).Where(juror => juror.Cities.Count > 0)];

    /// <summary>The ballots by which scoring finds these marks again, in their order.</summary>
    public static ImmutableDictionary<string, JurorBallots> Ballots(IReadOnlyList<JurorMarks> jurors) => jurors
        .Select((juror, at) => KeyValuePair.Create($"juror-{at + 1:D6}", juror.Ballots()))
        .ToImmutableDictionary(StringComparer.Ordinal);

    private static JurorMarks Of(Contest contest, JurorBallots ballots) => new(contest.Cities
        .Where(city => ballots.ConflictOver(city.Id) is null)
        .Select(city => KeyValuePair.Create(city.Id, Of(contest, ballots.Ballot(city.Id))))
        .Where(city => city.Value.Count > 0)
        .ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static ImmutableSortedDictionary<string, double> Of(Contest contest, Ballot ballot) => contest.Groups
        .Where(group => ballot.Marks.GetValueOrDefault(group.Id)?.Mark is not null)
        .ToImmutableSortedDictionary(group => group.Id, group => ballot.Marks[group.Id].Mark!.Value, StringComparer.Ordinal);

    private JurorBallots Ballots() => new(Name: null, City: null, Cities.ToImmutableSortedDictionary(
        city => city.Key,
        city => new Ballot(Conflict: null, city.Value.ToImmutableSortedDictionary(group => group.Key, group => new BallotMark(group.Value, Comment: null), StringComparer.Ordinal)),
        StringComparer.Ordinal));
}
