using YouthCity.Core.Criteria;

namespace YouthCity.Core.Ranking;

/// <summary>A tie that was broken: by what, and between whom.</summary>
/// <param name="Ahead">Positions of the cities that got the better place by it.</param>
/// <param name="Behind">Positions of the cities next below them, whose total is the same.</param>
public sealed record TieBreak(TieBreaker By, IReadOnlyList<int> Ahead, IReadOnlyList<int> Behind);
