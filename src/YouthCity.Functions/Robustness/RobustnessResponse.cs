using System.Text.Json.Serialization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is, the same over HTTP and on the command line: rules, inputs, drawing and generator, from which the figures follow to the bit.</summary>
/// <param name="Method">How weights are drawn: <c>dirichlet</c>, all alike, or <c>perturb</c>, around the declared ones.</param>
/// <param name="Level">Whose weights are drawn: <c>groups</c>, or <c>all</c> for groups and indicators.</param>
/// <param name="Spread">By what part a weight may go up or down, from 0 to below 1; null where the method has no use for it.</param>
/// <param name="Draws">How many sets of weights were drawn.</param>
/// <param name="Seed">The seed of the generator: with the same one the figures are the same to the bit.</param>
/// <param name="Generator">The generator of random numbers.</param>
/// <param name="MarginOfError">How far a probability can be off, 19 times of 20.</param>
/// <param name="Cities">In the order of the ranks under the declared weights; unranked cities last.</param>
public sealed record RobustnessResponse(
    string Contest,
    string RulesSha256,
    string InputsSha256,
    string Method,
    string Level,
    double? Spread,
    int Draws,
    long Seed,
    string Generator,
    double MarginOfError,
    IReadOnlyList<CityRobustness> Cities) : ResultResponse
{
    /// <summary>Of each there is a probability for every rank, so that the whole grows with the square of the cities.</summary>
    public const int CitiesOfAPage = 100, MostPages = RankAcceptability.MostCities / CitiesOfAPage;

    /// <summary>Which of the pages this is, from 1. Null if it holds all cities.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; private init; }

    /// <summary>Null if this holds all cities.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Pages { get; private init; }

    /// <summary>A page of a large contest; the whole of a small one.</summary>
    public static RobustnessResponse Of(RankAcceptability places, string rulesHash, int page)
    {
        var cities = places.Result.Contest.Cities.Count;
        return cities <= CitiesOfAPage ? Of(places, rulesHash) : Of(places, rulesHash, ((page - 1) * CitiesOfAPage)..(page * CitiesOfAPage)) with
        {
            Page = page,
            Pages = (cities + CitiesOfAPage - 1) / CitiesOfAPage,
        };
    }

    public static RobustnessResponse Of(RankAcceptability places, string rulesHash) => Of(places, rulesHash, ..);

    private static RobustnessResponse Of(RankAcceptability places, string rulesHash, Range shown)
    {
        var (result, drawing) = (places.Result, places.Drawing);
        var lines = places.Cities.Select(city => CityRobustness.Of(result.Contest, city))
            .Concat(result.Ranks.Order.Skip(result.Ranks.Ranked).Select(city => CityRobustness.Unranked(result, city)));
        return new(
            result.Contest.Id,
            rulesHash,
            Fingerprints.OfInputs(result).Hex,
            drawing.Method.Code(),
            drawing.Level.Code(),
            drawing.Method == WeightMethod.Perturb ? drawing.Spread : null,
            drawing.Draws,
            drawing.Seed,
            Philox.Name,
            drawing.MarginOfError,
            [.. lines.Take(shown)]);
    }

    /// <summary>A row for each city, with the probability of each rank beside each other.</summary>
    public CsvTable Table(Contest contest, Language language)
    {
        var ranked = Cities.Max(city => city.RankProbabilities?.Count ?? 0);
        return new(
            [
                "rank", "city", "name", "meanRank", "rank05", "rankMedian", "rank95", "prizeProbability", "reason",
                .. Enumerable.Range(1, ranked).Select(rank => $"probability of rank {rank}"),
            ],
            Cities.Select(IReadOnlyList<object?> (city) =>
            [
                city.Rank, city.City, contest.Cities[contest.FindCity(city.City)!.Value].Name.In(language), city.MeanRank, city.Rank05, city.RankMedian, city.Rank95,
                city.PrizeProbability, Word.Of("reason", city.Reason),
                .. Enumerable.Range(0, ranked).Select(rank => (object?)city.RankProbabilities?[rank]),
            ]));
    }
}

