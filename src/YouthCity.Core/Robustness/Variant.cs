using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Prizes;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Robustness;

/// <summary>The same contest decided in another way: either ranks and prizes, or why those rules cannot score it.</summary>
/// <param name="Contest">The rules decided by; its cities are the contest's.</param>
public sealed record Variant(Contest Contest, CityRanks? Ranks, Allocation? Allocation, ScoringRefusal? Refusal)
{
    /// <summary>The cities that are first: several where they are tied, none where nobody is ranked.</summary>
    public IReadOnlyList<int> Winners => Ranks is null ? [] : [.. Ranks.Order.TakeWhile(city => Ranks.Rank(city) == 1)];

    /// <summary>The cities that get a prize, from the first place on.</summary>
    public IReadOnlyList<int> Prized => Ranks is null ? [] : [.. Ranks.Order.Where(city => Allocation!.Prizes[city] > Money.Zero)];

    /// <summary>The city's rank; null if it is unranked or nothing could be scored.</summary>
    public int? Rank(int city) => Ranks?.Rank(city);

    /// <summary>How many different rankings the variants give: two are the same where every city has the same rank, or none, in both. What cannot be scored gives none.</summary>
    public static int CountRankings(IEnumerable<Variant> variants) => variants
        .Where(variant => variant.Ranks is not null)
        .Select(variant => string.Join(' ', Enumerable.Range(0, variant.Contest.Cities.Count).Select(variant.Rank)))
        .Distinct(StringComparer.Ordinal)
        .Count();

    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    internal static Variant Of(Contest contest, ApplicationTable sheet, JuryScores? jury, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ContestResult.TryCompute(contest, sheet, jury, out var result, out var refusal)
            ? new(contest, result.Ranks, result.Allocation, null)
            : new(contest, null, null, refusal);
    }
}

/// <summary>Where a city comes out over several variants of a contest.</summary>
/// <param name="Best">The best of its ranks; none where it is never ranked.</param>
/// <param name="Firsts">In how many variants it is first, alone or tied.</param>
/// <param name="Prizes">In how many it gets a prize.</param>
/// <param name="Unranked">In how many that can be scored it is unranked.</param>
public sealed record RankRange(int City, int? Best, int? Worst, int Firsts, int Prizes, int Unranked)
{
    public static RankRange Of(IReadOnlyList<Variant> variants, int city)
    {
        int?[] ranks = [.. variants.Where(variant => variant.Ranks is not null).Select(variant => variant.Rank(city))];
        return new(
            city, ranks.Min(), ranks.Max(), ranks.Count(rank => rank == 1),
            variants.Count(variant => variant.Allocation?.Prizes[city] > Money.Zero), ranks.Count(rank => rank is null));
    }
}
