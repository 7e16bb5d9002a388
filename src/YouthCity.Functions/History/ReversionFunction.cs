using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Web.Uploads;

namespace YouthCity.Functions.History;

/// <summary>
/// Sets a contest back to the applications, social orders and action plans that an earlier version held, as a new act that says so. Marks are their jurors' and stay, as do stage, rules,
/// objections and publications.
/// </summary>
public sealed class ReversionFunction(ApiPipeline pipeline, JsonActs acts, ContestStates states, CommitChains chains)
{
    private static readonly Operation s_revert = JsonActs.Of<ReversionRequest, Reverted>(
        "Reversion", Capability.Upload,
        new SentExample("no-such-version", """{ "version": "0000000000000000000000000000000000000000000000000000000000000000", "reason": "the wrong file" }""", 404)) with
    {
        Problems = [.. JsonActs.Of<ReversionRequest, Reverted>("Reversion", Capability.Upload).Problems, ProblemCodes.UnknownVersion, ProblemCodes.RulesNotStored],
    };

    [Function("Reversion")]
    public Task<IResult> Revert(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/reversions")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_revert, api =>
        {
            ContestDifference? difference = null;
            return acts.ActAsync<ReversionRequest, Reverted>(
                api, ActNames.Reversion,
                async (state, asked) =>
                {
                    var decided = await DecideAsync(api, state, asked);
                    difference = decided.Change is { } change ? ContestDifference.Of(change, state.Content, state.Contest) : null;
                    return decided;
                },
                outcome => Task.FromResult(new Reverted(outcome.Version, outcome.Stored, Changes.Of(difference!))));
        });

    private async Task<DecidedAct> DecideAsync(ApiRequest api, ContestState state, ReversionRequest asked)
    {
        var chain = await chains.ReadAsync(state.Version, api.Cancellation);
        if (ContentHash.TryParse(asked.Version) is not { } version || !chain.Any(known => known.Version == version))
            return DecidedAct.No(api.Refuse(ProblemCodes.UnknownVersion, asked.Version.Length <= 64 ? asked.Version : $"{asked.Version[..64]}…"));
        if (Preconditions.Reason(asked.Reason) is not { } reason)
            return DecidedAct.No(api.Refuse(ProblemCodes.ReasonRequired, WebMessages.In(api.Language, "stage.reason.takenback")));
        return await states.ReadAsync(version, api.Cancellation) is { } earlier
            ? new(ContestChange.BackTo(earlier.Content), $"{version.Hex[..12]}: {reason}")
            : DecidedAct.No(api.Refuse(ProblemCodes.RulesNotStored, version.Hex));
    }
}

/// <summary>What is sent to set a contest back to an earlier version.</summary>
/// <param name="Version">A version of the contest, from the audit trail.</param>
/// <param name="Reason">Why.</param>
public sealed record ReversionRequest([property: JsonRequired] string Version, [property: JsonRequired] string Reason);

/// <summary>A contest that was set back to an earlier version, or would be.</summary>
/// <param name="Version">The contest's version after it; of a dry run, before it.</param>
/// <param name="Stored">False for a dry run, and where the contest holds what that version held.</param>
/// <param name="Changes">What it alters.</param>
public sealed record Reverted(string? Version, bool Stored, Changes Changes);
