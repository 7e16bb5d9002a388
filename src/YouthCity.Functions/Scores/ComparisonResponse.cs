using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Scores;

/// <summary>Why one city stands before another, the same over HTTP and on the command line. Ids name everything; numbers are unrounded.</summary>
/// <param name="City">The id of the first city.</param>
/// <param name="Other">The id of the second city.</param>
/// <param name="Outcome"><c>ahead</c>, <c>behind</c>, <c>tied</c>, <c>unranked</c> or <c>same</c>, seen from the first city.</param>
/// <param name="Difference">The first city's total less the second's, in points; null if either is unranked.</param>
/// <param name="Lines">What the difference is made of, the largest part first; empty where the totals are no weighted sums.</param>
/// <param name="Swap">The smallest change that would put the other one ahead; null if there is none.</param>
/// <param name="MayMissSmaller">True if a smaller change than the swap, or one where there is none, may exist.</param>
/// <param name="Text">All of it in words, in the language asked for.</param>
public sealed record ComparisonResponse(
    string Contest, string City, string Other, string Outcome, double? Difference, IReadOnlyList<DifferencePart> Lines, SwapLine? Swap, bool MayMissSmaller, IReadOnlyList<string> Text) : ResultResponse
{
    public static ComparisonResponse Of(ContestResult result, Comparison comparison, Language language)
    {
        var contest = result.Contest;
        return new(
            contest.Id, contest.Cities[comparison.City].Id, contest.Cities[comparison.Other].Id, Code(comparison.Outcome), comparison.Difference,
            [.. comparison.Lines.Select(line => DifferencePart.Of(contest, line))],
            comparison.Swap is { } swap ? SwapLine.Of(contest, swap) : null,
            comparison.MayMissSmaller,
            [.. ComparisonText.Of(result, comparison, language)]);
    }

    /// <summary>A row for each part of the difference, the largest first.</summary>
    public CsvTable Table() => new(
        ["city", "other", "group", "indicator", "cityPoints", "otherPoints", "difference"],
        Lines.Select(IReadOnlyList<object?> (line) => [City, Other, line.Group, line.Indicator, line.CityPoints, line.OtherPoints, line.Difference]));

    private static string Code(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.Ahead => "ahead",
        ComparisonOutcome.Behind => "behind",
        ComparisonOutcome.Tied => "tied",
        ComparisonOutcome.Unranked => "unranked",
        _ => "same",
    };
}

/// <summary>A part of the difference: an indicator, or <c>(jury)</c>; without one, what imbalance costs in a group, or without a group, among them.</summary>
/// <param name="Group">The id of the criteria group; null for the jury's part, and for what imbalance among the groups costs.</param>
/// <param name="Indicator">The id of the indicator, or <c>(jury)</c>; null for what imbalance costs.</param>
/// <param name="CityPoints">What it brings to the first city's total, in points.</param>
/// <param name="OtherPoints">What it brings to the second city's total, in points.</param>
/// <param name="Difference">The first less the second, in points.</param>
public sealed record DifferencePart(string? Group, string? Indicator, double CityPoints, double OtherPoints, double Difference)
{
    public static DifferencePart Of(Contest contest, DifferenceLine line) => new(
        line.Group is { } group ? contest.Groups[group].Id : null,
        line.IsJury ? "(jury)" : line.Indicator is { } indicator ? contest.Indicators[indicator].Id : null,
        line.City, line.Other, line.Difference);
}

/// <summary>The smallest change of one value that would put a city ahead of the one it would pass.</summary>
/// <param name="City">The id of the city whose value would change.</param>
/// <param name="Passes">The id of the city that it would pass.</param>
/// <param name="From">The current value, in the indicator's unit.</param>
/// <param name="To">The value that would be needed, in the indicator's unit, unrounded.</param>
/// <param name="RoundedTo">The same, rounded so that it is still enough.</param>
/// <param name="Share">The change as a share of the range.</param>
/// <param name="Range"><c>accepted</c> where the indicator has both bounds, else <c>observed</c>.</param>
public sealed record SwapLine(string City, string Passes, string Indicator, double From, double To, double RoundedTo, double Share, string Range)
{
    public static SwapLine Of(Contest contest, Swap swap) => new(
        contest.Cities[swap.City].Id, contest.Cities[swap.Passed].Id, contest.Indicators[swap.Indicator].Id,
        swap.From, swap.To, swap.RoundedTo, swap.Share, swap.OfAcceptedRange ? "accepted" : "observed");
}
