using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Storage;

namespace YouthCity.Functions.Overview;

/// <summary>The page that the agency's work starts from.</summary>
public sealed class WorkPageFunction(PagePipeline pipeline, CommitChains chains, AccessKeys keys, TimeProvider clock)
{
    private const int MostFiles = 8;

    /// <summary>How many changes were just stored, said once after storing.</summary>
    private static readonly Parameter s_stored = Parameter.Number("stored", "integer", 0, null, "12");

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfPage("WorkPage", StatusCodes.Status200OK, StatusCodes.Status302Found, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound) with { Parameters = [s_stored, PageLinks.Parameter] },
    ];

    [Function("WorkPage")]
    public Task<IResult> Work(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/work")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, [Capability.Upload], async (page, state) =>
        {
            var chain = await chains.ReadAsync(state.Version, request.HttpContext.RequestAborted);
            _ = (state.Sheet, state.Sums);
            return pipeline.Page<WorkPage>(page, parameters:
            [
                ("State", state), ("Files", chain.Take(MostFiles).ToList()), ("Keys", await keys.ReadAsync(request.HttpContext.RequestAborted)), ("Today", Formats.Today(clock.GetUtcNow())),
                ("Stored", int.TryParse(request.Query["stored"], NumberStyles.None, CultureInfo.InvariantCulture, out var stored) ? stored : null),
                ("Number", PageLinks.NumberOf(page, state.Contest.Cities.Count)),
            ]);
        });
}
