using Microsoft.AspNetCore.Http;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>An act as it was decided on what the contest holds: what it changes and why, or the refusal.</summary>
public sealed record DecidedAct(ContestChange? Change, string? Reason, IResult? Refusal = null)
{
    public static DecidedAct No(IResult refusal) => new(Change: null, Reason: null, refusal);
}

/// <param name="Version">The contest's version with the act in it; of a dry run, without it.</param>
/// <param name="Stored">False for a dry run.</param>
public sealed record ActOutcome(ContestState Before, string? Version, bool Stored);

/// <summary>The way of every act that is told in JSON and brings no file: read it, decide, store it or say why not.</summary>
public sealed class JsonActs(ContestStates states, Acceptance acceptance, JsonBody bodies)
{
    /// <summary>What is said of a function that takes an act in JSON.</summary>
    public static Operation Of<TBody, TAnswer>(string function, Capability needs, params IReadOnlyList<SentExample> examples) => new(function, needs)
    {
        Takes = Sent.JsonOf<TBody>(examples),
        Returns = [Returned.JsonOf<TAnswer>(StatusCodes.Status201Created), Returned.JsonOf<TAnswer>(StatusCodes.Status200OK)],
        Parameters = Preconditions.Parameters,
        Problems =
        [
            ProblemCodes.BadParameter, .. JsonBody.Problems, ProblemCodes.VersionChanged, ProblemCodes.OverlappingChange, ProblemCodes.ReasonRequired, ProblemCodes.WrongStage,
        ],
    };

    /// <param name="act">What is done, such as <c>stage</c>.</param>
    /// <param name="decide">What it changes of what the contest holds.</param>
    /// <param name="answer">What is answered to it.</param>
    /// <param name="isExact">Whether it is for the version that it is decided on and no other.</param>
    public async Task<IResult> ActAsync<TBody, TAnswer>(
        ApiRequest api, string act, Func<ContestState, TBody, Task<DecidedAct>> decide, Func<ActOutcome, Task<TAnswer>> answer, bool isExact = false)
        where TBody : class
    {
        if (Preconditions.IsDryRun(api.Request) is not { } dryRun)
            return api.Refuse(ProblemCodes.BadParameter, "dryRun", api.Request.Query["dryRun"].ToString(), "true, false");
        var (told, refusal) = await bodies.ReadAsync<TBody>(api);
        if (told is null)
            return refusal!;

        // Where the rules were changed in the meantime, it is decided again under the new ones.
        for (var tries = 1; ; tries++)
        {
            if (await ActAsync(api, act, told, decide, answer, isExact, dryRun) is { } answered)
                return answered;
            await HeadMoves.YieldToOthersAsync(tries, api.Cancellation);
        }
    }

    /// <summary>Null if the rules were changed in the meantime.</summary>
    private async Task<IResult?> ActAsync<TBody, TAnswer>(
        ApiRequest api, string act, TBody told, Func<ContestState, TBody, Task<DecidedAct>> decide, Func<ActOutcome, Task<TAnswer>> answer, bool isExact, bool dryRun)
    {
        var state = await states.ReadNewestAsync(api.Contest.Id, api.Cancellation);
        if (!Preconditions.AllowVersion(api.Request, state))
            return api.Refuse(ProblemCodes.VersionChanged, Preconditions.Shown(state.Version.Hash));
        var decided = await decide(state, told);
        if (decided.Change is null)
            return decided.Refusal!;
        if (dryRun)
            return Answer(api, StatusCodes.Status200OK, await answer(new(state, state.Version.Hash?.Hex, Stored: false)), state.Version.Hash, stored: false);
        var accepted = await acceptance.AcceptAsync(
            new(act, state, decided.Change, api.Caller.Key!, decided.Reason ?? "", File: null, Kept: null, isExact || api.Request.Headers.IfMatch.Count > 0) { HasReason = decided.Reason is not null },
            api.Cancellation);
        if (accepted is { Outcome: Outcome.Accepted, Version: { } version })
            StoreFaults.NoteStored(api.Request.HttpContext, version);
        return accepted.Outcome switch
        {
            Outcome.Accepted => Answer(api, StatusCodes.Status201Created, await answer(new(state, accepted.Version?.Hex, Stored: true)), accepted.Version, stored: true),
            Outcome.Unchanged => Answer(api, StatusCodes.Status200OK, await answer(new(state, accepted.Version?.Hex, Stored: false)), accepted.Version, stored: false),
            Outcome.RulesChanged => null,
            Outcome.Refused => Refusals.OfStage(api, accepted.Refusal!),
            Outcome.Moved when api.Request.Headers.IfMatch.Count > 0 => api.Refuse(ProblemCodes.VersionChanged, Preconditions.Shown(accepted.Version)),
            _ => api.Refuse(ProblemCodes.OverlappingChange, Preconditions.Shown(state.Version.Hash), Preconditions.Shown(accepted.Version)),
        };
    }

    private static Answer Answer<TAnswer>(ApiRequest api, int status, TAnswer answer, ContentHash? version, bool stored) => new(
        status, "application/json; charset=utf-8", new(Json.Bytes(answer)), api.Language, version is null ? null : $"\"{version}\"",
        Location: stored ? api.Request.Path.Value : null);
}
