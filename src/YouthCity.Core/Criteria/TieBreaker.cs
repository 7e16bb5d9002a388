namespace YouthCity.Core.Criteria;

public enum TieBreakerKind
{
    /// <summary>The city with the better score in a group stands before the other.</summary>
    Group,

    /// <summary>The city that reported more current values stands before the other.</summary>
    Coverage,

    /// <summary>The city with the better score by the jury stands before the other.</summary>
    Jury,
}

/// <summary>What decides between cities whose totals are equal.</summary>
/// <param name="Group">Position of the group whose score decides; none for the other kinds.</param>
public readonly record struct TieBreaker(TieBreakerKind Kind, int? Group)
{
    public const string CoverageName = "coverage", JuryName = "jury", GroupPrefix = "group:";

    public static TieBreaker Coverage { get; } = new(TieBreakerKind.Coverage, Group: null);

    public static TieBreaker Jury { get; } = new(TieBreakerKind.Jury, Group: null);

    public static TieBreaker OfGroup(int group) => new(TieBreakerKind.Group, group);

    /// <summary>Every tie-breaker that a contest of so many groups can name.</summary>
    public static IEnumerable<TieBreaker> All(int groups) => Enumerable.Range(0, groups).Select(OfGroup).Append(Coverage).Append(Jury);

    /// <summary>As the rules write it: <c>coverage</c>, <c>jury</c>, or <c>group:</c> with the group's id.</summary>
    public string Name(IReadOnlyList<CriteriaGroup> groups) => Kind switch
    {
        TieBreakerKind.Coverage => CoverageName,
        TieBreakerKind.Jury => JuryName,
        _ => GroupPrefix + groups[Group!.Value].Id,
    };
}
