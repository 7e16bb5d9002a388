using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Cities;

/// <summary>The page of where one city stands: for the city itself and for the agency.</summary>
public sealed class StatusPageFunctions(PagePipeline pipeline, ContestCatalog contests, ContestStates states, TimeProvider clock)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("CityStatusPage", StatusCodes.Status404NotFound) with { Parameters = [Parameter.Number("withdrawn", "integer", 1, null, "3")] },
        Operation.OfPage("OwnStatusPage", StatusCodes.Status302Found, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound),
    ];

    [Function("CityStatusPage")]
    public Task<IResult> Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/cities/{city}/status")] HttpRequest request, string contest, string city) =>
        pipeline.OpenAsync(request, contest, [Capability.ReadCity], async (page, state) =>
        {
            if (state.Contest.FindCity(city) is not { } position)
                return pipeline.NotFound(page);
            if (!page.Caller.MayReadCity(state.Contest.Cities[position].Id))
                return pipeline.AnotherCity(page);

            // Computed here, where a fault still finds its page.
            _ = (state.Sheet, state.Sums);
            var editions = await CityEditions.ReadAsync(state, position, contests, states, page.Context.RequestAborted);
            return pipeline.Page<StatusPage>(page, parameters:
            [
                ("State", state), ("City", position), ("Today", Formats.Today(clock.GetUtcNow())), ("Editions", editions),
                ("Withdrawn", int.TryParse(request.Query["withdrawn"], NumberStyles.None, CultureInfo.InvariantCulture, out var withdrawn) && withdrawn > 0 && page.Caller.May(Capability.Upload) ? withdrawn : null),
            ]);
        });

    /// <summary>Leads a city to its own page, and the agency to where it sees all cities.</summary>
    [Function("OwnStatusPage")]
    public Task<IResult> Own(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/status")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, [Capability.ReadCity], (page, state) => Task.FromResult<IResult>(TypedResults.LocalRedirect(
            page.Caller.Key!.City is { } city ? $"/contests/{state.Contest.Id}/cities/{Uri.EscapeDataString(city)}/status" : $"/contests/{state.Contest.Id}/work")));
}
