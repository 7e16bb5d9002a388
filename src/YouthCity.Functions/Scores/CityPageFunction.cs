using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Surveys;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Scores;

/// <summary>The page of one city: its receipt for those who see scores, its public part for anyone.</summary>
public sealed class CityPageFunction(PagePipeline pipeline, RobustnessResults robustness, TimeProvider clock)
{
    public static IReadOnlyList<Operation> Operations { get; } = [Operation.OfPage("CityPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound) with { Parameters = [PagePipeline.Publication] }];

    [Function("CityPage")]
    public Task<IResult> City(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/cities/{city}")] HttpRequest request, string contest, string city) =>
        pipeline.OpenAsync(request, contest, async (page, newest) =>
        {
            var readable = await pipeline.ReadableAsync(page, newest);
            var state = readable ?? newest;
            if (state.Contest.FindCity(city) is not { } position)
                return pipeline.NotFound(page);
            if (readable is { Result: null })
                return pipeline.CannotScore(page, state);
            var content = readable?.Result is { } result
                ? CityPageContent.Of(state, result, position) with { Sure = robustness.Known(state)?.Near.Of(position) }
                : null;

            // Computed here, where a fault still finds its page.
            _ = state.Sums;
            return pipeline.Page<CityPage>(page, parameters: [("State", state), ("City", position), ("Content", content), ("Today", Formats.Today(clock.GetUtcNow()))]);
        });
}

/// <summary>What a city's page shows to those who may see scores.</summary>
/// <param name="Printed">Null for a city without a score.</param>
/// <param name="Neighbours">The cities one place before and one behind, where there are such.</param>
/// <param name="Leader">The first city; for the first itself, the one behind it. Null where only one is ranked.</param>
public sealed record CityPageContent(
    ContestResult Result, Receipt Receipt, PrintedPoints? Printed, GapRanks? Filled, IReadOnlyList<int> Neighbours, int? Leader, Medians Medians, IReadOnlyList<SurveyLine> Surveys)
{
    /// <summary>The groups that stand highest and lowest against the median; null where fewer than two can be told.</summary>
    public (int Strong, int Weak)? Lead
    {
        get
        {
            var against = Receipt.Groups.Where(line => line.Score is not null && Medians.Groups[line.Group] is not null)
                .OrderByDescending(line => line.Score!.Value - Medians.Groups[line.Group]!.Value).Select(line => line.Group).ToList();
            return against.Count < 2 ? null : (against[0], against[^1]);
        }
    }

    /// <summary>How sure the place is; null where it was not worked out yet.</summary>
    public CityRankAcceptability? Sure { get; init; }

    public static CityPageContent Of(ContestState state, ContestResult result, int city)
    {
        var receipt = Receipt.Of(result, city);
        var ranked = result.Ranks.Order.Take(result.Ranks.Ranked).ToList();
        var place = ranked.IndexOf(city);
        return new(
            result, receipt, PrintedPoints.Of(result.Contest, receipt), GapRanks.Of(result, city),
            place < 0 ? [] : [.. ranked.Skip(Math.Max(0, place - 1)).Take(place == 0 ? 2 : 3).Where(other => other != city)],
            ranked.Where(other => other != city).Select(other => (int?)other).FirstOrDefault(),
            Medians.Of(result), SurveyLine.OfCity(state.Contest, state.Content, state.Contest.Cities[city].Id));
    }
}
