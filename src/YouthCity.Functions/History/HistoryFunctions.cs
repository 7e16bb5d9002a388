using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.History;

/// <summary>The audit trail, and the files as they came.</summary>
public sealed class HistoryFunctions(ApiPipeline pipeline, Versions versions, CommitChains chains, IDocumentStore store, CachedResponse responses)
{
    private static readonly Operation s_audit = new("Audit", Capability.ReadAudit) { Returns = [Versions.Returns<Audit>()] };

    private static readonly Operation s_uploads = new("Uploads", Capability.Upload) { Returns = [Versions.Returns<Uploads>()] };

    private static readonly Operation s_download = new("UploadedFile", Capability.Upload)
    {
        Returns = [new(StatusCodes.Status200OK, ["application/octet-stream"]) { HasETag = true }],
        Parameters = [Versions.Asked, CachedResponse.Known],
        Problems = [ProblemCodes.UnknownUpload, .. Versions.Problems],
    };

    [Function("Audit")]
    public Task<IResult> AuditTrail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/audit")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_audit, (api, state) =>
            AnswerAsync(api, state, Audit.Of, audit => audit.Table(), "audit"));

    [Function("Uploads")]
    public Task<IResult> Files(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/uploads")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_uploads, (api, state) =>
            AnswerAsync(api, state, Uploads.Of, uploads => uploads.Table(), "uploads"));

    [Function("UploadedFile")]
    public Task<IResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/uploads/{id}")] HttpRequest request, string contest, string id) =>
        pipeline.OpenAsync(request, contest, s_download, async api =>
        {
            var asked = await versions.AskedAsync(api);
            if (asked.State is not { } state)
                return asked.Refusal!;
            var chain = await chains.ReadAsync(state.Version, api.Cancellation);

            // Any other document would be served by its hash too: only what an act of this contest names is a file of it.
            if (ContentHash.TryParse(id) is not { } file || chain.All(known => known.Commit.File != file))
                return api.Refuse(ProblemCodes.UnknownUpload, id);
            var content = await store.ReadOneAsync(file, api.Cancellation);
            return new Answer(
                StatusCodes.Status200OK, "application/octet-stream", new(content), api.Language, $"\"{file}\"",
                SentFileName.Of(api.Contest.Id, file, content));
        });

    /// <summary>The chain follows from the version, which is in the answer's key.</summary>
    private async Task<IResult> AnswerAsync<T>(ApiRequest api, ContestState state, Func<string, IReadOnlyList<KnownCommit>, T> content, Func<T, CsvTable> table, string name)
    {
        var chain = await chains.ReadAsync(state.Version, api.Cancellation);
        return responses.Answer(api, state, name, asked => content(asked.State.Contest.Id, chain), (answer, _) => table(answer));
    }
}
