using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Overview;

/// <summary>The numbers that are not there, city by city or of one city, as a file to send to the cities.</summary>
public sealed class GapsFunction(PagePipeline pipeline)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("GapsFile")
        {
            IsPublic = true,
            Pipeline = Pipeline.Page,
            Parameters = [Parameter.Text("city", "osh") with { Meaning = "parameter.gapsofcity" }],
            Returns = [new(StatusCodes.Status200OK, [Returned.Csv]), new(StatusCodes.Status302Found, [Returned.Html]), new(StatusCodes.Status403Forbidden, [Returned.Html]), new(StatusCodes.Status404NotFound, [Returned.Html])],
        },
    ];

    [Function("GapsFile")]
    public Task<IResult> Gaps(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/gaps")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, [Capability.Upload], (page, state) =>
        {
            var rules = state.Contest;
            var asked = request.Query["city"].ToString();
            var only = rules.FindCity(asked);
            if (asked.Length > 0 && only is null)
                return Task.FromResult(pipeline.NotFound(page));
            var rows = from row in ArrivalRow.All(state, page.Language)
                       where only is null || row.City == only
                       from i in Enumerable.Range(0, rules.Indicators.Count)
                       let hasValue = state.Sheet.Value(i, row.City) is not null
                       let hasBaseline = state.Sheet.Baseline(i, row.City) is not null || !rules.Scoring.ProgressCounts
                       where !hasValue || !hasBaseline
                       select (IReadOnlyList<object?>)
                       [
                           rules.Cities[row.City].Name.In(page.Language), rules.Indicators[i].Id, rules.Indicators[i].Name.In(page.Language),
                           page.T(hasValue ? "page.receipt.gaps.baseline" : hasBaseline ? "page.receipt.gaps.value" : "page.receipt.gaps.both"), rules.Indicators[i].Source,
                       ];
            var table = new CsvTable([page.T("page.city"), page.T("page.gaps.id"), page.T("page.indicator"), page.T("page.receipt.gaps"), page.T("page.gaps.source")], rows);
            request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
            return Task.FromResult<IResult>(TypedResults.Bytes(table.Write(page.Language != Core.Language.En), "text/csv; charset=utf-8", $"{rules.Id}-{(only is { } one ? $"{rules.Cities[one].Id}-" : "")}gaps-{page.Language.Code()}.csv"));
        });
}
