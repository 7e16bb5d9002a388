using YouthCity.Core;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Web;

/// <summary>What an answer is made of, and nothing else: what stands here is in the answer's key.</summary>
/// <param name="Subject">What of the contest is asked for.</param>
public sealed record Asked<TSubject>(ContestState State, Language Language, TSubject Subject)
{
    /// <exception cref="InvalidOperationException">The rules cannot score what there is: a mistake in the code, which asks first.</exception>
    public ContestResult Result => State.Result ?? throw new InvalidOperationException("There is no result.");
}
