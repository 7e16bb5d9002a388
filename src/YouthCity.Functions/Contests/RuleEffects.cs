using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;

namespace YouthCity.Functions.Contests;

/// <summary>What other rules would make of what a contest holds.</summary>
/// <param name="CannotScore">Whether the other rules cannot score what there is; then nothing is known of ranks and prizes after.</param>
/// <param name="Cities">Those of the rules before and after, in the order of the rules after.</param>
/// <param name="Values">Values and baselines that the change hides, shows again, or leaves outside their bounds; the first 1 000 of them.</param>
/// <param name="ValuesNotShown">How many more there are.</param>
public sealed record RuleEffects(bool CannotScore, IReadOnlyList<CityEffect> Cities, IReadOnlyList<ValueEffect> Values, int ValuesNotShown)
{
    public static RuleEffects Of(ContestState state, Contest after)
    {
        // The hash names nothing that is kept: this state is made for the comparison alone.
        var other = new ContestState(new KnownContest(after, ContentHash.Of([])) { Version = state.Version }, state.Content);
        var values = state.Content.Applications.OrderBy(city => city.Key, StringComparer.Ordinal)
            .SelectMany(city => city.Value.Entries.SelectMany(entry => ValueEffect.Of(state.Contest, after, city.Key, entry.Key, entry.Value))).ToList();
        var cities = after.Cities.Concat(state.Contest.Cities).Select(city => city.Id).Distinct(StringComparer.OrdinalIgnoreCase);
        return new(
            other.Result is null,
            [.. cities.Select(city => CityEffect.Of(city, Place(state, city), Place(other, city)))],
            [.. values.Take(Changes.Most)],
            Math.Max(0, values.Count - Changes.Most));
    }

    private static (int? Rank, double? Score, Money? Prize) Place(ContestState state, string city)
    {
        if (state.Result is not { } result || state.Contest.FindCity(city) is not { } position)
            return default;
        return (result.Ranks.Rank(position), result.Total(position), result.Allocation.Prizes[position]);
    }
}

/// <summary>Where a city stands under the rules in force and under the others; null where it is not ranked.</summary>
/// <param name="RankBefore">1 is first; under the rules in force.</param>
/// <param name="RankAfter">1 is first; under the other rules.</param>
/// <param name="ScoreBefore">From 0 to 100, unrounded; under the rules in force.</param>
/// <param name="ScoreAfter">From 0 to 100, unrounded; under the other rules.</param>
/// <param name="PrizeBefore">Under the rules in force, in som; 0 for a ranked city without a prize.</param>
/// <param name="PrizeAfter">Under the other rules, in som; 0 for a ranked city without a prize.</param>
public sealed record CityEffect(string City, int? RankBefore, int? RankAfter, double? ScoreBefore, double? ScoreAfter, Money? PrizeBefore, Money? PrizeAfter)
{
    public static CityEffect Of(string city, (int? Rank, double? Score, Money? Prize) before, (int? Rank, double? Score, Money? Prize) after) =>
        new(city, before.Rank, after.Rank, before.Score, after.Score, before.Prize, after.Prize);
}

/// <summary>A value or a baseline that other rules hide, show again, or leave outside their bounds.</summary>
/// <param name="Field"><c>value</c> or <c>baseline</c>.</param>
/// <param name="Number">The number itself, in the indicator's unit.</param>
/// <param name="Effect"><c>hidden</c>: its indicator or city is not in the rules any more; <c>shown</c>: it is again; <c>out-of-bounds</c>: it is below the minimum or above the maximum.</param>
public sealed record ValueEffect(string City, string Indicator, string Field, double Number, string Effect)
{
    public static IEnumerable<ValueEffect> Of(Contest before, Contest after, string city, string indicator, ApplicationEntry entry)
    {
        foreach (var (field, held) in ((string, double?)[])[("value", entry.Value), ("baseline", entry.Baseline)])
        {
            if (held is { } number && Effected(Find(before, city, indicator), Find(after, city, indicator), number) is { } effect)
                yield return new(city, indicator, field, number, effect);
        }
    }

    private static string? Effected(Indicator? before, Indicator? after, double number) => (before, after) switch
    {
        (null, null) => null,
        (_, null) => "hidden",
        (_, { } now) when !now.Accepts(number) => "out-of-bounds",
        (null, _) => "shown",
        _ => null,
    };

    private static Indicator? Find(Contest contest, string city, string indicator) =>
        contest.FindCity(city) is not null && contest.FindIndicator(indicator) is { } position ? contest.Indicators[position] : null;
}
