using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Catalog;

/// <summary>A contest as a copy of another, before it is made: the same cities, groups and indicators, and none of the dates, which are over.</summary>
/// <param name="Content">What it starts with.</param>
/// <param name="Reason">What it is a copy of, for the audit trail.</param>
public sealed record ContestCopy(Contest Rules, ContestChange Content, string Reason)
{
    private const int LatestYear = 9999;

    /// <summary>How many baselines it starts with.</summary>
    public int Baselines => Content.Entries.Values.Sum(city => city.Count);

    /// <param name="id">Well-formed.</param>
    /// <param name="takesValues">Whether the values of the other contest become the baselines.</param>
    public static ContestCopy Of(ContestState source, string id, bool takesValues)
    {
        var rules = source.Contest with
        {
            Id = id,
            Edition = int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and <= LatestYear ? year : null,
            Continues = source.Contest.Id,
            OpensOn = null,
            ApplicationsCloseOn = null,
            ValidUntil = null,
            Jury = source.Contest.Jury with { ClosesOn = null },
        };
        var reason = $"Copied from {source.Contest.Id}{(source.Version.Hash is { } version ? $" at version {version}" : "")}{(takesValues ? "; its values are the baselines" : "")}";
        return new(rules, takesValues ? Catalog.Baselines.Of(source) : ContestChange.None, reason);
    }
}
