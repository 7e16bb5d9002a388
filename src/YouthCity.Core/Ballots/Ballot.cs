using System.Collections.Immutable;

namespace YouthCity.Core.Ballots;

/// <summary>What one juror says of one city.</summary>
/// <param name="Conflict">Whether the juror declares a conflict of interest; null if the juror never said.</param>
/// <param name="Marks">By group id.</param>
public sealed record Ballot(bool? Conflict, ImmutableSortedDictionary<string, BallotMark> Marks)
{
    public static Ballot Empty { get; } = new(null, ImmutableSortedDictionary.Create<string, BallotMark>(StringComparer.Ordinal));

    /// <summary>This ballot laid over an older one, cell by cell.</summary>
    public Ballot Over(Ballot older)
    {
        var marks = older.Marks.ToBuilder();
        foreach (var (group, mark) in Marks)
            marks[group] = marks.TryGetValue(group, out var before) ? mark.Over(before) : mark;
        return new(Conflict ?? older.Conflict, marks.ToImmutable());
    }

    /// <summary>This ballot without the mark of a group, or (null) without the declaration.</summary>
    public Ballot Without(string? group) => group is null ? this with { Conflict = null } : this with { Marks = Marks.Remove(group) };
}
