using System.Collections.Immutable;
using YouthCity.Core.Ballots;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Ballots;

/// <summary>Ballots from marks, for contests of <see cref="Builders.AContest"/>.</summary>
internal static class Jurors
{
    /// <param name="marks">For each juror j1, j2, ... for each city c1, c2, ... a mark for each group 1, 2, ...; null is none.</param>
    public static ImmutableSortedDictionary<string, JurorBallots> Of(params double?[][][] marks) => marks
        .Select((cities, juror) => KeyValuePair.Create($"j{juror + 1}", Juror(cities)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <param name="marks">For each city a mark in its one group.</param>
    public static double?[][] InOneGroup(params double?[] marks) => [.. marks.Select(mark => (double?[])[mark])];

    public static JurorBallots Juror(double?[][] cities) => new(null, null, cities
        .Select((groups, city) => KeyValuePair.Create($"c{city + 1}", new Ballot(null, groups
            .Select((mark, group) => KeyValuePair.Create($"{group + 1}", new BallotMark(mark, null)))
            .Where(pair => pair.Value.Mark is not null)
            .ToImmutableSortedDictionary(StringComparer.Ordinal))))
        .ToImmutableSortedDictionary(StringComparer.Ordinal));

    public static JurorBallots Declaring(this JurorBallots juror, string city) =>
        juror with { Cities = juror.Cities.SetItem(city, juror.Ballot(city) with { Conflict = true }) };

    public static MarkTable Table(this Builders.AContest contest, IReadOnlyDictionary<string, JurorBallots> ballots, bool withConflicts = false) =>
        MarkTable.Of(contest.Build(), ballots, withConflicts);
}
