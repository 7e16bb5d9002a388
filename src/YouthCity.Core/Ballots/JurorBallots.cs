using System.Collections.Immutable;

namespace YouthCity.Core.Ballots;

/// <summary>All ballots of one juror, and what is known of the juror: both come from the access key that sent them.</summary>
/// <param name="Name">What the juror is called.</param>
/// <param name="City">The id of the juror's own city.</param>
/// <param name="Cities">By city id.</param>
public sealed record JurorBallots(string? Name, string? City, ImmutableSortedDictionary<string, Ballot> Cities)
{
    public static JurorBallots Empty { get; } = new(null, null, ImmutableSortedDictionary.Create<string, Ballot>(StringComparer.Ordinal));

    /// <summary>How many marks, comments and declarations are named: those of one city and group count once.</summary>
    public int Size => Cities.Values.Sum(ballot => ballot.Marks.Count + (ballot.Conflict is null ? 0 : 1));

    public Ballot Ballot(string city) => Cities.GetValueOrDefault(city, Ballots.Ballot.Empty);

    /// <summary>Why the juror may not judge the city; null if there is no conflict.</summary>
    public Conflict? ConflictOver(string city) =>
        string.Equals(City, city, StringComparison.OrdinalIgnoreCase) ? Conflict.OwnCity
        : Ballot(city).Conflict == true ? Conflict.Declared
        : null;

    /// <summary>These ballots laid over older ones of the same juror, cell by cell.</summary>
    public JurorBallots Over(JurorBallots older)
    {
        var cities = older.Cities.ToBuilder();
        foreach (var (city, ballot) in Cities)
            cities[city] = ballot.Over(older.Ballot(city));
        return new(Name, City, cities.ToImmutable());
    }

    /// <summary>These ballots without marks (of a city and group) and declarations (of a city, the group being null); a ballot of which nothing is left is not there any more.</summary>
    public JurorBallots Without(IEnumerable<(string City, string? Group)> parts)
    {
        var cities = Cities.ToBuilder();
        foreach (var (city, group) in parts)
        {
            if (!cities.TryGetValue(city, out var ballot))
                continue;
            if (ballot.Without(group) is var left && left is { Conflict: null, Marks.Count: 0 })
                cities.Remove(city);
            else
                cities[city] = left;
        }

        return this with { Cities = cities.ToImmutable() };
    }

    /// <summary>Whether something that these ballots name differs between two versions.</summary>
    public bool Overlaps(JurorBallots before, JurorBallots after) => Cities.Any(city =>
    {
        var (then, now) = (before.Ballot(city.Key), after.Ballot(city.Key));
        return (city.Value.Conflict is not null && then.Conflict != now.Conflict)
            || city.Value.Marks.Keys.Any(group => then.Marks.GetValueOrDefault(group) != now.Marks.GetValueOrDefault(group));
    });
}
