using System.Text.Json.Nodes;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;

namespace YouthCity.Core.Publications;

/// <summary>How sure each place is, as a bundle holds it: weights of the groups drawn in both ways, always from the same seed, which nobody can have chosen for its result.</summary>
internal static class BundleRobustness
{
    /// <summary>Of each ranked city there is a probability for each rank; of more cities than this the bundle has none.</summary>
    public const int MostCities = 500;

    private static readonly WeightDrawing[] s_drawings =
    [
        new() { Method = WeightMethod.Dirichlet, Level = WeightLevel.Groups },
        new() { Method = WeightMethod.Perturb, Level = WeightLevel.Groups },
    ];

    /// <summary>Null where too many cities are ranked.</summary>
    public static JsonArray? Of(ContestResult result) => result.Ranks.Ranked > MostCities
        ? null
        : BundleResults.Array(s_drawings, drawing => Of(RankAcceptability.Of(result, drawing)));

    private static JsonObject Of(RankAcceptability places)
    {
        var (result, drawing) = (places.Result, places.Drawing);
        return new()
        {
            ["method"] = drawing.Method == WeightMethod.Dirichlet ? "dirichlet" : "perturb",
            ["level"] = "groups",
            ["spread"] = drawing.Method == WeightMethod.Perturb ? drawing.Spread : null,
            ["draws"] = drawing.Draws,
            ["seed"] = drawing.Seed,
            ["generator"] = Philox.Name,
            ["marginOfError"] = drawing.MarginOfError,
            ["cities"] = BundleResults.Array(
                places.Cities.Select(city => City(result.Contest, city)).Concat(result.Ranks.Order.Skip(result.Ranks.Ranked).Select(city => Unranked(result, city))),
                city => city),
        };
    }

    private static JsonObject City(Contest contest, CityRankAcceptability places) => new()
    {
        ["city"] = contest.Cities[places.City].Id,
        ["rank"] = places.Rank,
        ["meanRank"] = places.MeanRank,
        ["rank05"] = places.Rank05,
        ["rankMedian"] = places.RankMedian,
        ["rank95"] = places.Rank95,
        ["rankProbabilities"] = BundleResults.Array(places.RankProbabilities, probability => probability),
        ["prizeProbability"] = places.PrizeProbability,
        ["prizeProbabilities"] = BundleResults.Array(
            contest.Prizes.Places.Take(places.RankProbabilities.Count).Select((prize, place) => (prize, place)),
            line => new JsonObject { ["place"] = line.place + 1, ["prize"] = line.prize.Som, ["probability"] = places.RankProbabilities[line.place] }),
        ["centralWeights"] = places.GroupWeights is { } weights
            ? new JsonObject
            {
                ["groups"] = BundleResults.Array(weights.Select((weight, group) => (weight, group)), line => new JsonObject { ["group"] = contest.Groups[line.group].Id, ["weight"] = line.weight }),
                ["indicators"] = null,
            }
            : null,
        ["reason"] = null,
    };

    private static JsonObject Unranked(ContestResult result, int city)
    {
        string[] figures = ["rank", "meanRank", "rank05", "rankMedian", "rank95", "rankProbabilities", "prizeProbability", "prizeProbabilities", "centralWeights"];
        var members = new JsonObject(figures.Select(figure => KeyValuePair.Create<string, JsonNode?>(figure, null)))
        {
            ["city"] = result.Contest.Cities[city].Id,
            ["reason"] = UnrankedReasons.Of(result.Scores, city)!.Value.Code(),
        };
        return members;
    }
}
