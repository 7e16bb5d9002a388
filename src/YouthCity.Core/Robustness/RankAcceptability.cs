using YouthCity.Core.Results;

namespace YouthCity.Core.Robustness;

/// <summary>
/// How sure each place is: the ranks that cities would have if the weights were others (stochastic multicriteria acceptability analysis, Lahdelma and
/// Salminen 2001). Unranked cities are unranked under any weights.
/// </summary>
/// <param name="Cities">The ranked cities, in the order of their ranks.</param>
public sealed record RankAcceptability(ContestResult Result, WeightDrawing Drawing, IReadOnlyList<CityRankAcceptability> Cities)
{
    /// <summary>A table of ranks by cities grows with their square; this many take 16 MB.</summary>
    public const int MostCities = 2000;

    private const int Chunk = 256;

    /// <param name="progress">Told how many draws are done, now and then, on any thread.</param>
    /// <param name="threads">At most; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">More cities are ranked than <see cref="MostCities"/>.</exception>
    public static RankAcceptability Of(
        ContestResult result, WeightDrawing drawing, Action<int>? progress = null, int? threads = null, CancellationToken cancellation = default)
    {
        int[] ranked = [.. result.Ranks.Order.Take(result.Ranks.Ranked)];
        if (ranked.Length > MostCities)
            throw new ArgumentException($"{ranked.Length} cities are ranked.", nameof(result));
        var tally = ranked.Length == 0 ? new DrawTally(0, 0) : Draw(result, drawing, ranked, progress, threads ?? Environment.ProcessorCount, cancellation);
        return new(result, drawing, [.. ranked.Select((city, row) => CityRankAcceptability.Of(result, drawing, tally, city, row))]);
    }

    /// <summary>The places of a city, or null if it is unranked.</summary>
    public CityRankAcceptability? Of(int city) => Cities.FirstOrDefault(places => places.City == city);

    private static DrawTally Draw(
        ContestResult result, WeightDrawing drawing, int[] ranked, Action<int>? progress, int threads, CancellationToken cancellation)
    {
        var chunks = (drawing.Draws + Chunk - 1) / Chunk;
        var workers = new DrawWorker[Math.Min(threads, chunks)];
        var (taken, done) = (0, 0);
        Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length, CancellationToken = cancellation }, part =>
        {
            var worker = workers[part] = new DrawWorker(result, ranked, drawing);
            for (var chunk = Interlocked.Increment(ref taken) - 1; chunk < chunks; chunk = Interlocked.Increment(ref taken) - 1)
            {
                cancellation.ThrowIfCancellationRequested();
                var (from, to) = (chunk * Chunk, Math.Min(drawing.Draws, (chunk + 1) * Chunk));
                worker.Draw(from, to);
                progress?.Invoke(Interlocked.Add(ref done, to - from));
            }
        });
        foreach (var worker in workers.Skip(1))
            workers[0].Tally.Add(worker.Tally);
        return workers[0].Tally;
    }
}

/// <summary>The ranks of one city over all draws.</summary>
/// <param name="Rank">Under the declared weights.</param>
/// <param name="Rank05">The best rank of which no more than 95 of 100 draws are worse; likewise the others.</param>
/// <param name="RankProbabilities">From rank 1 on; they add up to 1.</param>
/// <param name="PrizeProbability">How probable a place with a prize is; a tie counts, since its prizes are shared.</param>
/// <param name="GroupWeights">The central weights: of the groups, in parts of 1, on average over the draws in which the city is first; none where it never is.</param>
/// <param name="IndicatorWeights">Likewise of the indicators within their groups; none where indicators keep their weights.</param>
public sealed record CityRankAcceptability(
    int City,
    int Rank,
    double MeanRank,
    int Rank05,
    int RankMedian,
    int Rank95,
    IReadOnlyList<double> RankProbabilities,
    double PrizeProbability,
    IReadOnlyList<double>? GroupWeights,
    IReadOnlyList<double>? IndicatorWeights)
{
    internal static CityRankAcceptability Of(ContestResult result, WeightDrawing drawing, DrawTally tally, int city, int row)
    {
        var contest = result.Contest;
        int[] counts = [.. Enumerable.Range(0, result.Ranks.Ranked).Select(rank => tally.Count(row, rank))];
        var prized = contest.Prizes.Places.Count(prize => prize > Money.Zero);
        return new(
            city,
            result.Ranks.Rank(city)!.Value,
            (double)counts.Select((count, rank) => (long)count * (rank + 1)).Sum() / drawing.Draws,
            Quantile(counts, 5, drawing.Draws),
            Quantile(counts, 50, drawing.Draws),
            Quantile(counts, 95, drawing.Draws),
            [.. counts.Select(count => (double)count / drawing.Draws)],
            (double)counts.Take(prized).Sum() / drawing.Draws,
            counts[0] > 0 ? [.. contest.Groups.Select((_, group) => tally.FirstShare(row, group)!.Value)] : null,
            counts[0] > 0 && drawing.Level == WeightLevel.All
                ? [.. contest.Indicators.Select((_, i) => tally.FirstShare(row, contest.Groups.Count + i)!.Value)]
                : null);
    }

    /// <summary>The first rank at which so many of 100 draws are reached, in whole numbers.</summary>
    private static int Quantile(int[] counts, int percent, int draws)
    {
        var (reached, rank) = (0L, 0);
        while (100 * (reached += counts[rank]) < (long)percent * draws)
            rank++;
        return rank + 1;
    }
}
