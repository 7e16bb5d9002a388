using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Witness;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Integrity;

/// <summary>That a store was restored from an old copy on purpose.</summary>
/// <param name="Reason">Why what is missing is missing, such as that the store was restored from the backup of a day.</param>
public sealed record RestorationRequest([property: JsonRequired] string Reason);

/// <summary>A loss that was acknowledged.</summary>
/// <param name="Version">The contest's version with the act; of a dry run, without it.</param>
/// <param name="Stored">False for a dry run.</param>
/// <param name="Lost">What <c>GET /check</c> no longer takes for a fault.</param>
public sealed record RestorationTold(string? Version, bool Stored, IReadOnlyList<LostCommit> Lost);

/// <summary>The newest commit of a head that the witness saw and the store does not have.</summary>
/// <param name="Head">The name of the head, which is that of a contest or of the keys.</param>
/// <param name="Number">In its chain, from 1.</param>
/// <param name="Commit">The commit's hash; 64 hexadecimal digits.</param>
/// <param name="SeenAt">When the witness was told of it.</param>
public sealed record LostCommit(string Head, int Number, string Commit, DateTimeOffset SeenAt);

/// <summary>After a store was restored from an old copy on purpose: the agency says so, with a reason, in the chain and in the witness.</summary>
public sealed class RestorationFunctions(ApiPipeline pipeline, JsonActs acts, ContestCheck check, HeadWitness witness, IDocumentStore store)
{
    private static readonly Operation s_acknowledge = Described(JsonActs.Of<RestorationRequest, RestorationTold>(
        "RestorationAcknowledgement", Capability.DecideStage,
        new SentExample("a-backup", """{ "reason": "The disk failed; restored from the backup of 12 March" }""", 201)));

    [Function("RestorationAcknowledgement")]
    public Task<IResult> Acknowledge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/restorations")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_acknowledge, api =>
        {
            var (lost, reason) = ((IReadOnlyList<Loss>)[], "");
            return acts.ActAsync<RestorationRequest, RestorationTold>(
                api, ActNames.Restoration,
                async (_, asked) =>
                {
                    if (Preconditions.Reason(asked.Reason) is not { } given)
                        return DecidedAct.No(api.Refuse(ProblemCodes.ReasonRequired, WebMessages.In(api.Language, "stage.reason.restoration")));
                    (lost, reason) = (await check.LostAsync(api.Contest.Id, api.Cancellation), given);
                    return lost.Count == 0
                        ? DecidedAct.No(api.Refuse(ProblemCodes.NothingToAcknowledge))
                        : new(ContestChange.Of([.. lost.Select(loss => new Restoration(loss.Seen.Head, loss.Seen.Target, loss.Seen.Commits))]), given);
                },
                async outcome =>
                {
                    if (outcome.Stored)
                        await WitnessAsync(api, lost, ContentHash.Parse(outcome.Version!), reason);
                    return new(outcome.Version, outcome.Stored, [.. lost.Select(loss => new LostCommit(loss.Seen.Head, loss.Seen.Commits, loss.Seen.Target.Hex, loss.Seen.At))]);
                });
        });

    private static Operation Described(Operation operation) => operation with { Problems = [.. operation.Problems, ProblemCodes.NothingToAcknowledge] };

    /// <param name="version">The commit of the acknowledgement, at which the contest's head points now.</param>
    private async Task WitnessAsync(ApiRequest api, IReadOnlyList<Loss> lost, ContentHash version, string reason)
    {
        try
        {
            foreach (var (seen, target) in lost)
                await witness.AcknowledgeAsync(store, seen, seen.Head == ContestHistory.HeadName(api.Contest.Id) ? version : target!.Value, By(api.Caller.Key!), reason);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The act stands, and its version is named; the check goes on naming the loss, and it can be acknowledged again.
            throw new StoreUnavailableException("The witness did not take the acknowledgement.", fault);
        }
    }

    private static string By(AccessKey key) => key.Name is { } name ? $"{name} ({key.Id})" : key.Id;
}
