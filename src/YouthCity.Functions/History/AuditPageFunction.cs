using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Storage;

namespace YouthCity.Functions.History;

/// <summary>The page of who did what, when and why.</summary>
public sealed class AuditPageFunction(PagePipeline pipeline, CommitChains chains, AccessKeys keys)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.OfClosedPage("AuditPage", StatusCodes.Status404NotFound) with { Parameters = [PageLinks.Parameter] },
    ];

    [Function("AuditPage")]
    public Task<IResult> AuditTrail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/audit")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, [Capability.ReadAudit], async (page, state) =>
        {
            var chain = await chains.ReadAsync(state.Version, request.HttpContext.RequestAborted);
            return pipeline.Page<AuditPage>(page, parameters: [("State", state), ("Acts", chain), ("Keys", await keys.ReadAsync(request.HttpContext.RequestAborted)), ("Number", PageLinks.NumberOf(page, chain.Count))]);
        });
}
