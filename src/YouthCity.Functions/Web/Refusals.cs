using Microsoft.AspNetCore.Http;
using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web;

/// <summary>Refusals that several subjects give.</summary>
public static class Refusals
{
    /// <summary>The refusal where a mean has no use for a score of 0.</summary>
    public static IResult CannotScore(ApiRequest api, ContestState state) =>
        api.Refuse(ProblemCodes.CannotScore, [.. Arguments(api, state.Contest, state.Refusal!)]);

    private static IEnumerable<object> Arguments(ApiRequest api, Contest contest, ScoringRefusal refusal)
    {
        yield return contest.Cities[refusal.City].In(api.Language);
        yield return refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
    }
}
