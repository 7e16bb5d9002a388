using System.Collections.Frozen;
using System.Diagnostics;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Stages;

/// <summary>
/// What is done in which stage. While collecting files come in, none before the first day of applications and after the last one for a reason; while judging marks come in until the jury's last day, and files are
/// corrected for a reason; once decided nothing changes but objections and their answers; the way back is to move the stage back.
/// </summary>
public static class StageRules
{
    private enum Kind
    {
        File,
        TakenBack,
        Ballot,
        BallotTakenBack,
        Objection,
        Answer,
        Publication,
        Rules,

        /// <summary>Moves between stages, and into the archive, have rules of their own; a loss is acknowledged in any stage.</summary>
        Move,
    }

    private static readonly FrozenDictionary<string, Kind> s_kinds = new Dictionary<string, Kind>(StringComparer.Ordinal)
    {
        [ActNames.Applications] = Kind.File,
        [ActNames.SocialOrders] = Kind.File,
        [ActNames.Surveys] = Kind.File,
        [ActNames.ActionPlans] = Kind.File,
        [ActNames.Rules] = Kind.Rules,
        [ActNames.ApplicationWithdrawal] = Kind.TakenBack,
        [ActNames.SocialOrderWithdrawal] = Kind.TakenBack,
        [ActNames.ActionWithdrawal] = Kind.TakenBack,
        [ActNames.Reversion] = Kind.TakenBack,
        [ActNames.Ballots] = Kind.Ballot,
        [ActNames.BallotWithdrawal] = Kind.BallotTakenBack,
        [ActNames.Objection] = Kind.Objection,
        [ActNames.ObjectionAnswer] = Kind.Answer,
        [ActNames.Publication] = Kind.Publication,
        [ActNames.Stage] = Kind.Move,
        [ActNames.Restoration] = Kind.Move,
        [ActNames.Contest] = Kind.Move,
        [ActNames.Archive] = Kind.Move,
        [ActNames.Unarchive] = Kind.Move,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What stands in the way of an act; null if nothing does.</summary>
    /// <param name="act">One of <see cref="ActNames"/>.</param>
    /// <param name="hasReason">Whether whoever does it says why.</param>
    /// <exception cref="UnreachableException">An act that this table does not know: a mistake in the code, which may not go past the stages.</exception>
    public static StageRefusal? Check(string act, ContestStage at, Contest contest, DateTimeOffset now, bool hasReason)
    {
        if (!s_kinds.TryGetValue(act, out var kind))
            throw new UnreachableException($"No stage is named for “{act}”.");
        return kind switch
        {
            Kind.File => CheckFile(at, contest, now, hasReason),
            Kind.TakenBack when at.IsProvisional => hasReason ? null : new(StageObstacle.NoReason, at.Stage),
            Kind.Ballot or Kind.BallotTakenBack when at.Stage == Stage.Judging => CheckBallot(contest, now, hasReason || kind == Kind.Ballot),
            Kind.Objection when at.Stage == Stage.Decided => at.ObjectionsUntil is { } last && !LastDay.IsOver(last, now) ? null : new(StageObstacle.ObjectionsClosed, at.Stage, at.ObjectionsUntil),
            Kind.Answer or Kind.Publication when at.Stage == Stage.Decided => null,
            Kind.Rules when at.Stage == Stage.Collecting => hasReason ? null : new(StageObstacle.NoReasonForRules, at.Stage),
            Kind.Move => null,
            _ => new(StageObstacle.Stage, at.Stage),
        };
    }

    private static StageRefusal? CheckFile(ContestStage at, Contest contest, DateTimeOffset now, bool hasReason) => at.Stage switch
    {
        Stage.Collecting when !contest.IsOpen(now) => new(StageObstacle.NotOpenYet, at.Stage, contest.OpensOn),
        Stage.Collecting when hasReason || !contest.IsClosed(now) => null,
        Stage.Collecting => new(StageObstacle.NoReasonAfterClosing, at.Stage, contest.ApplicationsCloseOn),
        Stage.Judging => hasReason ? null : new(StageObstacle.NoReasonWhileJudging, at.Stage),
        _ => new(StageObstacle.Stage, at.Stage),
    };

    private static StageRefusal? CheckBallot(Contest contest, DateTimeOffset now, bool hasReason) =>
        !contest.Jury.IsOpen(now) ? new(StageObstacle.JuryClosed, Stage.Judging, contest.Jury.ClosesOn)
        : hasReason ? null
        : new(StageObstacle.NoReason, Stage.Judging);
}
