using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Criteria;

/// <summary>The agency's page of the rules: the workbook to take, and the way to send it back.</summary>
public sealed class RulesPageFunction(PagePipeline pipeline)
{
    private static readonly Capability[] s_needs = [Capability.Upload];

    private static readonly string[] s_modules = ["upload.js"];

    public static Operation Operation { get; } =
        Operation.OfClosedPage("RulesPage", StatusCodes.Status404NotFound);

    [Function("RulesPage")]
    public Task<IResult> Page(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/rules")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_needs, (page, state) => Task.FromResult(pipeline.Page<RulesPage>(page with { Modules = s_modules }, parameters: [("State", state)])));
}
