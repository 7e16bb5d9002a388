using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Names;
using YouthCity.Core.Results;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Scores;

/// <summary>By what a ranking is sorted, as the address says it: <c>place</c>, <c>city</c>, <c>coverage</c> or <c>group-ID</c>.</summary>
/// <param name="Group">The position of the group; null for everything else.</param>
public sealed record RankingOrder(string Name, int? Group)
{
    public const string Place = "place", City = "city", Coverage = "coverage", GroupPrefix = "group-";

    public static Parameter Parameter { get; } = Parameter.Text("sort", "city");

    /// <summary>What the address asks for; places where it asks for nothing that there is.</summary>
    public static RankingOrder Of(Contest contest, string? asked) => asked switch
    {
        City or Coverage => new(asked, null),
        _ when asked?.StartsWith(GroupPrefix, StringComparison.Ordinal) == true && contest.FindGroup(asked[GroupPrefix.Length..]) is { } group => new(asked, group),
        _ => new(Place, null),
    };

    /// <summary>Positions of the cities; those that are equal stay in the order of their places.</summary>
    public IEnumerable<int> Sort(ContestResult result, Language language) => this switch
    {
        { Group: { } group } => result.Ranks.Order.OrderByDescending(city => result.Scores.GroupScore(group, city) ?? double.NegativeInfinity),
        { Name: City } => result.Ranks.Order.OrderBy(city => result.Contest.Cities[city].Name.In(language), Alphabet.Order),
        { Name: Coverage } => result.Ranks.Order.OrderByDescending(result.Scores.Sheet.Coverage),
        _ => result.Ranks.Order,
    };
}
