using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Documents;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Ballots;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;
using YouthCity.Storage;

namespace YouthCity.Functions.History;

/// <summary>The audit trail, and the files as they came.</summary>
public sealed class HistoryFunctions(FrontDoor door, Versions versions, CommitChains chains, IDocumentStore store, Reading reading)
{
    private const int LettersOfName = 12;

    private static readonly Operation s_trail = new("Audit", Audience.AgencyAndJury) { Returns = [Versions.Returns<Audit>()] };

    private static readonly Operation s_files = new("Uploads", Audience.Agency) { Returns = [Versions.Returns<Uploads>()] };

    private static readonly Operation s_oneFile = new("UploadedFile", Audience.Agency)
    {
        Returns = [new(StatusCodes.Status200OK, ["application/octet-stream"]) { HasETag = true }],
        Parameters = [Versions.Asked, Reading.Known],
        Problems = ["unknown-upload"],
    };

    [Function("Audit")]
    public Task<IResult> Trail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/audit")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, s_trail, visit =>
            AnswerAsync(visit, chain => Audit.Of(visit.Contest.Id, chain), audit => audit.Table(), "audit"));

    [Function("Uploads")]
    public Task<IResult> Files(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/uploads")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, s_files, visit =>
            AnswerAsync(visit, chain => Uploads.Of(visit.Contest.Id, chain), uploads => uploads.Table(), "uploads"));

    [Function("UploadedFile")]
    public Task<IResult> OneFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/uploads/{id}")] HttpRequest request, string contest, string id) =>
        door.OpenAsync(request, contest, s_oneFile, async visit =>
        {
            var chain = await versions.AskedAsync(visit) is { } state ? await chains.ReadAsync(state.Version, visit.Cancellation) : [];

            // Any other document would be served by its hash too: only what an act of this contest names is a file of it.
            if (ContentHash.TryParse(id) is not { } file || chain.All(known => known.Commit.File != file))
                return visit.Refuse(StatusCodes.Status404NotFound, "unknown-upload", id);
            var content = await store.ReadOneAsync(file, visit.Cancellation);
            return new Answer(
                StatusCodes.Status200OK, "application/octet-stream", new(content), visit.Language, $"\"{file}\"",
                $"{visit.Contest.Id}-{file.Hex[..LettersOfName]}.{EndingOf(content)}");
        });

    private static string EndingOf(byte[] content) =>
        content.AsSpan().StartsWith("PK\x03\x04"u8) ? "xlsx" : BallotReader.IsJson(content) ? "json" : "csv";

    private async Task<IResult> AnswerAsync<T>(Visit visit, Func<IReadOnlyList<KnownCommit>, T> content, Func<T, CsvTable> table, string name)
    {
        if (await versions.AskedAsync(visit) is not { } state)
            return Versions.Unknown(visit);
        var chain = await chains.ReadAsync(state.Version, visit.Cancellation);
        return reading.Answer(visit, state, () => content(chain), table, name);
    }
}
