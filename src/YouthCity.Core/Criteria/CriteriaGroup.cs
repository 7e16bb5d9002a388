namespace YouthCity.Core.Criteria;

/// <summary>One of the contest's groups of criteria.</summary>
/// <param name="Weight">Above 0, relative to the other groups.</param>
public sealed record CriteriaGroup(string Id, double Weight, LocalName Name);
