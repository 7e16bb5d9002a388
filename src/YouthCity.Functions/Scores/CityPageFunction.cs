using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Surveys;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Scores;

/// <summary>The page of one city: its receipt, and why it is not where the city above it is.</summary>
public sealed class CityPageFunction(PagePipeline pipeline, ContestCatalog contests, ContestStates states)
{
    public static IReadOnlyList<Operation> Operations { get; } = [Operation.OfPage("CityPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound)];

    [Function("CityPage")]
    public Task<IResult> City(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/cities/{city}")] HttpRequest request, string contest, string city) =>
        pipeline.OpenAsync(request, async page =>
        {
            if (await contests.FindAsync(contest, request.HttpContext.RequestAborted) is not { } known || known.Rules.FindCity(city) is not { } position)
                return pipeline.NotFound(page);
            var state = await states.ReadAsync(known, request.HttpContext.RequestAborted);
            var content = page.Caller.May(Capability.ReadScores) && state.Result is { } result ? CityPageContent.Of(state, result, position) : null;
            return pipeline.Page<CityPage>(page, parameters: [("State", state), ("City", position), ("Content", content)]);
        });
}

/// <summary>What a city's page shows to those who may see scores.</summary>
/// <param name="Printed">Nothing for a city without a score.</param>
/// <param name="Neighbour">Against the city above it, or for the first against the one below; null if there is none.</param>
public sealed record CityPageContent(ContestResult Result, Receipt Receipt, PrintedPoints? Printed, GapRanks? Filled, Comparison? Neighbour, IReadOnlyList<SurveyLine> Surveys)
{
    public static CityPageContent Of(ContestState state, ContestResult result, int city)
    {
        var receipt = Receipt.Of(result, city);
        var place = Enumerable.Range(0, result.Ranks.Ranked).FirstOrDefault(place => result.Ranks.Order[place] == city, -1);
        Comparison? neighbour = place < 0 || result.Ranks.Ranked < 2 ? null : Comparison.Of(result, city, result.Ranks.Order[place > 0 ? place - 1 : 1]);
        return new(result, receipt, PrintedPoints.Of(result.Contest, receipt), GapRanks.Of(result, city), neighbour,
            SurveyLine.OfCity(state.Contest, state.Content, state.Contest.Cities[city].Id));
    }
}
