using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Core.Scoring;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Robustness;

/// <summary>The contest decided without each group and each indicator in turn.</summary>
/// <param name="Without">First the groups, then the indicators, in the order of the decree.</param>
/// <param name="Cities">Where each city comes out over all of these, in the order of the ranks under the rules that decide.</param>
public sealed record LeaveOneOutResponse(string Contest, IReadOnlyList<WithoutLine> Without, IReadOnlyList<RangeLine> Cities) : ResultResponse
{
    public static LeaveOneOutResponse Of(LeaveOneOut left) => new(
        left.Result.Contest.Id,
        [.. left.All.Select(without => WithoutLine.Of(left.Result.Contest, without))],
        [.. left.Result.Ranks.Order.Select(city => RangeLine.Of(left.Result.Contest, left.Result.Ranks.Rank(city), RankRange.Of(left.Variants, city)))]);

    /// <summary>A row for each city, with its rank without each group and indicator beside each other.</summary>
    public CsvTable Table() => RangeLine.Table(Cities, [.. Without.Select(line => ($"without {line.Indicator ?? $"group {line.Group}"}", line.Ranks))]);
}

/// <summary>The contest decided without a group or an indicator.</summary>
/// <param name="Group">The id of the group that is left out, or of the indicator's group.</param>
/// <param name="Indicator">Null where the group is left out whole.</param>
/// <param name="Winners">Ids of the cities that are first; several where they are tied.</param>
/// <param name="Prized">Ids of the cities that get a prize, the first place first.</param>
/// <param name="CannotScore">Why nothing can be scored then; null if it can.</param>
/// <param name="Ranks">The rank of every city, the first one first; empty if nothing can be scored.</param>
public sealed record WithoutLine(
    string Group, string? Indicator, IReadOnlyList<string> Winners, IReadOnlyList<string> Prized, CannotScore? CannotScore, IReadOnlyList<RankOfCity> Ranks)
{
    public static WithoutLine Of(Contest contest, WithoutOne without)
    {
        var variant = without.Variant;
        return new(
            contest.Groups[without.Group].Id, without.Indicator is { } indicator ? contest.Indicators[indicator].Id : null,
            RankOfCity.Ids(variant, variant.Winners), RankOfCity.Ids(variant, variant.Prized), CannotScore.Of(variant), RankOfCity.All(variant));
    }
}

/// <summary>The contest decided under every normalisation, aggregation and rule for gaps.</summary>
/// <param name="Scored">How many of the settings can score these applications; those that reject gaps are counted in <see cref="Reject"/>.</param>
/// <param name="Rankings">How many different rankings they give; likewise.</param>
/// <param name="Settings">All of them; those that reject gaps come last.</param>
/// <param name="Cities">Where each city comes out under the settings that do not reject gaps.</param>
/// <param name="Reject">The same over the settings that do reject gaps.</param>
public sealed record SettingsResponse(
    string Contest, int Scored, int Rankings, IReadOnlyList<SettingsLine> Settings, IReadOnlyList<RangeLine> Cities, RejectingSettings Reject) : ResultResponse
{
    public static SettingsResponse Of(ContestResult result, CancellationToken cancellation = default)
    {
        var (contest, ranks) = (result.Contest, result.Ranks);
        var compared = MethodSensitivity.Of(result, cancellation);
        return new(
            contest.Id,
            compared.TakingGaps.Count(variant => variant.Ranks is not null),
            Variant.CountRankings(compared.TakingGaps),
            [.. compared.Variants.Select(variant => SettingsLine.Of(compared, variant))],
            Ranges(compared.TakingGaps),
            new(compared.RejectingGaps.Count(variant => variant.Ranks is not null), Variant.CountRankings(compared.RejectingGaps), Ranges(compared.RejectingGaps)));

        IReadOnlyList<RangeLine> Ranges(IReadOnlyList<Variant> variants) =>
            [.. ranks.Order.Select(city => RangeLine.Of(contest, ranks.Rank(city), RankRange.Of(variants, city)))];
    }

    /// <summary>A row for each city, with its rank under each of the settings beside each other.</summary>
    public CsvTable Table() => RangeLine.Table(Cities, [.. Settings.Select(line => ($"{line.Normalisation} {line.Indicators} {line.Groups} {line.Missing}", line.Ranks))]);
}

/// <summary>The settings under which a city with a gap is unranked, apart from the others because fewer cities are compared.</summary>
/// <param name="Scored">How many of them can score these applications.</param>
/// <param name="Rankings">How many different rankings they give.</param>
/// <param name="Cities">Where each city comes out under them.</param>
public sealed record RejectingSettings(int Scored, int Rankings, IReadOnlyList<RangeLine> Cities);

