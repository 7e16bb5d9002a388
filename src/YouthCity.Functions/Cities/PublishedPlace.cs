using YouthCity.Core;
using YouthCity.Core.Ranking;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Cities;

/// <summary>Where a city came out in a publication.</summary>
/// <param name="Publication">The number of the publication, from 1.</param>
/// <param name="Rank">Null if it is unranked.</param>
/// <param name="Score">From 0 to 100, unrounded; null if the city is unranked.</param>
/// <param name="Prize">0 for a ranked city without one, null for an unranked city.</param>
/// <param name="Reason">Why it is unranked.</param>
public sealed record PublishedPlace(int Publication, int? Rank, bool Tied, double? Score, Money? Prize, string? Reason)
{
    /// <summary>Null if the rules of the publication do not have the city.</summary>
    public static PublishedPlace? Of(ContestState published, string city) =>
        published.Result is not { } result || published.Contest.FindCity(city) is not { } position ? null : new(
            published.Publication!.Number, result.Ranks.Rank(position), result.Ranks.Tied(position), result.Total(position), result.Allocation.Prizes[position],
            UnrankedReasons.Of(result.Scores, position)?.Code());
}
