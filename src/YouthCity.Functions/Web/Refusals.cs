using System.Globalization;
using Microsoft.AspNetCore.Http;
using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Functions.Web;

/// <summary>Refusals that several subjects give.</summary>
public static class Refusals
{
    /// <summary>The refusal where a mean has no use for a score of 0.</summary>
    public static IResult CannotScore(ApiRequest api, ContestState state) =>
        api.Refuse(ProblemCodes.CannotScore, [.. Arguments(api, state.Contest, state.Refusal!)]);

    /// <summary>The refusal where the stage, or the clock, stands in the way.</summary>
    public static IResult OfStage(ApiRequest api, StageRefusal refusal)
    {
        if (refusal.WantsReason)
            return api.Refuse(ProblemCodes.ReasonRequired, WebMessages.In(api.Language, Why(refusal.Obstacle), refusal.Day?.ToString("O", CultureInfo.InvariantCulture) ?? ""));
        return Problem.Of(
            api.Language, ProblemCodes.WrongStage, new { Stage = refusal.Stage.Code() }, [StageTexts.Name(refusal.Stage, api.Language), StageTexts.Possible(refusal.Stage, api.Language)]);
    }

    private static string Why(StageObstacle obstacle) => obstacle switch
    {
        StageObstacle.NoReasonAfterClosing => "stage.reason.closed",
        StageObstacle.NoReasonWhileJudging => "stage.reason.judging",
        StageObstacle.NoReasonForRules => "stage.reason.rules",
        _ => "stage.reason.takenback",
    };

    private static IEnumerable<object> Arguments(ApiRequest api, Contest contest, ScoringRefusal refusal)
    {
        yield return contest.Cities[refusal.City].In(api.Language);
        yield return refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
    }
}