/// <summary>The contest decided under other settings.</summary>
/// <param name="Normalisation">How values become scores, as the rules write it, such as <c>min-max</c>.</param>
/// <param name="Indicators">How indicators are aggregated to groups: <c>arithmetic</c>, <c>geometric</c>, <c>harmonic</c> or <c>mazziotta-pareto</c>.</param>
/// <param name="Groups">How groups are aggregated to the total, in the same words.</param>
/// <param name="Missing">What is done about gaps: <c>zero</c>, <c>available</c>, <c>mean</c> or <c>reject</c>.</param>
/// <param name="Declared">Whether these are the rules that decide.</param>
/// <param name="Winners">Ids of the cities that are first; several where they are tied.</param>
/// <param name="Prized">Ids of the cities that get a prize, the first place first.</param>
/// <param name="CannotScore">Why nothing can be scored then; null if it can.</param>
/// <param name="Ranks">The rank of every city, the first one first; empty if nothing can be scored.</param>
public sealed record SettingsLine(
    string Normalisation,
    string Indicators,
    string Groups,
    string Missing,
    bool Declared,
    IReadOnlyList<string> Winners,
    IReadOnlyList<string> Prized,
    CannotScore? CannotScore,
    IReadOnlyList<RankOfCity> Ranks)
{
    public static SettingsLine Of(MethodSensitivity compared, Variant variant)
    {
        var rules = variant.Contest.Scoring;
        return new(
            rules.Normalisation.Code(), rules.Indicators.Code(), rules.Groups.Code(), rules.Missing.Code(), compared.IsDeclared(variant),
            RankOfCity.Ids(variant, variant.Winners), RankOfCity.Ids(variant, variant.Prized), CannotScore.Of(variant), RankOfCity.All(variant));
    }
}

/// <summary>Where a city stands.</summary>
/// <param name="Rank">1 is first; null where the city is unranked.</param>
public sealed record RankOfCity(string City, int? Rank)
{
    /// <summary>In the order of the variant's ranks; nothing at all where it cannot be scored.</summary>
    public static IReadOnlyList<RankOfCity> All(Variant variant) =>
        [.. (variant.Ranks?.Order ?? []).Select(city => new RankOfCity(variant.Contest.Cities[city].Id, variant.Rank(city)))];

    public static IReadOnlyList<string> Ids(Variant variant, IReadOnlyList<int> cities) => [.. cities.Select(city => variant.Contest.Cities[city].Id)];
}

/// <summary>Where a mean has no use for a score of 0 or less.</summary>
/// <param name="Indicator">Null where it is a group's score.</param>
public sealed record CannotScore(string City, string Group, string? Indicator)
{
    public static CannotScore? Of(Variant variant) => variant.Refusal is not { } refusal ? null : Of(variant.Contest, refusal);

    private static CannotScore Of(Contest contest, ScoringRefusal refusal) => new(
        contest.Cities[refusal.City].Id, contest.Groups[refusal.Group].Id, refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : null);
}

/// <summary>Where a city comes out over all variants that can be scored.</summary>
/// <param name="Rank">Under the rules that decide.</param>
/// <param name="BestRank">The best rank; null if it is unranked everywhere.</param>
/// <param name="WorstRank">The worst rank; null if it is unranked everywhere.</param>
/// <param name="Firsts">In how many it is first; likewise with a prize, and unranked.</param>
/// <param name="Prizes">In how many it gets a prize.</param>
/// <param name="Unranked">In how many it is unranked.</param>
public sealed record RangeLine(string City, int? Rank, int? BestRank, int? WorstRank, int Firsts, int Prizes, int Unranked)
{
    public static RangeLine Of(Contest contest, int? rank, RankRange range) =>
        new(contest.Cities[range.City].Id, rank, range.Best, range.Worst, range.Firsts, range.Prizes, range.Unranked);

    public static CsvTable Table(IReadOnlyList<RangeLine> cities, IReadOnlyList<(string Name, IReadOnlyList<RankOfCity> Ranks)> variants)
    {
        var columns = variants.Select(variant => variant.Ranks.ToDictionary(line => line.City, line => line.Rank, StringComparer.Ordinal)).ToList();
        return new(
            ["rank", "city", "bestRank", "worstRank", "firsts", "prizes", "unranked", .. variants.Select(variant => variant.Name)],
            cities.Select(IReadOnlyList<object?> (line) =>
            [
                line.Rank, line.City, line.BestRank, line.WorstRank, line.Firsts, line.Prizes, line.Unranked,
                .. columns.Select(column => (object?)column.GetValueOrDefault(line.City)),
            ]));
    }
}
