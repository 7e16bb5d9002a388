using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Catalog;

/// <summary>A contest among those that it continues and that continue it.</summary>
/// <param name="Edition">The year or number; null if its rules name none.</param>
/// <param name="Version">The contest's version; null before the first act.</param>
public sealed record EditionLine(string Contest, int? Edition, string? Version, string RulesSha256)
{
    public static EditionLine Of(KnownContest known) => new(known.Rules.Id, known.Rules.Edition, known.Version.Hash?.Hex, known.RulesHash.Hex);
}

/// <summary>The editions of a contest: each names in its rules the one that it continues.</summary>
public static class Editions
{
    /// <summary>The contest and all that are connected with it, the earliest edition first; those without a number last, by id.</summary>
    public static IReadOnlyList<EditionLine> Of(Contest contest, IReadOnlyList<KnownContest> all)
    {
        var series = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { contest.Id };
        for (var before = 0; before < series.Count;)
        {
            before = series.Count;
            foreach (var other in all.Select(known => known.Rules).Where(other => other.Continues is not null))
            {
                if (series.Contains(other.Id))
                    series.Add(other.Continues!);
                else if (series.Contains(other.Continues!))
                    series.Add(other.Id);
            }
        }

        return
        [
            .. all.Where(known => series.Contains(known.Rules.Id))
                .OrderBy(known => known.Rules.Edition ?? int.MaxValue).ThenBy(known => known.Rules.Id, StringComparer.OrdinalIgnoreCase).Select(EditionLine.Of),
        ];
    }
}
