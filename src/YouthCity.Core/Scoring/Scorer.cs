using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>
/// Scores a contest by the reference method: level and progress of each indicator are normalised over the cities, combined, and averaged
/// within groups and over groups. Drawn weights and single changed values are scored with the same means, so that they give the same bits.
/// </summary>
public static class Scorer
{
    /// <summary>Cities that are scored side by side: few enough that a block of scratch stays in the fastest cache.</summary>
    private const int BlockLength = 512;

    /// <summary>Two rows for an indicator's scores, and two means.</summary>
    private const int ScratchRows = 2 + (2 * WeightedMean.Rows);

    /// <summary>From so many cities on, blocks and columns are worth a second thread; each city's sums are its own, so the bits do not change.</summary>
    internal const int ParallelFrom = 4 * BlockLength;

    /// <summary>True with every city's scores, or false with the reason why the rules cannot score these applications.</summary>
    public static bool TryScore(
        Contest contest, ApplicationTable sheet, [NotNullWhen(true)] out ScoreTable? table, [NotNullWhen(false)] out ScoringRefusal? refusal)
    {
        var weights = Weights.Declared(contest);
        var scores = new IndicatorScores(contest, sheet);
        var length = Padded(sheet.Cities);

        // Every number of them is written below.
        var (groups, totals) = (GC.AllocateUninitializedArray<double>(contest.Groups.Count * length), GC.AllocateUninitializedArray<double>(length));
        if (sheet.Cities < ParallelFrom)
            ScoreBlocks(contest, weights, scores, groups, totals, 0, sheet.Cities);
        else
            ScoreParallel(contest, weights, scores, groups, totals, sheet.Cities);
        LeaveAbsentOut(scores, totals);
        table = new ScoreTable(contest, sheet, weights, scores, groups, totals);
        refusal = ScoringRefusal.Of(table);
        if (refusal is not null)
            table = null;
        return refusal is null;
    }

    /// <summary>
    /// The scores of the same applications under other weights. Weights are above 0, so what is there and what is left out stay as they are. Nothing is
    /// refused a second time: where scores can be below 0, other weights can bring a mean that a rule is not defined for.
    /// </summary>
    public static ScoreTable Reweigh(ScoreTable table, Weights weights)
    {
        var length = Padded(table.Cities);
        var (groups, totals) = (new double[table.Contest.Groups.Count * length], new double[length]);
        Reweigh(table, weights, groups, totals);
        return new ScoreTable(table.Contest, table.Sheet, weights, table.Scores, groups, totals);
    }

    /// <summary>Likewise into rows that are there already: a row of cities for each group, and one of totals.</summary>
    internal static void Reweigh(ScoreTable table, Weights weights, double[] groups, double[] totals)
    {
        ScoreBlocks(table.Contest, weights, table.Scores, groups, totals, 0, table.Cities);
        LeaveAbsentOut(table.Scores, totals);
    }

    /// <summary>The length of a row of cities, filled up to whole vectors.</summary>
    internal static int Padded(int cities) => (cities + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    private static void LeaveAbsentOut(IndicatorScores scores, double[] totals)
    {
        for (var city = 0; city < scores.Cities; city++)
            totals[city] = scores.TakesPart(city) ? totals[city] : double.NaN;
    }

    private static void ScoreParallel(
        Contest contest, Weights weights, IndicatorScores scores, double[] groups, double[] totals, int cities)
    {
        var blocks = (cities + BlockLength - 1) / BlockLength;
        var parts = Math.Min(Environment.ProcessorCount, blocks);
        Parallel.For(0, parts, part =>
        {
            var from = (int)((long)blocks * part / parts) * BlockLength;
            var to = Math.Min(cities, (int)((long)blocks * (part + 1) / parts) * BlockLength);
            ScoreBlocks(contest, weights, scores, groups, totals, from, to);
        });
    }

    /// <summary>Scores some cities into rows of groups and totals that are long enough for whole vectors from each of them on.</summary>
    internal static void ScoreBlocks(
        Contest contest, Weights weights, IndicatorScores scores, double[] groups, double[] totals, int from, int to)
    {
        var longest = Padded(Math.Min(BlockLength, to - from));
        var rented = ArrayPool<double>.Shared.Rent(ScratchRows * longest);
        for (var city = from; city < to; city += BlockLength)
        {
            var cities = Math.Min(BlockLength, to - city);
            var length = Padded(cities);
            ScoreBlock(contest, weights, scores, groups, totals.AsSpan(city, length), city, cities, rented.AsSpan(0, ScratchRows * length));
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void ScoreBlock(
        Contest contest, Weights weights, IndicatorScores scores, double[] groups, Span<double> totals, int firstCity, int cities, Span<double> scratch)
    {
        var rules = contest.Scoring;
        var length = totals.Length;
        var row = groups.Length / contest.Groups.Count;
        var indicator = scratch[..length];
        var second = scratch.Slice(length, length);
        var ceiling = rules.Ceiling ?? double.PositiveInfinity;
        var total = new WeightedMean(rules.Groups, scratch[((2 + WeightedMean.Rows) * length)..]);
        for (var group = 0; group < contest.Groups.Count; group++)
        {
            var means = groups.AsSpan((group * row) + firstCity, length);
            var mean = new WeightedMean(rules.Indicators, scratch.Slice(2 * length, WeightedMean.Rows * length));
            var inForce = false;
            for (var i = 0; i < contest.Indicators.Count; i++)
            {
                if (contest.Indicators[i].Group != group || !scores.InForce(i))
                    continue;
                inForce = true;
                scores.Scores(i, firstCity, cities, indicator, second);
                mean.Add(indicator, weights.Indicators[i]);
            }

            mean.Finish(means, rules.MinimumAvailability, ceiling);
            if (inForce)
                total.Add(means, weights.Groups[group]);
        }

        total.Finish(totals, rules.MinimumAvailability, ceiling);
    }
}
