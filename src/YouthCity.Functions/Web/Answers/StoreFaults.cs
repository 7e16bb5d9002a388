using Microsoft.AspNetCore.Http;
using YouthCity.Core;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web.Answers;

/// <summary>What is answered when the store cannot be used, or its answer was lost: never that nothing was stored, unless that is known.</summary>
public static class StoreFaults
{
    /// <summary>The codes of requests that store something.</summary>
    public static IReadOnlyList<ProblemCode> OfStoring { get; } = [ProblemCodes.OutcomeUnknown, ProblemCodes.AnswerFailed];

    /// <summary>The fault of the store that an exception is, or that a library wrapped in its own; null if it is about something else.</summary>
    public static StoreUnavailableException? Find(Exception? fault)
    {
        while (fault is not (null or StoreUnavailableException))
            fault = fault.InnerException;
        return (StoreUnavailableException?)fault;
    }

    /// <summary>Waiting helps where the store is away, and nothing does where it is damaged.</summary>
    public static IResult Refuse(Language language, StoreUnavailableException fault) => fault.IsDamaged
        ? Problem.Of(language, ProblemCodes.StoreDamaged)
        : Problem.Of(language, ProblemCodes.StoreUnavailable);

    /// <summary>Names the commit that the audit trail has if the act was accepted.</summary>
    /// <param name="trail">The address of that trail.</param>
    public static IResult Refuse(Language language, OutcomeUnknownException fault, string trail) =>
        Problem.Of(language, ProblemCodes.OutcomeUnknown, new { Version = fault.Target.Hex }, [fault.Target.Hex, trail]);

    /// <summary>Keeps what a request has stored: if anything goes wrong from here on, that is no refusal.</summary>
    public static void NoteStored(HttpContext context, ContentHash version) => context.Items[typeof(StoreFaults)] = version;

    /// <summary>The answer to a request that has stored something and went wrong after that; null if it has not.</summary>
    public static IResult? AfterStoring(HttpContext context, Language language) => context.Items[typeof(StoreFaults)] is ContentHash version
        ? Problem.Of(language, ProblemCodes.AnswerFailed, new { Version = version.Hex }, [version.Hex, RequestNumber.Of(context)])
        : null;
}
