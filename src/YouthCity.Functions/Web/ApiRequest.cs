using Microsoft.AspNetCore.Http;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Web;

/// <summary>A request that was let in: who calls, in which language, about which contest.</summary>
/// <param name="Found">The contest at the version that is asked for; null where the request is about none.</param>
public sealed record ApiRequest(HttpRequest Request, Operation Operation, Language Language, Caller Caller, KnownContest? Found = null)
{
    /// <exception cref="InvalidOperationException">The request is about no contest.</exception>
    public KnownContest Known => Found ?? throw new InvalidOperationException("The request is about no contest.");

    public Contest Contest => Known.Rules;

    /// <summary>Fires when the caller goes away.</summary>
    public CancellationToken Cancellation => Request.HttpContext.RequestAborted;

    /// <summary>The answer to work that was not done.</summary>
    public IResult Refuse(WorkOutcome outcome, Workload workload) => outcome == WorkOutcome.Busy
        ? Refuse(ProblemCodes.Busy)
        : Refuse(ProblemCodes.TookTooLong, workload.BudgetSeconds);

    public IResult Refuse(ProblemCode code, params IReadOnlyList<object> arguments) =>
        Problem.Of(Language, code, arguments);
}
