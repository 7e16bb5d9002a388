using Microsoft.AspNetCore.Http;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Web;

/// <summary>Refusals that several subjects give.</summary>
public static class Refusals
{
    /// <summary>The refusal where a mean has no use for a score of 0.</summary>
    public static IResult CannotScore(ApiRequest api, ContestState state) =>
        api.Refuse(ProblemCodes.CannotScore, [.. Arguments(api.Contest, state)]);

    private static IEnumerable<object> Arguments(Contest contest, ContestState state)
    {
        var refusal = state.Refusal!;
        yield return contest.Cities[refusal.City].ToString();
        yield return refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
    }
}
