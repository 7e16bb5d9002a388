using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Scores;

/// <summary>The ranking under weights of the reader's own: an experiment that is not stored.</summary>
public sealed class WhatIfPageFunction(PagePipeline pipeline)
{
    /// <summary>The weights, one after the other in the order of the groups.</summary>
    private static readonly Parameter s_weights = Parameter.Text("w", "1");

    private const double Most = 1000;

    public static IReadOnlyList<Operation> Operations { get; } = [Operation.OfPage("WhatIfPage", StatusCodes.Status200OK, StatusCodes.Status404NotFound) with { Parameters = [s_weights, PageLinks.Parameter] }];

    [Function("WhatIfPage")]
    public Task<IResult> WhatIf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/what-if")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, (page, state) =>
        {
            if (!page.Caller.May(Capability.ReadScores))
                return Task.FromResult(pipeline.NotPublished(page));
            if (state.Result is not { } declared)
                return Task.FromResult(pipeline.CannotScore(page, state));
            var weights = Asked(request.Query["w"], state.Contest);
            var tried = weights is not null && ContestResult.TryCompute(state.Contest.Weighted(weights), state.Sheet, declared.Judged, out var result, out _) ? result : null;
            return Task.FromResult(pipeline.Page<WhatIfPage>(page with { Modules = ["what-if.js"] }, parameters:
            [
                ("Declared", declared), ("Tried", tried ?? declared), ("Failed", tried is null),
                ("Number", PageLinks.NumberOf(page, state.Contest.Cities.Count)),
            ]));
        });

    /// <summary>A weight for each group, the declared one where the address names none; null if one is no number from 0 to <see cref="Most"/> or all are 0.</summary>
    private static double[]? Asked(StringValues asked, Contest contest)
    {
        var weights = new double[contest.Groups.Count];
        for (var group = 0; group < weights.Length; group++)
        {
            var text = group < asked.Count ? asked[group]!.Trim().Replace(',', '.') : "";
            weights[group] = contest.Groups[group].Weight;
            if (text.Length > 0 && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weights[group]) && weights[group] <= Most))
                return null;
        }

        return weights.Sum() > 0 ? weights : null;
    }
}
