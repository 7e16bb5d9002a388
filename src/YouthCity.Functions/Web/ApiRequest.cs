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
public sealed record ApiRequest(HttpRequest Request, Operation Operation, Language Language, Caller Caller, KnownContest Known)
    : InstallationRequest(Request, Operation, Language, Caller)
{
    public Contest Contest => Known.Rules;

    /// <summary>The answer to work that was not done.</summary>
    public IResult Refuse(WorkOutcome outcome, Workload workload) => outcome == WorkOutcome.Busy
        ? Refuse(ProblemCodes.Busy)
        : Refuse(ProblemCodes.TookTooLong, workload.BudgetSeconds);
}
