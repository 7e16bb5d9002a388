using YouthCity.Core.Results;

namespace YouthCity.Functions.Scores;

/// <summary>The jury's share of the totals.</summary>
/// <param name="Share">From 0 to 1, as the rules declare it.</param>
/// <param name="Counts">Whether it enters them: for every city that has a total, or for none.</param>
/// <param name="Lacking">Ids of the cities whose missing ballots keep it out.</param>
public sealed record JuryShareResponse(double Share, bool Counts, IReadOnlyList<string> Lacking)
{
    public static JuryShareResponse? Of(ContestResult result) => result.Jury is { } jury
        ? new(jury.Share, jury.Counts, [.. jury.Lacking.Select(city => result.Contest.Cities[city].Id)])
        : null;
}