/// <summary>The places of one city; all null where it is unranked, with the reason.</summary>
/// <param name="Rank">Under the declared weights.</param>
/// <param name="MeanRank">The mean of the ranks over all draws.</param>
/// <param name="Rank05">The rank that 5 % of the draws reach or better.</param>
/// <param name="RankMedian">The rank that half of the draws reach or better.</param>
/// <param name="Rank95">The rank that 95 % of the draws reach or better.</param>
/// <param name="RankProbabilities">How probable each rank is, from 0 to 1, the first rank first.</param>
/// <param name="PrizeProbability">How probable a prize is, from 0 to 1.</param>
/// <param name="PrizeProbabilities">How probable the rank of each prize is, the first place first.</param>
/// <param name="CentralWeights">The mean of the weights under which the city is first; null if it never is.</param>
/// <param name="Reason">Why the city is unranked: <c>no-application</c>, <c>gaps</c>, <c>too-little-data</c> or <c>nothing-to-compare</c>; null if it is ranked.</param>
public sealed record CityRobustness(
    string City,
    int? Rank,
    double? MeanRank,
    int? Rank05,
    int? RankMedian,
    int? Rank95,
    IReadOnlyList<double>? RankProbabilities,
    double? PrizeProbability,
    IReadOnlyList<PrizeChance>? PrizeProbabilities,
    CentralWeights? CentralWeights,
    string? Reason)
{
    public static CityRobustness Of(Contest contest, CityRankAcceptability places) => new(
        contest.Cities[places.City].Id,
        places.Rank,
        places.MeanRank,
        places.Rank05,
        places.RankMedian,
        places.Rank95,
        places.RankProbabilities,
        places.PrizeProbability,
        [.. contest.Prizes.Places.Take(places.RankProbabilities.Count).Select((prize, place) => new PrizeChance(place + 1, prize, places.RankProbabilities[place]))],
        CentralWeights.Of(contest, places),
        Reason: null);

    public static CityRobustness Unranked(ContestResult result, int city) => new(
        result.Contest.Cities[city].Id, null, null, null, null, null, null, null, null, null, UnrankedReasons.Of(result.Scores, city)!.Value.Code());
}

/// <summary>How probable a place and its prize are; cities tied there share the prizes of the places they span.</summary>
/// <param name="Place">The place, 1 is the first.</param>
/// <param name="Prize">The prize of the place, in som.</param>
/// <param name="Probability">From 0 to 1.</param>
public sealed record PrizeChance(int Place, Money Prize, double Probability);

/// <summary>With which kind of priorities a city wins: the mean of the weights under which it is first, in parts of 1 among siblings.</summary>
/// <param name="Groups">The weight of each criteria group; they add up to 1.</param>
/// <param name="Indicators">Null where indicators keep their weights.</param>
public sealed record CentralWeights(IReadOnlyList<GroupWeight> Groups, IReadOnlyList<IndicatorWeight>? Indicators)
{
    /// <summary>None where the city is never first.</summary>
    public static CentralWeights? Of(Contest contest, CityRankAcceptability places) => places.GroupWeights is not { } groups ? null : new(
        [.. groups.Select((weight, group) => new GroupWeight(contest.Groups[group].Id, weight))],
        places.IndicatorWeights is { } indicators ? [.. indicators.Select((weight, i) => new IndicatorWeight(contest.Indicators[i].Id, weight))] : null);
}

/// <summary>How much a criteria group counts.</summary>
/// <param name="Weight">From 0 to 1, among all groups.</param>
public sealed record GroupWeight(string Group, double Weight);

/// <summary>How much an indicator counts.</summary>
/// <param name="Weight">From 0 to 1, among the indicators of its group.</param>
public sealed record IndicatorWeight(string Indicator, double Weight);
