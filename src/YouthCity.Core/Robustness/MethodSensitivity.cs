using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Results;

namespace YouthCity.Core.Robustness;

/// <summary>
/// The contest decided under every normalisation, aggregation and rule for gaps that the rules of a contest may name; all other settings stay. Goalposts are
/// among them where every indicator has its own; a jury's share means nothing beside totals on another scale.
/// </summary>
/// <param name="Variants">Those that reject gaps come last.</param>
public sealed record MethodSensitivity(Contest Contest, IReadOnlyList<Variant> Variants)
{
    /// <summary>The settings that score a city in spite of its gaps.</summary>
    public IReadOnlyList<Variant> TakingGaps => [.. Variants.Where(variant => variant.Contest.Scoring.Missing != MissingRule.Reject)];

    /// <summary>The settings under which a city with a gap is unranked: they compare fewer cities, so their ranks do not stand beside those of the others.</summary>
    public IReadOnlyList<Variant> RejectingGaps => [.. Variants.Where(variant => variant.Contest.Scoring.Missing == MissingRule.Reject)];

    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static MethodSensitivity Of(ContestResult result, CancellationToken cancellation = default) => new(
        result.Contest, [.. Rules(result.Contest).Select(rules => Variant.Of(result.Contest with { Scoring = rules }, result.Scores.Sheet, result.Judged, cancellation))]);

    /// <summary>Whether these are the rules that decide.</summary>
    public bool IsDeclared(Variant variant) => variant.Contest.Scoring == Contest.Scoring;

    private static IEnumerable<ScoringRules> Rules(Contest contest) =>
        from rejects in (bool[])[false, true]
        from normalisation in Enum.GetValues<Normalisation>()
        where normalisation != Normalisation.Goalposts || contest.Indicators.All(indicator => indicator is { Worst: not null, Best: not null })
        from indicators in Enum.GetValues<Mean>()
        from groups in Enum.GetValues<Mean>()
        from missing in Enum.GetValues<MissingRule>()
        where missing == MissingRule.Reject == rejects
        let rules = contest.Scoring with { Normalisation = normalisation, Indicators = indicators, Groups = groups, Missing = missing }
        where (contest.Jury.Share == 0 || rules.Ceiling is not null) && !RuleConflict.Of(rules).Any()
        select rules;
}
