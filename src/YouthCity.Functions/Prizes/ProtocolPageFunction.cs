using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Prizes;

/// <summary>The protocol of the commission, to be printed and signed: for the agency, and for anyone once it is published.</summary>
public sealed class ProtocolPageFunction(PagePipeline pipeline)
{
    public static IReadOnlyList<Operation> Operations { get; } =
        [Operation.OfClosedPage("ProtocolPage", StatusCodes.Status404NotFound) with { Parameters = [PagePipeline.Publication] }];

    [Function("ProtocolPage")]
    public Task<IResult> Protocol(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/protocol")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, async (page, newest) =>
        {
            var isOpen = page.Publications.Count > 0 || page.Caller.May(Capability.DecideStage);
            if (!isOpen || await pipeline.ReadableAsync(page, newest) is not { } state)
                return isOpen ? pipeline.NotFound(page) : pipeline.Refuse(page, [Capability.DecideStage]);
            return state.Result is { } result
                ? pipeline.Page<ProtocolPage>(page, parameters: [("State", state), ("Result", result)])
                : pipeline.CannotScore(page, state);
        });
}
