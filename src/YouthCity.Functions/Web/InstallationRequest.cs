using Microsoft.AspNetCore.Http;
using YouthCity.Core;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web;

/// <summary>A request that was let in and is about the installation as a whole: who calls, in which language.</summary>
public record InstallationRequest(HttpRequest Request, Operation Operation, Language Language, Caller Caller)
{
    /// <summary>Fires when the caller goes away.</summary>
    public CancellationToken Cancellation => Request.HttpContext.RequestAborted;

    public IResult Refuse(ProblemCode code, params IReadOnlyList<object> arguments) => Problem.Of(Language, code, arguments);
}
