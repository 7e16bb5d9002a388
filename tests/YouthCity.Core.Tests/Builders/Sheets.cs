using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Tests.Builders;

/// <summary>Application sheets from columns of numbers, one column an indicator, one number a city; null is a gap.</summary>
internal static class Sheets
{
    public static ApplicationTable Of(params double?[][] values) => Of(values, []);

    /// <param name="baselines">As many columns as there are of values, or none.</param>
    public static ApplicationTable Of(double?[][] values, double?[][] baselines)
    {
        var sheet = new ApplicationTable(values.Length, values[0].Length);
        for (var indicator = 0; indicator < values.Length; indicator++)
        {
            for (var city = 0; city < values[indicator].Length; city++)
                sheet.Put(indicator, city, baselines.Length > 0 ? baselines[indicator][city] : null, values[indicator][city]);
        }

        return sheet;
    }

    public static ScoreTable Score(this Contest contest, ApplicationTable sheet)
    {
        Assert.True(Scorer.TryScore(contest, sheet, out var scores, out var refusal), refusal?.ToString());
        return scores;
    }

    public static ScoreTable Score(this AContest contest, params double?[][] values) => contest.Build().Score(Of(values));

    public static ScoreTable Score(this AContest contest, double?[][] values, double?[][] baselines) => contest.Build().Score(Of(values, baselines));

    public static ScoringRefusal Refuse(this AContest contest, params double?[][] values)
    {
        Assert.False(Scorer.TryScore(contest.Build(), Of(values), out var scores, out var refusal));
        Assert.Null(scores);
        return refusal;
    }

    public static ContestResult Result(this Contest contest, ApplicationTable sheet)
    {
        Assert.True(ContestResult.TryCompute(contest, sheet, out var result, out var refusal), refusal?.ToString());
        return result;
    }

    public static double?[] Levels(this ScoreTable scores, int indicator = 0) => [.. Cities(scores).Select(city => scores.Level(indicator, city))];

    public static double?[] Progress(this ScoreTable scores, int indicator = 0) => [.. Cities(scores).Select(city => scores.Progress(indicator, city))];

    public static double?[] Totals(this ScoreTable scores) => [.. Cities(scores).Select(scores.Total)];

    /// <summary>The totals to the last bit.</summary>
    public static long?[] TotalBits(this ScoreTable scores) =>
        [.. scores.Totals().Select(total => total is { } number ? BitConverter.DoubleToInt64Bits(number) : (long?)null)];

    /// <summary>Equal to within rounding of the last digits.</summary>
    public static void Near(double?[] expected, double?[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var near = expected[i] is { } left && actual[i] is { } right
                ? Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)))
                : expected[i] is null && actual[i] is null;
            Assert.True(near, $"at {i}: expected {expected[i]:R}, but it is {actual[i]:R}");
        }
    }

    private static IEnumerable<int> Cities(ScoreTable scores) => Enumerable.Range(0, scores.Cities);
}
