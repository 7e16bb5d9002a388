namespace YouthCity.Core.Criteria;

/// <summary>What decides between cities whose totals are equal.</summary>
/// <param name="Group">Position of the group whose score decides; none where coverage does.</param>
public readonly record struct TieBreaker(int? Group)
{
    public const string CoverageName = "coverage", GroupPrefix = "group:";

    /// <summary>The city that reported more current values stands before the other.</summary>
    public static TieBreaker Coverage { get; } = new(Group: null);

    /// <summary>As the rules write it: <c>coverage</c>, or <c>group:</c> with the group's id.</summary>
    public string Name(IReadOnlyList<CriteriaGroup> groups) => Group is { } group ? GroupPrefix + groups[group].Id : CoverageName;
}
