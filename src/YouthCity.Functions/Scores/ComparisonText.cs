using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Scores;

/// <summary>A comparison in words.</summary>
public static class ComparisonText
{
    /// <summary>Who stands where; then, where both have a rank, what it would take to swap, and whether less may do.</summary>
    public static IEnumerable<string> Of(ContestResult result, Comparison comparison, Language language)
    {
        var (city, other) = (Name(result, comparison.City, language), Name(result, comparison.Other, language));
        yield return comparison.Outcome switch
        {
            ComparisonOutcome.Same => WebMessages.In(language, "compare.same", city),
            ComparisonOutcome.Unranked => Unranked(result, comparison, language),
            ComparisonOutcome.Tied => WebMessages.In(language, "compare.tied", city, other),
            ComparisonOutcome.Ahead => WebMessages.In(language, "compare.ahead", city, other, Points(comparison, language)),
            _ => WebMessages.In(language, "compare.ahead", other, city, Points(comparison, language)),
        };
        if (comparison.Outcome is ComparisonOutcome.Same or ComparisonOutcome.Unranked)
            yield break;
        var (behind, before) = comparison.Outcome == ComparisonOutcome.Ahead ? (other, city) : (city, other);
        yield return comparison.Swap is { } swap
            ? WebMessages.In(language, swap.To > swap.From ? "compare.rose" : "compare.fell", behind, before, result.Contest.Indicators[swap.Indicator].Id,
                Number(swap.From, language), Number(swap.RoundedTo, language))
            : WebMessages.In(language, "compare.noswap", behind, before);
        if (comparison.MayMissSmaller)
            yield return WebMessages.In(language, "compare.maymiss");
    }

    private static string Unranked(ContestResult result, Comparison comparison, Language language)
    {
        var city = result.Ranks.Rank(comparison.City) is null ? comparison.City : comparison.Other;
        var reason = UnrankedReasons.Of(result.Scores, city)!.Value;
        return WebMessages.In(language, "compare.unranked", Name(result, city, language), WebMessages.In(language, $"reason.{reason.Code()}"));
    }

    private static string Points(Comparison comparison, Language language) => Math.Abs(comparison.Difference!.Value).ToString("N2", MessageCatalogue.Culture(language));

    private static string Number(double number, Language language) => ((decimal)number).ToString("0.############", MessageCatalogue.Culture(language));

    private static string Name(ContestResult result, int city, Language language) => result.Contest.Cities[city].Name.In(language);
}
