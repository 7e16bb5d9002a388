using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Witness;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Integrity;

/// <summary>Whether what is stored of a contest adds up.</summary>
/// <param name="AddsUp">Whether nothing was found, but for what was acknowledged.</param>
/// <param name="Commits">How many acts could be read, from the newest version back.</param>
/// <param name="Documents">How many different documents they name.</param>
/// <param name="Faults">Everything that was found and not acknowledged; empty if all is well.</param>
/// <param name="Acknowledged">What was found once and acknowledged since, with the day, the key and the reason.</param>
public sealed record CheckAnswer(string Contest, bool AddsUp, int Commits, int Documents, IReadOnlyList<ShownFault> Faults, IReadOnlyList<ShownFault> Acknowledged);

/// <summary>The newest version of a contest, signed, so that a witness outside can keep it.</summary>
/// <param name="Head">One JSON object as text: the name of the head, its newest commit (<c>target</c>), how many commits there are, the time, the key's fingerprint, and a signature over the canonical form (RFC 8785) of the others; null before the first act.</param>
/// <param name="Fingerprint">Of the key: the SHA-256 of its SubjectPublicKeyInfo.</param>
/// <param name="PublicKey">In PEM.</param>
public sealed record HeadAnswer(string Contest, string? Head, string Fingerprint, string PublicKey);

/// <summary>Something that does not add up.</summary>
/// <param name="Code">A stable code of the kind of fault.</param>
/// <param name="Message">What is wrong and where, in the language asked for.</param>
public sealed record ShownFault(string Code, string Message);

/// <summary>Whether what is stored adds up: for the agency whenever it asks, for the operator every night in the log.</summary>
public sealed partial class IntegrityFunctions(ApiPipeline pipeline, ContestCatalog contests, ContestCheck check, HeadWitness witness, SigningKey key, IDocumentStore store, ILogger<IntegrityFunctions> log)
{
    /// <summary>At 21:30 UTC, which is 3:30 in Bishkek.</summary>
    private const string EveryNight = "0 30 21 * * *";

    private static readonly Operation s_check = new("Check", Capability.Upload)
    {
        IsOfContest = false,
        Returns = [Returned.JsonOf<CheckAnswer>(StatusCodes.Status200OK)],
        Problems = [ProblemCodes.UnknownContest],
    };

    [Function("Check")]
    public Task<IResult> Check(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/check")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, s_check, async api =>
        {
            // Found by its id alone: it may be the newest version that cannot be read.
            if (await contests.FindIdAsync(contest, api.Cancellation) is not { } id)
                return await pipeline.UnknownAsync(api.Language, contest, api.Cancellation);
            var result = await check.RunAsync(id, api.Cancellation);
            var answer = new CheckAnswer(id, result.Faults.Count == 0, result.Commits, result.Documents, [.. result.Faults.Select(fault => Show(fault, api.Language))], [.. result.Acknowledged.Select(fault => Show(fault, api.Language))]);
            return new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(answer)), api.Language);
        });

    private static readonly Operation s_head = new("Head", Capability.ReadScores, Capability.ReadCity) { Returns = [Returned.JsonOf<HeadAnswer>(StatusCodes.Status200OK)] };

    [Function("Head")]
    public Task<IResult> Head(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/head")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_head, async api =>
        {
            var line = await witness.SignNewestAsync(store, ContestHistory.HeadName(api.Contest.Id), api.Cancellation);
            var answer = new HeadAnswer(api.Contest.Id, line, key.Public.Fingerprint, key.Public.Pem);
            return new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(answer)), api.Language);
        });

    [Function("NightlyCheck")]
    public async Task Nightly([TimerTrigger(EveryNight)] TimerInfo timer)
    {
        var bad = 0;
        var ids = await contests.ListIdsAsync(CancellationToken.None);
        foreach (var id in ids)
        {
            if (!await LogAsync(id))
                bad++;
        }

        await WitnessAsync();
        if (bad == 0)
            AllAddUp(log, ids.Count);
        else
            SomeDoNot(log, bad, ids.Count);
    }

    /// <summary>Tells the witness where every head is, moved or not.</summary>
    private async Task WitnessAsync()
    {
        try
        {
            await witness.AppendAllAsync(store, CancellationToken.None);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or OperationCanceledException)
        {
            NotWitnessed(log, fault);
        }
    }

    /// <summary>Checks a contest and logs what was found; false where that is anything.</summary>
    private async Task<bool> LogAsync(string id)
    {
        try
        {
            var result = await check.RunAsync(id, CancellationToken.None);
            foreach (var fault in result.Faults)
                DoesNotAddUp(log, id, Show(fault, Language.En).Message);
            if (result.Faults.Count == 0)
                AddsUp(log, id, result.Commits, result.Documents);
            return result.Faults.Count == 0;
        }
#pragma warning disable CA1031 // One damaged contest must not keep the others from being checked.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            CannotBeRead(log, fault, id);
            return false;
        }
    }

    internal static ShownFault Show(Fault fault, Language language) =>
        new(fault.Text.Split('.')[^1], WebMessages.In(language, fault.Text, fault.Arguments));

    [LoggerMessage(Level = LogLevel.Information, Message = "Contest {Contest} adds up over {Commits} commits and {Documents} documents")]
    private static partial void AddsUp(ILogger log, string contest, int commits, int documents);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contest {Contest} does not add up: {Fault}")]
    private static partial void DoesNotAddUp(ILogger log, string contest, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contest {Contest} cannot be read")]
    private static partial void CannotBeRead(ILogger log, Exception fault, string contest);

    [LoggerMessage(Level = LogLevel.Error, Message = "The witness was not told where the heads are tonight")]
    private static partial void NotWitnessed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The nightly check found nothing wrong in {Contests} contests")]
    private static partial void AllAddUp(ILogger log, int contests);

    [LoggerMessage(Level = LogLevel.Error, Message = "The nightly check found {Bad} of {Contests} contests that do not add up")]
    private static partial void SomeDoNot(ILogger log, int bad, int contests);
}
